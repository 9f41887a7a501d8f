import { figure, sumColumns, type Figure, type Indicator, type ObservedSums } from '../src/indicators/index.js';
import { FILING_KEYS, columnOf, fieldOf } from '../src/filings/fields.js';
import { sql, type Sql } from '../src/sql.js';
import { openDuckDb, type DuckDb } from './duckdb.js';

/** One row an indicator looks at, by column; a column that is not named is NULL. */
export type Row = Record<string, number | string | boolean | null | undefined>;

const TEXT = sql`VARCHAR`;

/** Columns of the three tables an indicator can be computed over, with the types a snapshot gives them. */
const COLUMNS: Record<Indicator['over'], Record<string, Sql>> = {
  serving: {
    period: TEXT,
    ...Object.fromEntries(
      FILING_KEYS.map(key => [columnOf(key), isHeadcount(key) ? sql`BIGINT` : sql`DECIMAL(18, 4)`]),
    ),
  },
  standing: { period: TEXT, enterprise_id: TEXT, tier: TEXT },
  duty: { period: TEXT, enterprise_id: TEXT, filed: sql`BOOLEAN`, late: sql`BOOLEAN` },
};

/** The figure of an indicator over these rows, computed by a real DuckDB from its two sums. */
export async function figureOver(indicator: Indicator, rows: readonly Row[]): Promise<Figure> {
  return figure(indicator, await sumsOver(indicator, rows));
}

/** The sums of an indicator over these rows. */
export async function sumsOver(indicator: Indicator, rows: readonly Row[]): Promise<ObservedSums> {
  const database = await openDuckDb();
  try {
    return await askSums(database, indicator, rows);
  } finally {
    database.close();
  }
}

async function askSums(database: DuckDb, indicator: Indicator, rows: readonly Row[]): Promise<ObservedSums> {
  const columns = COLUMNS[indicator.over];
  const typed = Object.entries(columns).map(([name, type]) => sql`${sql.identifier(name)} ${type}`);
  await database.run(sql`CREATE TABLE observed (${sql.join(typed)})`);
  for (const row of rows) {
    const strange = Object.keys(row).filter(name => !(name in columns));
    if (strange.length > 0) throw new Error(`There is no column ${strange.join(', ')} in ${indicator.over}`);
    const filled: Row = { period: '2026-09', ...row };
    const names = sql.join(Object.keys(filled).map(sql.identifier));
    await database.run(
      sql`INSERT INTO observed (${names}) VALUES (${sql.join(Object.values(filled).map(value => value ?? null))})`,
    );
  }
  const parts = sumColumns(indicator).map(({ part, aggregate }) => sql`${aggregate} AS ${sql.identifier(part)}`);
  const [sums] = await database.rows<Record<string, number | null>>(sql`SELECT ${sql.join(parts)} FROM observed`);
  return observed(sums!);
}

function observed(sums: Record<string, number | null>): ObservedSums {
  const read = (part: string) => sums[part] ?? null;
  const all = { numerator: read('numerator'), denominator: read('denominator'), n: read('n') ?? 0 };
  if (!('n_comparable' in sums)) return all;
  const half = (name: string) => ({ numerator: read(`${name}_numerator`), denominator: read(`${name}_denominator`) });
  return { ...all, comparable: { now: half('now'), prior: half('prior'), n: read('n_comparable') ?? 0 } };
}

function isHeadcount(key: string): boolean {
  const field = fieldOf(key)!;
  return field.unit === 'piece' || (field.unit === 'person' && field.kind !== 'average');
}
