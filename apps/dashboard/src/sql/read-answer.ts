import { ApiError, errorBody, type SqlParameter } from '@tidu/contract';

/** A cell as it comes: a number beyond 2^53 is text, what is nested is an object. */
export type SqlCell = string | number | boolean | null | object;

export interface SqlColumn {
  name: string;
  type: string;
  kind: 'number' | 'text' | 'day' | 'moment' | 'boolean' | 'other';
}

/** A result, as far as it has come. */
export interface SqlResult {
  queryId: string;
  snapshotId: string;
  columns: SqlColumn[];
  rows: SqlCell[][];
  /** Null while more may come. */
  end: { rowCount: number; truncated: boolean; elapsedMs: number } | null;
}

/** A query as the page asks it. */
export interface SqlAsked {
  sql: string;
  parameters: SqlParameter[];
  mostRows: number;
  limitSeconds: number;
  markSmall: boolean;
}

type Line =
  | { columns: SqlColumn[]; queryId: string; snapshotId: string }
  | { rows: SqlCell[][] }
  | { end: NonNullable<SqlResult['end']> }
  | { error: unknown };

/**
 * Runs a query and reads its rows as they come.
 *
 * @param onRows told after each piece, with what is there by then
 * @throws ApiError when it is refused or breaks off, TypeError when the API cannot be reached
 */
export async function runSql(
  asked: SqlAsked,
  { signal, onRows }: { signal: AbortSignal; onRows: (result: SqlResult) => void },
): Promise<SqlResult> {
  const response = await fetch('/api/sql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', accept: 'application/x-ndjson' },
    body: JSON.stringify(asked),
    signal,
  });
  if (!response.ok || response.body === null) throw await refusalOf(response);
  const result: SqlResult = { queryId: '', snapshotId: '', columns: [], rows: [], end: null };
  for await (const line of linesOf(response.body)) {
    const told = JSON.parse(line) as Line;
    if ('error' in told) throw new ApiError(response.status, errorBody.parse(told.error));
    if ('columns' in told) Object.assign(result, told);
    else if ('rows' in told) for (const row of told.rows) result.rows.push(row);
    else result.end = told.end;
    onRows(result);
  }
  // A connection that ends without the last line has lost something on the way.
  if (result.end === null) throw new ApiError(response.status, null);
  return result;
}

/** The refusal of an answer that is no rows. */
export async function refusalOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  return new ApiError(response.status, errorBody.safeParse(body).data ?? null);
}

/** Lines of a stream of text, without their ends. */
export async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  const reader = stream.getReader();
  let held = '';
  for (;;) {
    const { value, done } = await reader.read();
    held += done ? decoder.decode() : decoder.decode(value, { stream: true });
    const lines = held.split('\n');
    held = lines.pop()!;
    for (const line of lines) if (line !== '') yield line;
    if (done) break;
  }
  if (held !== '') yield held;
}
