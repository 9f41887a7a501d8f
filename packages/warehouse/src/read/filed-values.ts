import { columnOf, FIELDS, priorKey, priorPeriod, QUESTIONS, sql, type Period } from '@tidu/domain';
import type { SnapshotFile } from './snapshot-file.js';

/**
 * Values by the keys of the field dictionary, those of the year before under their prior keys, and answers by the keys of the
 * questions, as they are kept; null where nothing is known.
 */
export type FiledValues = Record<string, number | string | null>;

/**
 * What holds of one enterprise for a period. The year before is what was filed beside it, else what was filed then, also
 * where nothing has been filed for the period yet.
 */
export async function readFiledValues(
  snapshot: SnapshotFile,
  { enterpriseId, period }: { enterpriseId: string; period: Period },
): Promise<FiledValues> {
  const measures = FIELDS.flatMap(({ key, prior }) => {
    const then = sql`y.${sql.identifier(columnOf(key))}`;
    const now = sql`n.${sql.identifier(columnOf(key))} AS ${sql.identifier(key)}`;
    if (!prior) return [now];
    const filed = sql`n.${sql.identifier(columnOf(priorKey(key)))}`;
    return [now, sql`coalesce(${filed}, ${then}) AS ${sql.identifier(priorKey(key))}`];
  });
  const answers = QUESTIONS.map(({ key }) => sql`n.${sql.identifier(columnOf(key))} AS ${sql.identifier(key)}`);
  const of = (asked: Period) =>
    sql`(SELECT * FROM serving WHERE enterprise_id = ${enterpriseId} AND period = ${asked})`;
  const [row] = await snapshot.rows<FiledValues>(
    sql`SELECT ${sql.join([...measures, ...answers])} FROM (SELECT 1) one LEFT JOIN ${of(period)} n ON TRUE LEFT JOIN ${of(priorPeriod(period))} y ON TRUE`,
  );
  return row ?? {};
}
