import { ANSWER_COLUMNS, columnOf, FILING_KEYS, QUESTIONS, type Period } from '@tidu/domain';
import { versionsOf, type Version } from './held-values.js';
import type { SnapshotFile } from './snapshot-file.js';

/** Two versions of one return; without `from` the one before, without `to` the newest. */
export interface ComparisonQuestion {
  enterpriseId: string;
  period: Period;
  form: string;
  from?: number;
  to?: number;
}

/** The row of a file in which something was filed. */
export interface FiledRow {
  version: number;
  batchId: string;
  sheet: string;
  row: number;
}

/** A value, and the row it was filed in: that of an earlier version where this one does not carry the field. */
export interface HeldCell extends FiledRow {
  value: string | number;
}

/** One field of a return as it held with either version; null where nothing held. */
export interface ComparedField {
  /** Key of the dictionary, with `Prior` for the year before. */
  field: string;
  before: HeldCell | null;
  after: HeldCell | null;
  isChanged: boolean;
}

/** What held of a return with one version and with a later one, every field that was ever filed, in the order of the form. */
export interface Comparison {
  from: FiledRow;
  to: FiledRow;
  fields: ComparedField[];
}

/** Compares two versions of a return; null where there are no such two. */
export async function readComparison(
  snapshot: SnapshotFile,
  { enterpriseId, period, form, from, to }: ComparisonQuestion,
): Promise<Comparison | null> {
  const filed = (await versionsOf(snapshot, [enterpriseId], [period])).get(enterpriseId) ?? [];
  const versions = filed.filter(version => version.form === form).sort((a, b) => a.version - b.version);
  const later = versions.find(({ version }) => version === (to ?? versions.length));
  const earlier = versions.find(({ version }) => version === (from ?? (later?.version ?? 0) - 1));
  if (later === undefined || earlier === undefined || earlier.version >= later.version) return null;
  return { from: rowOf(earlier), to: rowOf(later), fields: compareVersions(versions, earlier.version, later.version) };
}

const KEYS = [...FILING_KEYS, ...QUESTIONS.map(({ key }) => key)];
const ANSWERS = new Set(ANSWER_COLUMNS);

/** A version that does not carry a field leaves what held before it; a version that carries it empty takes it back. */
function compareVersions(versions: readonly Version[], from: number, to: number): ComparedField[] {
  return KEYS.flatMap(field => {
    const column = columnOf(field);
    const [before, after] = [heldAt(versions, from, column), heldAt(versions, to, column)];
    if (before === null && after === null) return [];
    return [{ field, before, after, isChanged: !isSame(before, after, column) }];
  });
}

function heldAt(versions: readonly Version[], at: number, column: string): HeldCell | null {
  const holding = versions.filter(({ version, carried }) => version <= at && carried.has(column)).at(-1);
  const value = holding?.values.get(column) ?? null;
  return holding === undefined || value === null ? null : { value, ...rowOf(holding) };
}

function isSame(before: HeldCell | null, after: HeldCell | null, column: string): boolean {
  if (before === null || after === null) return before === after;
  return ANSWERS.has(column) ? before.value === after.value : Number(before.value) === Number(after.value);
}

function rowOf({ version, batchId, sheet, row }: Version): FiledRow {
  return { version, batchId, sheet, row };
}
