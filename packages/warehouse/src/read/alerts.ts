import { sql, type AlertRule, type Tier } from '@tidu/domain';
import type { SnapshotFile } from './snapshot-file.js';

/** What a rule finds in one enterprise. */
export interface AlertFinding {
  rule: string;
  enterpriseId: string;
  enterpriseName: string;
  regionId: string | null;
  tier: Tier | null;
  secretary: string | null;
  /** Newest period the enterprise owes a return for, or filed. */
  period: string;
  value: number | null;
  threshold: number | null;
  /** Periods running, counted back from the newest, for which the condition was met; null when the newest does not tell. */
  streak: number | null;
}

/** Periods looked back for a streak. */
const LONGEST_STREAK = 24;

/**
 * What each rule finds in every enterprise it looks at, by the returns the enterprise owes and made up to a day.
 *
 * A return that is owed and did not come in tells nothing about figures: the newest period is then missing. For rules about
 * returns themselves only periods whose deadline has passed count.
 *
 * @param today `YYYY-MM-DD`
 */
export async function readAlerts(
  snapshot: SnapshotFile,
  rules: readonly AlertRule[],
  today: string,
): Promise<AlertFinding[]> {
  const found: AlertFinding[] = [];
  for (const rule of rules) found.push(...(await findingsOf(snapshot, rule, today)));
  return found;
}

async function findingsOf(snapshot: SnapshotFile, rule: AlertRule, today: string): Promise<AlertFinding[]> {
  const rows = await snapshot.rows<Record<keyof AlertFinding, string | number | null>>(sql`
    WITH told AS (
      SELECT * FROM (${rule.over === 'duty' ? dutyRows(rule, today) : servingRows(rule, today)})
      QUALIFY row_number() OVER (PARTITION BY enterprise_id ORDER BY period DESC) <= ${LONGEST_STREAK}
    ),
    running AS (
      SELECT *, count_if(met IS DISTINCT FROM TRUE) OVER (PARTITION BY enterprise_id ORDER BY period DESC) AS breaks FROM told
    ),
    newest AS (
      SELECT
        enterprise_id, max(period) AS period, arg_max_null(value, period) AS value, arg_max_null(threshold, period) AS threshold,
        CASE WHEN arg_max_null(met, period) IS NOT NULL THEN count_if(breaks = 0) END AS streak
      FROM running
      GROUP BY enterprise_id
    )
    SELECT
      ${rule.code} AS rule, n.enterprise_id AS "enterpriseId", coalesce(e.name, n.enterprise_id) AS "enterpriseName",
      e.region_id AS "regionId", e.tier, e.secretary, n.period, CAST(n.value AS DOUBLE) AS value,
      CAST(n.threshold AS DOUBLE) AS threshold, n.streak
    FROM newest n
    JOIN enterprise e USING (enterprise_id)
    WHERE e.closed_on IS NULL OR e.closed_on > CAST(${today} AS DATE)
    ORDER BY n.enterprise_id`);
  return rows as unknown as AlertFinding[];
}

function dutyRows({ population, value, threshold, met }: AlertRule, today: string) {
  return sql`
    SELECT enterprise_id, period, CAST(${value} AS DOUBLE) AS value, CAST(${threshold} AS DOUBLE) AS threshold, ${met} AS met
    FROM duty WHERE (${population}) AND due_on < CAST(${today} AS DATE)`;
}

/** Filed rows of periods owed, and a row that tells nothing for a return that is overdue. */
function servingRows({ population, value, threshold, met }: AlertRule, today: string) {
  return sql`
    SELECT s.enterprise_id, s.period, CAST(${value} AS DOUBLE) AS value, CAST(${threshold} AS DOUBLE) AS threshold, ${met} AS met
    FROM serving s SEMI JOIN duty d ON d.period = s.period AND d.enterprise_id = s.enterprise_id
    WHERE ${population}
    UNION ALL
    SELECT d.enterprise_id, d.period, NULL, NULL, NULL
    FROM duty d
    WHERE NOT d.filed AND d.due_on < CAST(${today} AS DATE) AND (${population})`;
}
