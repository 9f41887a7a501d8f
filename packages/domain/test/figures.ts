import { figure, sumColumns, type Figure, type Indicator, type ObservedSums } from '../src/indicators/index.js';
import { FIELDS, FILING_KEYS, columnOf, fieldOf } from '../src/filings/fields.js';
import { ANSWER_COLUMNS } from '../src/filings/questions.js';
import { sql, type Sql } from '../src/sql.js';
import { monthOf } from '../src/vocabulary/period.js';
import { openDuckDb, type DuckDb } from './duckdb.js';

/** One row an indicator looks at, by column; a column that is not named is NULL. */
export type Row = Record<string, number | string | boolean | null | undefined>;

/** How each filed column behaves in time, by its name. */
export const FIELD_KINDS = new Map(FIELDS.map(({ key, kind }) => [columnOf(key), kind]));

const TEXT = sql`VARCHAR`;

/** Columns of the three tables an indicator can be computed over, with the types a snapshot gives them. */
const COLUMNS: Record<Indicator['over'], Record<string, Sql>> = {
  serving: {
    period: TEXT,
    months: sql`INTEGER`,
    tier: TEXT,
    ...Object.fromEntries(ANSWER_COLUMNS.map(name => [name, TEXT])),
    ...Object.fromEntries(
      FILING_KEYS.map(key => [columnOf(key), isHeadcount(key) ? sql`BIGINT` : sql`DECIMAL(18, 4)`]),
    ),
  },
  standing: { period: TEXT, enterprise_id: TEXT, tier: TEXT },
  holding: {
    period: TEXT,
    enterprise_id: TEXT,
    tier: TEXT,
    ...flags('held', 'granted', 'renewed', 'expiring', 'expired', 'cancelled'),
  },
  duty: {
    period: TEXT,
    enterprise_id: TEXT,
    ...flags('filed', 'late', 'revised_late'),
    n_asked: sql`INTEGER`,
    n_answered: sql`INTEGER`,
  },
};

function flags(...names: string[]): Record<string, Sql> {
  return Object.fromEntries(names.map(name => [name, sql`BOOLEAN`]));
}

/** What an indicator says of some rows, as a sentence; the figure is named as far as the sentence goes. */
export interface IndicatorCase {
  says: string;
  rows: readonly Row[];
  figure: Partial<Figure>;
}

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

/** The same in a database that is open, for many indicators one after the other. */
export async function figureIn(database: DuckDb, indicator: Indicator, rows: readonly Row[]): Promise<Figure> {
  return figure(indicator, await askSums(database, indicator, rows));
}

async function askSums(database: DuckDb, indicator: Indicator, rows: readonly Row[]): Promise<ObservedSums> {
  const columns = COLUMNS[indicator.over];
  const typed = Object.entries(columns).map(([name, type]) => sql`${sql.identifier(name)} ${type}`);
  const observedRows = sql.identifier(`observed_${indicator.over}`);
  await database.run(sql`CREATE TABLE IF NOT EXISTS ${observedRows} (${sql.join(typed)})`);
  await database.run(sql`DELETE FROM ${observedRows}`);
  for (const row of rows) {
    const strange = Object.keys(row).filter(name => !(name in columns));
    if (strange.length > 0) throw new Error(`There is no column ${strange.join(', ')} in ${indicator.over}`);
    const dated: Row = { period: '2026-09', ...row };
    const filled: Row = indicator.over === 'serving' ? { months: monthOf(String(dated['period'])), ...dated } : dated;
    const names = sql.join(Object.keys(filled).map(sql.identifier));
    await database.run(
      sql`INSERT INTO ${observedRows} (${names}) VALUES (${sql.join(Object.values(filled).map(value => value ?? null))})`,
    );
  }
  const parts = sumColumns(indicator).map(({ part, aggregate }) => sql`${aggregate} AS ${sql.identifier(part)}`);
  const [sums] = await database.rows<Record<string, number | null>>(
    sql`SELECT ${sql.join(parts)} FROM ${observedRows}`,
  );
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
