import type { SqlParameter } from '@tidu/contract';

/** One way to get a result from outside the page. */
export interface Snippet {
  id: 'curl' | 'pandas' | 'polars' | 'r' | 'excel';
  title: string;
  code: string;
}

/**
 * The same query for other tools, each with the key in the environment variable TIDU_TOKEN.
 *
 * @param origin of the service, such as `http://127.0.0.1:8080`
 */
export function snippetsOf(origin: string, sql: string, parameters: readonly SqlParameter[]): Snippet[] {
  const body = JSON.stringify({ sql, ...(parameters.length > 0 && { parameters }) });
  const address = `${origin}/api/sql`;
  const python = JSON.stringify(body);
  return [
    {
      id: 'curl',
      title: 'curl',
      code: [
        `curl -sS --fail ${address} \\`,
        `  -H "Authorization: Bearer $TIDU_TOKEN" -H "Content-Type: application/json" -H "Accept: text/csv" \\`,
        `  --data-binary ${inShell(body)} -o result.csv`,
      ].join('\n'),
    },
    {
      id: 'pandas',
      title: 'Python · pandas / pyarrow',
      code: [
        'import json, os, pyarrow as pa, urllib.request',
        '',
        `request = urllib.request.Request("${address}", data=${python}.encode(), headers={`,
        `    "Authorization": "Bearer " + os.environ["TIDU_TOKEN"],`,
        `    "Content-Type": "application/json", "Accept": "application/vnd.apache.arrow.stream"})`,
        'with urllib.request.urlopen(request) as answer:',
        '    table = pa.ipc.open_stream(answer).read_all()',
        'frame = table.to_pandas()',
      ].join('\n'),
    },
    {
      id: 'polars',
      title: 'Python · polars',
      code: [
        'import io, os, polars, urllib.request',
        '',
        `request = urllib.request.Request("${address}", data=${python}.encode(), headers={`,
        `    "Authorization": "Bearer " + os.environ["TIDU_TOKEN"],`,
        `    "Content-Type": "application/json", "Accept": "application/vnd.apache.parquet"})`,
        'with urllib.request.urlopen(request) as answer:',
        '    frame = polars.read_parquet(io.BytesIO(answer.read()))',
      ].join('\n'),
    },
    {
      id: 'r',
      title: 'R · arrow',
      code: [
        'library(httr2); library(arrow)',
        '',
        `answer <- request("${address}") |>`,
        '  req_auth_bearer_token(Sys.getenv("TIDU_TOKEN")) |>',
        '  req_headers(Accept = "application/vnd.apache.arrow.stream") |>',
        `  req_body_raw(${python}, "application/json") |>`,
        '  req_perform()',
        'frame <- read_ipc_stream(resp_body_raw(answer))',
      ].join('\n'),
    },
    {
      id: 'excel',
      title: 'Excel · Power Query',
      code: [
        'let',
        `  Source = Csv.Document(Web.Contents("${origin}", [`,
        '    RelativePath = "api/sql",',
        '    Headers = [Authorization = "Bearer <TIDU_TOKEN>", #"Content-Type" = "application/json", Accept = "text/csv"],',
        `    Content = Text.ToBinary(${inPowerQuery(body)})]), [Encoding = 65001]),`,
        '  Rows = Table.PromoteHeaders(Source)',
        'in Rows',
      ].join('\n'),
    },
  ];
}

const inShell = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
const inPowerQuery = (text: string): string => `"${text.replaceAll('"', '""')}"`;
