import { priorPeriod, sql, type Indicator, type Moves, type Period } from '@tidu/domain';
import { observedRows } from './observed-rows.js';
import type { Plan } from './plan.js';
import { groupedRows, keyNames, keysIn } from './sums.js';
import type { SnapshotFile } from './snapshot-file.js';

/** What one group had in both years, and what came or went. */
export interface GroupMoves extends Moves {
  keys: readonly string[];
}

/**
 * The parts of the change of an amount since the year before, by group: who stayed counts where it is now, who left where
 * it was then. An enterprise that moved to another group has stayed.
 */
export async function readMoves(
  snapshot: SnapshotFile,
  plan: Plan,
  indicator: Indicator,
  period: Period,
): Promise<GroupMoves[]> {
  const before = priorPeriod(period);
  const { population, numerator, prior } = indicator;
  if (prior === null) return [];
  const relation = observedRows(indicator.over, plan, { indicators: [indicator], periods: [period, before] });
  const comparable = sql`(${population}) AND (${prior.population})`;
  const rows = await snapshot.rows<Record<string, string | number | null>>(sql`
    WITH now AS (
      SELECT
        period ${keyNames(plan)}, ${numerator} FILTER (WHERE ${comparable}) AS stayed,
        ${prior.numerator} FILTER (WHERE ${comparable}) AS had,
        ${numerator} FILTER (WHERE (${population}) AND NOT coalesce(${prior.population}, FALSE)) AS came
      FROM ${groupedRows(relation, plan, [period])} GROUP BY period ${keyNames(plan)}
    ),
    gone AS (
      SELECT period ${keyNames(plan)}, ${numerator} AS went
      FROM ${groupedRows(relation, plan, [before])}
      ANTI JOIN (SELECT enterprise_id FROM ${relation} o WHERE period = ${period} AND ${comparable}) c USING (enterprise_id)
      WHERE ${population}
      GROUP BY period ${keyNames(plan)}
    )
    SELECT * EXCLUDE (period), NULL AS went FROM now
    UNION ALL BY NAME SELECT * EXCLUDE (period) FROM gone`);
  const groups = new Map<string, GroupMoves>();
  for (const row of rows) {
    const keys = keysIn(row, plan);
    const own = groups.get(keys.join('\u001f')) ?? { keys, now: 0, prior: 0, entrants: 0, exits: 0 };
    const read = (name: string) => Number(row[name] ?? 0);
    groups.set(keys.join('\u001f'), {
      keys,
      now: own.now + read('stayed'),
      prior: own.prior + read('had'),
      entrants: own.entrants + read('came'),
      exits: own.exits + read('went'),
    });
  }
  return [...groups.values()];
}
