import { columnOf, FIELDS, priorKey, sql, TIERS, type Evidence, type Programme } from '@tidu/domain';
import { insertReference } from '../src/build/regions.js';
import { createTables } from '../src/build/tables.js';
import { openDatabase, tableOf } from '../src/database.js';
import type { SnapshotFile } from '../src/read/snapshot-file.js';
import type { AttestedFact } from '../src/read/verdicts-wide.js';
import type { LakeRow } from './lake.js';
import { regions } from './sheet.js';

/** One enterprise of the lake, with what is filed beside its values for the year before. */
export interface Filer {
  id: string;
  evidence: Evidence;
  /** Of the period and of the year before it: 上年同期 as filed. */
  priors: [Record<string, number | null>, Record<string, number | null>];
}

/** Enterprises with every kind of gap: a value, a year, the industry, a title, a fact. */
export function filersOf(name: string, count: number, seed: number): Filer[] {
  const draw = drawer(seed);
  const valueOf = (unit: string) =>
    // A zero has no sign in the lake.
    draw.of(unit === 'cny10k' ? AMOUNTS : HEADS) * (unit === 'cny10k' && draw.isSo(0.1) ? -1 : 1) + 0;
  const yearOf = () => Object.fromEntries(FIELDS.map(({ key, unit }) => [key, draw.isSo(0.15) ? null : valueOf(unit)]));
  const priorsOf = () =>
    Object.fromEntries(
      FIELDS.filter(({ prior }) => prior && draw.isSo(0.3)).map(({ key, unit }) => [
        key,
        draw.isSo(0.2) ? null : valueOf(unit),
      ]),
    );
  return Array.from({ length: count }, (_, at) => ({
    id: `E${name}${String(at).padStart(3, '0')}`,
    evidence: {
      industryCode: draw.of(['3512', '3512', '6510', '5920', '59', '0111', 'C', '7010', '5310', null]),
      foundedOn: draw.of(['2010-05-10', '2024-05-11', '2024-02-29', null]),
      titles: TIERS.filter(() => draw.isSo(0.3)),
      years: [yearOf(), yearOf(), yearOf()],
      facts: {},
    },
    priors: [priorsOf(), priorsOf()],
  }));
}

/** The same enterprise with something attested of most facts of a programme. */
export function withFacts(programme: Programme, filer: Filer, at: number): Filer {
  const draw = drawer(at + 1);
  const facts = programme.facts.map(({ id, unit }) => [
    id,
    draw.isSo(0.4) ? null : draw.of(unit === null ? [0, 1] : [0, 1, 2, 3, 8, 10, 15, 50, 60, 2000, 5000]),
  ]);
  return { ...filer, evidence: { ...filer.evidence, facts: Object.fromEntries(facts) } };
}

/** What a snapshot says of the year before: what was filed beside the period, else what was filed then. */
export function asServed({ evidence, priors }: Filer): Evidence {
  const [now, before, twoBefore] = evidence.years;
  const overlay = (own: Evidence['years'][number], filed: Record<string, number | null>) => {
    const told = Object.entries(filed).filter(([, value]) => value !== null);
    return { ...own, ...Object.fromEntries(told) };
  };
  return { ...evidence, years: [now!, overlay(before!, priors[0]), overlay(twoBefore!, priors[1])] };
}

/** Its row of a period; `back` years before the one looked at. */
export function returnOf({ id, evidence, priors }: Filer, period: string, back: number): LakeRow {
  const values = Object.entries(evidence.years[back] ?? {}).map(([key, value]) => [columnOf(key), value]);
  const beside = Object.entries(priors[back] ?? {}).map(([key, value]) => [columnOf(priorKey(key)), value]);
  return { enterprise_id: id, period, ...Object.fromEntries([...values, ...beside]) };
}

/** What was attested of these enterprises. */
export function attested(filers: readonly Filer[]): AttestedFact[] {
  return filers.flatMap(({ id, evidence: { facts } }) =>
    Object.entries(facts).flatMap(([fact, value]) =>
      value === null ? [] : [{ enterpriseId: id, fact, value: Number(value) }],
    ),
  );
}

const AMOUNTS = [
  0, 0.3, 17.1, 30, 50, 90, 100, 150, 300, 570, 600, 1000, 1500, 2000, 4999.9999, 5000, 10_000, 12_000, 50_000, 120_000,
];
const HEADS = [0, 5, 10, 19, 20, 50, 100, 300, 400, 1000];

/** Numbers that are the same at every run; drawn so that thresholds are met, missed and hit exactly. */
function drawer(seed: number) {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return {
    of: <Value>(values: readonly Value[]): Value => values[Math.floor(next() * values.length)]!,
    isSo: (share: number) => next() < share,
  };
}

/**
 * The tables of a snapshot of 吉林省 with these rows in them, in memory: a publication would also build every month between
 * the first and the last.
 */
export async function snapshotOfRows(
  tables: Record<'enterprise' | 'title' | 'serving', readonly LakeRow[]>,
): Promise<SnapshotFile> {
  const database = await openDatabase();
  await createTables(database);
  await insertReference(database, { regions, industries: [], rootId: '220000' });
  for (const [table, rows] of Object.entries(tables)) {
    const columns = [...new Set(rows.flatMap(row => Object.keys(row)))];
    const typed = await database.rows<{ name: string; type: string }>(
      sql`SELECT column_name AS name, data_type AS type FROM duckdb_columns() WHERE table_name = ${table}`,
    );
    const types = Object.fromEntries(columns.map(name => [name, typed.find(column => column.name === name)!.type]));
    await database.run(sql`INSERT INTO ${sql.identifier(table)} BY NAME SELECT * FROM ${tableOf(rows, types)}`);
  }
  return database;
}
