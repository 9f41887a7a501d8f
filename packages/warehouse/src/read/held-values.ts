import { columnOf, priorKey, fieldOf, priorPeriod, sql, type Period } from '@tidu/domain';
import { FILED_COLUMNS } from '../build/columns.js';
import { isOneOf, type SnapshotFile } from './snapshot-file.js';

/** One version of a filing: where it came from, what its form carries, and what it says. */
export interface Version {
  period: Period;
  form: string;
  version: number;
  seq: number;
  batchId: string;
  sheet: string;
  row: number;
  carried: ReadonlySet<string>;
  values: ReadonlyMap<string, string | number | null>;
}

/** A value that holds, and the version that says so. */
export interface HeldValue {
  /** Key of the dictionary, with `Prior` for the year before. */
  field: string;
  value: string | number;
  /** `stored`: the year before was not filed beside this year's, so what was filed a year ago stands in. */
  source: 'filed' | 'stored';
  period: Period;
  form: string;
  batchId: string;
  sheet: string;
  row: number;
  /** What was filed a year ago, where the year before filed beside this year's says something else: a restatement. */
  filedThen: { value: string | number; period: Period; batchId: string; sheet: string; row: number } | null;
}

const MOST_ENTERPRISES = 500;

/** Every version these enterprises filed for these periods, by enterprise, oldest first. */
export async function versionsOf(
  snapshot: SnapshotFile,
  ids: readonly string[],
  periods: readonly Period[],
): Promise<Map<string, Version[]>> {
  const versions = new Map<string, Version[]>();
  if (ids.length === 0) return versions;
  const names = FILED_COLUMNS.map(({ name }) => name);
  const rows = await snapshot.rows<Record<string, string | number | null>>(sql`
    SELECT
      f.enterprise_id, f.period, f.form, f.version, f.seq, f.batch_id, coalesce(f.sheet, '') AS sheet, f.row_no,
      array_to_string(b.carried, ' ') AS carried, ${sql.join(names.map(name => sql`f.${sql.identifier(name)}`))}
    FROM filing f JOIN source_batch b USING (batch_id)
    WHERE ${isOneOf(sql`f.enterprise_id`, ids.slice(0, MOST_ENTERPRISES))} AND ${isOneOf(sql`f.period`, periods)}
    ORDER BY f.enterprise_id, f.seq, f.version`);
  for (const row of rows) {
    const id = row['enterprise_id'] as string;
    const told: Version = {
      period: row['period'] as string,
      form: row['form'] as string,
      version: row['version'] as number,
      seq: row['seq'] as number,
      batchId: row['batch_id'] as string,
      sheet: row['sheet'] as string,
      row: row['row_no'] as number,
      carried: new Set((row['carried'] as string).split(' ')),
      values: new Map(names.map(name => [name, row[name] as string | number | null])),
    };
    versions.set(id, [...(versions.get(id) ?? []), told]);
  }
  return versions;
}

/**
 * The value of each field that holds for a period, with the version it comes from; the same rule as the serving table:
 * within a form the latest version that carries the field, between forms the latest value that is not empty, and for the
 * year before what was filed then where nothing was filed beside.
 *
 * @param versions of one enterprise, for the period and the one a year before
 */
export function holdingVersions(versions: readonly Version[], period: Period, fields: readonly string[]): HeldValue[] {
  return fields.flatMap((field): HeldValue[] => {
    const filed = held(versions, period, columnOf(field));
    const own = fieldOf(field);
    const isPrior = own !== undefined && field === priorKey(own.key);
    const stored = isPrior ? held(versions, priorPeriod(period), columnOf(own.key)) : null;
    if (filed === null) return stored === null ? [] : [{ field, source: 'stored', ...stored, filedThen: null }];
    const isRestated = stored !== null && Number(stored.value) !== Number(filed.value);
    return [{ field, source: 'filed', ...filed, filedThen: isRestated ? thenOf(stored) : null }];
  });
}

type Held = Omit<HeldValue, 'field' | 'source' | 'filedThen'>;

function thenOf({ form: _, ...rest }: Held): NonNullable<HeldValue['filedThen']> {
  return rest;
}

function held(versions: readonly Version[], period: Period, column: string): Held | null {
  const latest = new Map<string, Version>();
  for (const version of versions) {
    if (version.period === period && version.carried.has(column)) latest.set(version.form, version);
  }
  const said = [...latest.values()].filter(({ values }) => values.get(column) != null).sort((a, b) => a.seq - b.seq);
  const last = said.at(-1);
  if (last === undefined) return null;
  const { form, batchId, sheet, row } = last;
  return { value: last.values.get(column)!, period, form, batchId, sheet, row };
}
