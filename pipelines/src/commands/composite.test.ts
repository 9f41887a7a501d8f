import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';
import { readConfiguration, TiduError } from '@tidu/domain';
import { composite } from './composite.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidu-composite-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Answer {
  units: { unit: string; score: number | null; rank: number | null; excluded: { zh: string } | null }[];
}

/** Runs the command as a shell would, without any database. */
async function run(
  files: Record<string, string | Buffer>,
  ...args: string[]
): Promise<{ code: number; out: string[]; told: string[] }> {
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  const [out, told]: string[][] = [[], []];
  const code = await composite.run({
    args,
    configuration: readConfiguration({}, folder),
    databaseUrl: null,
    cwd: folder,
    now: new Date(0),
    answer: () => process.stdout,
    print: line => out!.push(line),
    remark: line => told!.push(line),
  });
  return { code, out: out!, told: told! };
}

const scheme = `id: two
name: 两项指标
indicators: [{ code: 产值 }, { code: 能耗, direction: lower-is-better }]
result: { decimals: 1 }
`;
const values = '地区,产值,能耗\n甲,10,8\n乙,5,\n丙,0,4\n丁,4,4\n';
const json = ['values.csv', '--scheme', 'scheme.yaml', '--json'];

test('a table and a scheme give one line of JSON: best first, and who is not ranked last with the reason', async () => {
  const { code, out } = await run({ 'values.csv': values, 'scheme.yaml': scheme }, ...json);
  expect([code, out.length]).toEqual([0, 1]);
  const { units } = JSON.parse(out[0]!) as Answer;
  expect(units.map(({ unit, score, rank, excluded }) => [unit, score, rank, excluded?.zh ?? null])).toEqual([
    ['丁', 70, 1, null],
    ['甲', 50, 2, null],
    ['丙', 50, 2, null],
    ['乙', null, null, '缺少数据，不排名：能耗'],
  ]);
  expect(units[0]).toMatchObject({
    indicators: { 产值: { raw: 4, treated: 4, normalised: 40, weighted: 20 }, 能耗: { normalised: 100 } },
    groups: { index: 70 },
  });
});

test('people get a line a unit', async () => {
  const { code, out } = await run(
    { 'values.csv': values, 'scheme.yaml': scheme },
    'values.csv',
    '--scheme',
    'scheme.yaml',
  );
  expect(code).toBe(0);
  expect(out).toEqual(['1\t丁\t70', '2\t甲\t50', '2\t丙\t50', '—\t乙\t缺少数据，不排名：能耗']);
});

test('a table in GB18030, or with a byte order mark, quotes and empty lines, is the same table', async () => {
  const odd = `\ufeff"地区","产值","能耗"\r\n\r\n"甲",10,8\r\n乙,5,\r\n丙,"0",4\r\n丁,4,4`;
  const outs = [];
  for (const table of [values, iconv.encode(values, 'gb18030'), odd]) {
    outs.push((await run({ 'values.csv': table, 'scheme.yaml': scheme }, ...json)).out);
  }
  expect(outs[1]).toEqual(outs[0]);
  expect(outs[2]).toEqual(outs[0]);
});

test.each<[fault: string, table: string | Buffer, text: string, told: string]>([
  ['a cell that is no number', values.replace('10', '约10'), scheme, '第 2 行 产值：现为“约10”，应为一个数'],
  ['a column that is not there', values.replace('能耗', '电耗'), scheme, '第 1 行 能耗：应为表头有一列“能耗”'],
  ['a quote that never ends', '地区,产值,能耗\n"甲,1,2\n', scheme, '引号'],
  ['bytes that are no text', Buffer.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0]), scheme, '。'],
  [
    'a scheme that is wrong',
    values,
    scheme.replace('lower-is-better', 'less'),
    '第 3 行 indicators.1.direction：应为 higher-is-better、lower-is-better 之一',
  ],
  ['a unit that is not there', values, `${scheme}exclude: [{ unit: 戊, reason: 无 }]\n`, '表中没有“戊”这个单位'],
])('%s is refused with 2, and told', async (_, table, text, told) => {
  const answer = await run({ 'values.csv': table, 'scheme.yaml': text }, ...json);
  expect(answer.code).toBe(2);
  expect(answer.told.join('\n')).toContain(told);
  expect(JSON.parse(answer.out[0]!)).toMatchObject({ outcome: 'refused' });
});

test('a file that is not there, or a word too few, is no refusal of a file', async () => {
  const files = { 'values.csv': values, 'scheme.yaml': scheme };
  await expect(run(files, 'other.csv', '--scheme', 'scheme.yaml')).rejects.toMatchObject({ code: 'file-unreadable' });
  await expect(run(files, 'values.csv', '--scheme', 'other.yaml')).rejects.toMatchObject({ code: 'file-unreadable' });
  await expect(run(files, 'values.csv')).rejects.toThrow(TiduError);
});

const expected = fileURLToPath(new URL('../../../../shared/data/expected/', import.meta.url));
const isThere = existsSync(expected);
if (!isThere) console.log(`skipped: the expected indices are not beside the checkout (${expected})`);
const comparing = isThere ? test : test.skip;
type Rows = Record<string, Record<string, number | null>>;
const asCsv = (rows: Rows, columns: readonly string[]): string =>
  [
    ['unit', ...columns],
    ...Object.entries(rows).map(([unit, row]) => [unit, ...columns.map(column => row[column] ?? '')]),
  ]
    .map(cells => cells.join(','))
    .join('\n');

async function compared(
  rows: Rows,
  sample: { column: string; min: number },
  indicators: Record<string, number>,
): Promise<{ order: string[]; furthest: number }> {
  const codes = Object.keys(indicators);
  const text = `id: s\nname: s\nscreen: { require: [{ column: ${sample.column}, min: ${sample.min} }] }\nindicators:\n${codes.map(code => `  - { code: ${code}, weight: ${indicators[code]} }\n`).join('')}`;
  const { code, out } = await run(
    { 'values.csv': asCsv(rows, [...codes, sample.column]), 'scheme.yaml': text },
    ...json,
  );
  expect(code).toBe(0);
  const units = (JSON.parse(out[0]!) as Answer).units.filter(({ rank }) => rank !== null);
  return {
    order: units.map(({ unit }) => unit),
    furthest: Math.max(...units.map(({ unit, score }) => Math.abs(score! - rows[unit]!.composite!))),
  };
}

comparing('provinces by the half-year of their listed companies, as an independent script has them', async () => {
  const { areas, ranking } = JSON.parse(readFileSync(join(expected, 'e15_ashare_quarterly.json'), 'utf8')) as {
    areas: Rows;
    ranking: [string, number][];
  };
  const answer = await compared(
    areas,
    { column: 'n', min: 10 },
    { growth_pct: 0.5, net_margin_pct: 0.3, median_equity_ratio: 0.2 },
  );
  expect(answer.order).toEqual(ranking.map(([area]) => area));
  expect(answer.furthest).toBeLessThan(1e-9);
});

comparing('countries by their largest investors in research, as an independent script has them', async () => {
  const { countries, composite_order: order } = JSON.parse(
    readFileSync(join(expected, 'e03_cordip_panel.json'), 'utf8'),
  ) as {
    countries: Rows;
    composite_order: string[];
  };
  const answer = await compared(
    countries,
    { column: 'n_rd_ns_2018', min: 20 },
    { rd_growth: 0.25, ns_growth: 0.25, rd_intensity: 0.3, margin: 0.2 },
  );
  expect(answer.order).toEqual(order);
  expect(answer.furthest).toBeLessThan(1e-9);
});
