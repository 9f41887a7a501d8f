import { indicatorOf, sql, type Period } from '@tidu/domain';
import { isOneOf, type SnapshotFile } from './snapshot-file.js';

/** Fewest enterprises of an industry whose quartiles are told: each quarter then holds two of them at least. */
export const LEAST_PEERS = 8;

/** Where the enterprises of an industry lie with an indicator, in its unit. */
export interface Quartiles {
  period: Period;
  /** Division of GB/T 4754, two digits. */
  division: string;
  /** Enterprises with a figure. */
  n: number;
  low: number;
  median: number;
  high: number;
}

/**
 * Quartiles of an indicator over all enterprises of the division an enterprise belongs to, period by period; a period with
 * fewer than `LEAST_PEERS` of them is absent.
 *
 * A growth counts where its base is above zero.
 *
 * @throws TiduError unknown-indicator
 */
export async function readQuartiles(
  snapshot: SnapshotFile,
  { enterpriseId, code, periods }: { enterpriseId: string; code: string; periods: readonly Period[] },
): Promise<Quartiles[]> {
  const { over, population, numerator, denominator, factor, reading } = indicatorOf(code);
  if (over !== 'serving' || reading === 'concentration') return [];
  const share = sql`CAST(numerator AS DOUBLE) / denominator`;
  const value =
    denominator === null ? sql`CAST(numerator AS DOUBLE)` : sql`CASE WHEN denominator > 0 THEN ${share} END`;
  const rows = await snapshot.rows<{ [column in keyof Quartiles]: string | number }>(sql`
    WITH own AS (
      SELECT period, division FROM serving
      WHERE enterprise_id = ${enterpriseId} AND division IS NOT NULL AND ${isOneOf(sql`period`, periods)}
    ),
    figures AS (
      SELECT period, division, ${value} * ${factor} AS figure
      FROM (
        SELECT period, division, ${numerator} AS numerator, ${denominator ?? sql`NULL`} AS denominator
        FROM serving SEMI JOIN own USING (period, division)
        WHERE ${population}
        GROUP BY period, division, enterprise_id
      )
    )
    SELECT
      period, division, count(figure) AS n, quantile_cont(figure, 0.25) AS low, median(figure) AS median,
      quantile_cont(figure, 0.75) AS high
    FROM figures
    GROUP BY period, division
    HAVING count(figure) >= ${LEAST_PEERS}
    ORDER BY period`);
  return rows as unknown as Quartiles[];
}
