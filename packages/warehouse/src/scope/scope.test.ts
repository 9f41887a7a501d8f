/** Scope files of a small province: what is in them, what is not, and that every text about them is true. */
import { statSync } from 'node:fs';
import { CANNED_QUERIES, QUERY_TABLES, sql } from '@tidu/domain';
import { corpusAttacks, ownAttacks } from '../../test/attacks.js';
import { Lake, type Built } from '../../test/lake.js';
import { provinceOf } from '../../test/province.js';
import { rowsOf, runQuery, type Outcome } from '../../test/strangers.js';
import { hashFile } from '../build/seal.js';
import { openDatabase } from '../database.js';
import { openSandbox, type Sandbox, type SandboxQuery, type WorkerFile } from '../sandbox/index.js';
import { ScopeFiles, type Extent } from './index.js';

const PROVINCE: Extent = { regionId: '220000', isRoot: true, withPersons: true, withheld: [] };
const CHANGCHUN: Extent = { regionId: '220100', isRoot: false, withPersons: false, withheld: [] };
const WARNINGS = [
  ['enterprise', 'E000'],
  ['enterprise', 'E005'],
  ['region', '220102'],
  ['region', '220200'],
].map(([subject, subjectId]) => ({
  ...{
    rule: 'revenue-falling',
    ruleName: '收入下降',
    subject: subject!,
    subjectId: subjectId!,
    subjectName: subjectId!,
  },
  ...{ severity: 'orange', state: 'firing', period: '2026-09', value: -20, threshold: -10, unit: '%', streak: 2 },
  ...{ since: '2026-10-09T02:00:00.000Z', firedAt: null },
}));

let lake: Lake;
let snapshot: Built;
let sandbox: Sandbox;
let province: WorkerFile;
let changchun: WorkerFile;

beforeAll(async () => {
  lake = await Lake.create();
  snapshot = await provinceOf(lake);
  const files = new ScopeFiles(lake.home);
  const state = { snapshotId: snapshot.id, evaluation: '1' };
  const sources = async () => ({ snapshotFile: snapshot.file, warnings: WARNINGS });
  province = await files.open(state, PROVINCE, sources);
  changchun = await files.open(state, CHANGCHUN, sources);
  sandbox = openSandbox({ graceMs: 200 });
}, 120_000);
afterAll(async () => {
  await sandbox.close();
  await lake.remove();
});

const run = (file: WorkerFile, text: string, wish: Partial<SandboxQuery> = {}): Promise<Outcome> =>
  runQuery(sandbox, file, text, { user: 'analyst', session: file.file, mostRows: 100_000, ...wish });

test('every table has exactly the columns that are described, each with its comment', async () => {
  const database = await openDatabase(province.file, { access_mode: 'READ_ONLY' });
  try {
    for (const { name, columns } of QUERY_TABLES) {
      const found = await database.rows<{ name: string; comment: string | null }>(
        sql`SELECT column_name AS name, comment FROM duckdb_columns() WHERE table_name = ${name} ORDER BY column_index`,
      );
      expect([name, found.map(column => column.name)]).toEqual([name, columns.map(column => column.name)]);
      expect([name, found.filter(({ comment }) => comment === null)]).toEqual([name, []]);
    }
  } finally {
    database.close();
  }
});

test('the file is read-only, and says of itself what is in it', async () => {
  expect(statSync(province.file).mode & 0o222).toBe(0);
  const described = QUERY_TABLES.flatMap(({ columns }) => columns).length;
  expect(rowsOf(await run(province, 'SELECT count(*) FROM data_dictionary'))).toEqual([[described]]);
});

test('a prefecture finds its own enterprises in every table, and none of another', async () => {
  // 130 enterprises over 13 places: five places of 长春, less the quarter that moved to 吉林市.
  const inside = await snapshot.rows<{ id: string }>(
    sql`SELECT enterprise_id AS id FROM enterprise WHERE prefecture_id = '220100' ORDER BY id`,
  );
  expect(inside.length).toBeGreaterThan(20);
  const own = new Set(inside.map(({ id }) => id));
  for (const { name, columns } of QUERY_TABLES) {
    if (!columns.some(column => column.name === 'enterprise_id')) continue;
    const found = rowsOf(
      await run(changchun, `SELECT DISTINCT enterprise_id FROM ${name} WHERE enterprise_id IS NOT NULL`),
    ).map(([id]) => id);
    expect([name, found.filter(id => !own.has(String(id)))]).toEqual([name, []]);
    expect([name, found.length > 0]).toEqual([name, true]);
  }
  expect(rowsOf(await run(changchun, `SELECT DISTINCT level FROM indicator_value ORDER BY 1`))).toEqual([
    ['county'],
    ['prefecture'],
  ]);
});

test('warnings of the regions inside are there, those of others are not', async () => {
  const regions = `SELECT region_id FROM warning WHERE subject = 'region' ORDER BY 1`;
  expect(rowsOf(await run(changchun, regions))).toEqual([['220102']]);
  expect(rowsOf(await run(province, regions))).toEqual([['220102'], ['220200']]);
});

test('names of persons are left out where the role does not ask for them', async () => {
  expect(await run(province, 'SELECT secretary FROM enterprise')).toMatchObject({ code: null });
  for (const table of ['enterprise', 'warning']) {
    expect(await run(changchun, `SELECT secretary FROM ${table}`)).toMatchObject({ code: 'sql-column-unknown' });
  }
});

test('figures of a period that is not released are not in the file', async () => {
  const files = new ScopeFiles(lake.home);
  const sources = async () => ({ snapshotFile: snapshot.file, warnings: WARNINGS });
  const state = { snapshotId: snapshot.id, evaluation: '1' };
  const file = await files.open(state, { ...PROVINCE, withheld: ['2026-09'] }, sources);
  for (const table of ['filing_latest', 'filing_all', 'filing_monthly', 'indicator_value', 'warning']) {
    expect(rowsOf(await run(file, `SELECT count(*) FROM ${table} WHERE period = '2026-09'`))).toEqual([[0]]);
  }
  expect(
    rowsOf(await run(file, `SELECT count(latest_revenue) FROM enterprise WHERE latest_period = '2026-09'`)),
  ).toEqual([[0]]);
  expect(rowsOf(await run(file, `SELECT count(*) > 0 FROM filing_latest WHERE period = '2026-06'`))).toEqual([[true]]);
});

test('one scope cannot name the file of another', async () => {
  for (const text of [
    `SELECT * FROM '${province.file}'`,
    `SELECT * FROM read_duckdb('${province.file}')`,
    `ATTACH '${province.file}' AS other`,
    'SELECT * FROM mart_serving',
    'SELECT * FROM s.serving',
  ]) {
    expect((await run(changchun, text)).code).not.toBeNull();
  }
});

test('figures are those of the pages', async () => {
  const warehouse = await snapshot.open();
  try {
    for (const code of ['revenue', 'revenue-growth', 'rd-intensity', 'reporting-rate', 'profit-margin']) {
      const pages = await warehouse.values({ codes: [code], periods: ['2026-09'], regionId: '220000', by: 'region' });
      const text = `SELECT region_id, value, n FROM indicator_value
        WHERE code = $code AND period = '2026-09' AND level = 'prefecture' AND tier = 'all' AND section = 'all'`;
      const parameters = [{ name: 'code', type: 'text', value: code } as const];
      const found = new Map(rowsOf(await run(province, text, { parameters })).map(([id, ...rest]) => [id, rest]));
      for (const { key, value, n } of pages.filter(page => page.n > 0 && found.has(page.key))) {
        const [own, ownN] = found.get(key) as [number | null, number];
        expect([code, key, ownN]).toEqual([code, key, n]);
        if (value === null) expect(own).toBeNull();
        else expect(own).toBeCloseTo(value, 6);
      }
      expect(found.size).toBeGreaterThan(3);
    }
  } finally {
    warehouse.close();
  }
});

test('a cumulative value is taken apart into what was earned since the filing before', async () => {
  const both = `SELECT m.months, f.revenue - b.revenue = m.revenue
    FROM filing_monthly m
    JOIN filing_latest f ON f.enterprise_id = m.enterprise_id AND f.period = '2026-09'
    JOIN filing_latest b ON b.enterprise_id = m.enterprise_id AND b.period = '2026-06'
    WHERE m.period = '2026-09' AND m.revenue IS NOT NULL`;
  const rows = rowsOf(await run(province, both));
  expect(rows.length).toBeGreaterThan(50);
  expect(new Set(rows.map(row => JSON.stringify(row)))).toEqual(new Set(['[3,true]']));
  expect(rowsOf(await run(province, `SELECT DISTINCT months FROM filing_monthly WHERE period = '2026-03'`))).toEqual([
    [3],
  ]);
});

test('titles as of a day are those granted before it and not ended by it', async () => {
  const on = async (day: string) =>
    rowsOf(await run(province, `SELECT count(*) FROM title_on(DATE '${day}') WHERE enterprise_id = 'E009'`));
  // E009 is municipal from 2024-05-01 until 2026-08-01.
  expect([await on('2024-04-30'), await on('2024-05-01'), await on('2026-07-31'), await on('2026-08-01')]).toEqual([
    [[0]],
    [[1]],
    [[1]],
    [[0]],
  ]);
});

test('there are twenty canned queries, and each is answered in the province and in a prefecture', async () => {
  expect(CANNED_QUERIES).toHaveLength(20);
  for (const { id, sql: text, parameters } of CANNED_QUERIES) {
    const given = parameters.map(({ name, type, preset }) => ({
      ...{ name, type, value: preset === 'latest' ? '2026-09' : preset },
    }));
    for (const file of [province, changchun]) {
      const { code, facts } = await run(file, text, { parameters: given });
      expect({ id, code, facts }).toEqual({ id, code: null, facts: {} });
    }
  }
});

test('sums over one or two enterprises are marked when they leave', async () => {
  const text = (having: string) =>
    `SELECT $word AS word, county, sum(revenue) AS s FROM filing_latest WHERE period = '2026-09' GROUP BY county ${having}`;
  const parameters = [{ name: 'word', type: 'text', value: '县' } as const];
  const marked = rowsOf(await run(changchun, text(''), { parameters, markSmall: true })).map(row => row.at(-1));
  const counts = rowsOf(
    await run(changchun, `SELECT count(*) < 3 FROM filing_latest WHERE period = '2026-09' GROUP BY county`),
  ).flat();
  expect(marked.sort()).toEqual(counts.sort());
  const small = await run(changchun, text('HAVING count(*) < 3'), { parameters, markSmall: true });
  expect(rowsOf(small).filter(row => row.at(-1) !== true)).toEqual([]);
  const one = `SELECT max(revenue) FROM filing_latest WHERE name = '企业0'`;
  expect(rowsOf(await run(changchun, one, { markSmall: true }))).toMatchObject([[expect.any(Number), true]]);
});

test.each([
  ['SELECT name FROM enterprise ORDER BY name LIMIT 1', 1],
  ['SELECT rank() OVER (ORDER BY name) FROM enterprise LIMIT 1', 1],
  [`SELECT '一' FROM enterprise LIMIT 2`, 1],
  ['SELECT count(*) FROM enterprise UNION ALL SELECT 9007199254740993', 1],
])('a query that sums nothing up keeps its columns: %s', async (text, width) => {
  expect(rowsOf(await run(province, text, { markSmall: true }))[0]).toHaveLength(width);
});

if (corpusAttacks.length === 0) console.warn('../shared/corpus/sql-attacks.json is not there: its attacks are not run');

test('attacks written for our own tables leave the file as it was and tell nothing of another scope', async () => {
  const before = await hashFile(changchun.file);
  const foreign = await snapshot.rows<{ id: string }>(
    sql`SELECT enterprise_id AS id FROM enterprise WHERE prefecture_id IS DISTINCT FROM '220100'`,
  );
  const attacks = [...corpusAttacks, ...ownAttacks].filter(({ class: kind }) => kind === 'scope' || kind === 'escape');
  const told: string[] = [];
  for (const { id, sql: attack } of attacks) {
    const text = attack.replaceAll(/\bent\b/gi, 'filing_latest').replaceAll(/\bid\b/gi, 'enterprise_id');
    const { body, ms } = await run(changchun, text, { user: id, limitMs: 200 });
    if (foreign.some(enterprise => body.includes(`"${enterprise.id}"`))) told.push(`${id} tells of another scope`);
    if (ms > 1200) told.push(`${id} took ${Math.round(ms)} ms`);
  }
  expect(told).toEqual([]);
  expect(await hashFile(changchun.file)).toBe(before);
}, 30_000);
