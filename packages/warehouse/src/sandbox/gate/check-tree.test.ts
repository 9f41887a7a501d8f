/** The gate on real trees of DuckDB: what passes, what does not, and what it says of it. */
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { checkTree, type Vocabulary } from './check-tree.js';
import { ALLOWED_FUNCTIONS, ALLOWED_TABLE_FUNCTIONS, REFUSED_FAMILIES, REFUSED_FUNCTIONS } from './functions.js';
import { readTree } from './read-tree.js';
import { Refused } from './refused.js';

const vocabulary: Vocabulary = {
  tables: new Set(['ent', 'filings']),
  tableFunctions: new Set(['titles_as_of']),
  functions: new Set(['growth']),
  enterpriseTables: new Set(),
  aggregates: new Set(),
  taken: new Set(['ent', 'filings', 'app', 'secretcfg', 'duckdb_tables', 'pg_class']),
};
let connection: DuckDBConnection;

beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:', { errors_as_json: 'true' })).connect();
});
afterAll(() => connection.closeSync());

/** Null where the text passes, else the code and the facts. */
async function refusalOf(text: string): Promise<Partial<Refused> | null> {
  try {
    checkTree(await readTree(connection, text), text, vocabulary);
    return null;
  } catch (error) {
    if (error instanceof Refused) return { code: error.code, facts: error.facts };
    throw error;
  }
}

test.each([
  'SELECT * FROM ent',
  'FROM main.ent SELECT id',
  'TABLE ent',
  'VALUES (1, 2), (3, 4)',
  'SELECT count(*) FILTER (WHERE revenue > 0), sum(revenue) OVER (PARTITION BY region ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM ent',
  'WITH a AS (SELECT 1 AS x), b AS (SELECT x FROM a) SELECT * FROM b JOIN a USING (x)',
  'WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 5) SELECT * FROM r',
  'WITH 企业 AS MATERIALIZED (SELECT * FROM ent) SELECT * FROM 企业',
  'SELECT * FROM ent e, LATERAL (SELECT e.id + 1 AS next) l',
  'SELECT * FROM ent ASOF JOIN filings USING (id)',
  'SELECT * FROM ent WHERE id IN (SELECT id FROM filings) AND EXISTS (SELECT 1 FROM filings f WHERE f.id = ent.id)',
  'SELECT region, sum(revenue) FROM ent GROUP BY GROUPING SETS ((region), ()) HAVING sum(revenue) > 0 ORDER BY ALL LIMIT 10 OFFSET 1',
  'SELECT * FROM ent QUALIFY row_number() OVER (PARTITION BY region ORDER BY revenue DESC) <= 3',
  'SELECT * EXCLUDE (name), * REPLACE (upper(name) AS name), COLUMNS(c -> c LIKE $prefix) FROM ent',
  `SELECT * FROM ent PIVOT (sum(revenue) FOR region IN ('330101', '330102'))`,
  'UNPIVOT filings ON revenue, total_profit INTO NAME field VALUE amount',
  'SELECT list_transform([1, 2], x -> x + 1), [x FOR x IN [1, 2] IF x > 1], {a: 1}.a, map {1: 2}, [1, 2, 3][1:2]',
  `SELECT CAST('1' AS DECIMAL(18, 4)), TRY_CAST('x' AS DATE), '{}'::JSON, INTERVAL 1 MONTH, DATE '2026-01-01', x'41', NULL::STRUCT(a INTEGER)`,
  `SELECT name.upper(), 'a' COLLATE nocase, current_date, today(), extract(year FROM DATE '2026-01-01')`,
  'SELECT * FROM range(3), generate_series(1, 3), unnest([1, 2])',
  "SELECT * FROM titles_as_of(DATE '2026-06-30')",
  'SELECT a FROM (SELECT 1 AS a UNION SELECT 2 EXCEPT SELECT 2 INTERSECT SELECT 3) ORDER BY 1 DESC NULLS LAST',
  "SELECT CASE WHEN revenue BETWEEN 1 AND 2 THEN 1 ELSE -revenue END, coalesce(name, ''), #1 FROM ent USING SAMPLE 10%",
])('passes: %s', async text => {
  expect(await refusalOf(text)).toBeNull();
});

const REFUSED: [text: string, code: string, what?: string][] = [
  [`SELECT * FROM '/etc/passwd'`, 'sql-table-unknown', '/etc/passwd'],
  ['SELECT * FROM app.secretcfg', 'sql-table-unknown', 'app.secretcfg'],
  ['SELECT * FROM w.main.ent', 'sql-table-unknown'],
  ['SELECT * FROM information_schema.columns', 'sql-table-unknown'],
  ['SELECT (SELECT v FROM app.secretcfg) FROM ent', 'sql-table-unknown'],
  ['SELECT * FROM ent ORDER BY (SELECT max(v) FROM app.secretcfg)', 'sql-table-unknown'],
  ['SELECT * FROM ent LIMIT (SELECT count(*) FROM app.secretcfg)', 'sql-table-unknown'],
  ['SELECT * FROM range((SELECT count(*) FROM app.secretcfg))', 'sql-table-unknown'],
  ['SELECT sum(revenue) OVER (ORDER BY (SELECT v FROM app.secretcfg)) FROM ent', 'sql-table-unknown'],
  ['SELECT list_transform([1], x -> (SELECT v FROM app.secretcfg))', 'sql-table-unknown'],
  ['WITH a AS (SELECT 1) SELECT * FROM (SELECT * FROM secretcfg)', 'sql-table-unknown'],
  ['SELECT * FROM (WITH b AS (SELECT 1) SELECT * FROM b), b', 'sql-table-unknown', 'b'],
  ['SELECT * FROM a, (WITH a AS (SELECT 1) SELECT * FROM a)', 'sql-table-unknown', 'a'],
  ['WITH a AS (SELECT * FROM b), b AS (SELECT 1) SELECT * FROM a', 'sql-table-unknown', 'b'],
  ['WITH ent AS (SELECT 1) SELECT * FROM ent', 'sql-name-taken', 'ent'],
  ['WITH "SecretCfg" AS (SELECT 1) SELECT * FROM secretcfg', 'sql-name-taken', 'SecretCfg'],
  ['WITH "/etc/passwd" AS (SELECT 1) SELECT * FROM "/etc/passwd"', 'sql-name-taken', '/etc/passwd'],
  ['WITH RECURSIVE pg_class AS (SELECT 1 UNION SELECT * FROM pg_class) SELECT * FROM pg_class', 'sql-name-taken'],
  ["SELECT * FROM read_csv('a.csv')", 'sql-function-refused', 'read_csv'],
  ["SELECT * FROM query('SELECT 1')", 'sql-function-refused', 'query'],
  ['SELECT * FROM system.main.range(3)', 'sql-function-refused', 'range'],
  ['SELECT * FROM duckdb_settings()', 'sql-function-refused', 'duckdb_settings'],
  ["SELECT current_setting('threads')", 'sql-function-refused', 'current_setting'],
  ["SELECT ('threads').current_setting()", 'sql-function-refused', 'current_setting'],
  ["SELECT main.getvariable('x')", 'sql-function-refused', 'getvariable'],
  ['SELECT stats(name) FROM ent', 'sql-function-refused', 'stats'],
  ['SELECT current_user', 'sql-function-refused', 'current_user'],
  ["SELECT list_aggregate([1], 'sum'), json_serialize_sql('SELECT 1')", 'sql-function-refused'],
  ['SELECT sum(id) EXPORT_STATE FROM ent', 'sql-construct-refused', 'EXPORT_STATE'],
  ['DESCRIBE ent', 'sql-construct-refused', 'DESCRIBE / SHOW / SUMMARIZE'],
  ['SELECT * FROM (SUMMARIZE ent)', 'sql-construct-refused'],
  ['SHOW ALL TABLES', 'sql-construct-refused'],
  ['SELECT * FROM ent AT (VERSION => 1)', 'sql-construct-refused', 'AT'],
  ['SELECT 1::pointer', 'sql-construct-refused', 'pointer'],
  ['SELECT CAST(1 AS secret)', 'sql-construct-refused', 'secret'],
  ['SELECT DEFAULT', 'sql-construct-refused'],
  ['EXPLAIN SELECT 1', 'sql-not-select'],
  ['PIVOT ent ON region USING sum(revenue)', 'sql-not-select'],
  ['CALL pragma_version()', 'sql-not-select'],
  ["COPY ent TO 'a.csv'", 'sql-not-select'],
  ['SET threads = 4', 'sql-not-select'],
  ['INSERT INTO ent VALUES (1)', 'sql-not-select'],
  ['SELECT 1; SELECT 2', 'sql-several-statements'],
  ["SELECT 1; ATTACH 'a.duckdb'", 'sql-not-select'],
  [';', 'sql-empty'],
  ['-- only a remark', 'sql-empty'],
];

test.each(REFUSED.map(([text, code, what]) => ({ text, code, what })))(
  'refuses: $text',
  async ({ text, code, what }) => {
    const refusal = await refusalOf(text);
    expect(refusal?.code).toBe(code);
    if (what !== undefined) expect(refusal?.facts?.['name'] ?? refusal?.facts?.['what']).toBe(what);
  },
);

test('a refusal points at the place, in characters and not in bytes', async () => {
  const text = `SELECT '企业名称' AS 名称,\n  getvariable('x')`;
  expect(await refusalOf(text)).toMatchObject({ facts: { at: '2:3', position: text.indexOf('getvariable') } });
  expect(await refusalOf('SELECT 1\nFORM ent')).toMatchObject({
    code: 'sql-syntax',
    facts: { at: '2:6', near: 'ent' },
  });
});

test('every function of DuckDB is either allowed or refused on purpose', async () => {
  const names = await connection.runAndReadAll(
    `SELECT DISTINCT lower(function_name) FROM duckdb_functions() WHERE function_type IN ('scalar', 'aggregate', 'macro')`,
  );
  const known = names.getRows().map(([name]) => String(name));
  const isDecided = (name: string) =>
    !/\p{L}/u.test(name) || ALLOWED_FUNCTIONS.has(name) || REFUSED_FUNCTIONS.has(name) || REFUSED_FAMILIES.test(name);
  expect(known.filter(name => !isDecided(name))).toEqual([]);
  expect([...ALLOWED_FUNCTIONS].filter(name => REFUSED_FUNCTIONS.has(name) || REFUSED_FAMILIES.test(name))).toEqual([]);
});

test('of the functions that give rows only those without a source are allowed', () => {
  expect([...ALLOWED_TABLE_FUNCTIONS].sort()).toEqual(['generate_series', 'range', 'unnest']);
});
