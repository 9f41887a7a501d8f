import { ALERT_RULES, sql, UNITS, type Sql } from '@tidu/domain';
import { tableOf } from '../database.js';
import { PLACE_COLUMNS, tierName, type Extent } from './extent.js';

/** One warning as it stands, as the ledger tells it. */
export interface WarningRow {
  rule: string;
  enterpriseId: string;
  severity: string;
  state: string;
  period: string;
  value: number | null;
  threshold: number | null;
  streak: number;
  since: string;
  firedAt: string | null;
}

/** Tables about enterprises: each by its name and the query that fills it from the snapshot `s`. */
export function enterpriseTables(
  { withPersons }: Extent,
  warnings: readonly WarningRow[],
): [name: string, rows: Sql][] {
  const persons = withPersons ? sql`, e.secretary, e.team` : sql.empty;
  return [
    [
      'enterprise',
      sql`SELECT e.enterprise_id, e.name, e.region_id, ${PLACE_COLUMNS}, e.tier, ${tierName(sql`e.tier`)} AS tier_name,
        e.section, a.name AS section_name, e.industry_code, i.name AS industry, e.founded_on, e.registered_capital_cny10k,
        e.closed_on, e.successor_id, e.latest_period, e.latest_revenue, e.latest_revenue_prior, e.latest_rd_expense,
        e.provisional AS is_provisional, e.synthetic AS is_synthetic${persons}
      FROM s.enterprise e
      SEMI JOIN own USING (enterprise_id)
      LEFT JOIN place g ON g.id = e.region_id
      LEFT JOIN s.industry a ON a.code = e.section
      LEFT JOIN s.industry i ON i.code = e.industry_code
      ORDER BY e.enterprise_id`,
    ],
    [
      'title',
      sql`SELECT t.enterprise_id, e.name, e.region_id, ${PLACE_COLUMNS}, t.tier, ${tierName(sql`t.tier`)} AS tier_name, t.action,
        t.valid_from, ${open(sql`t.valid_to`)} AS valid_to, t.cancelled_on, ${open(sql`t.ends_on`)} AS ends_on,
        t.document, t.batch_label
      FROM s.title t
      JOIN s.enterprise e USING (enterprise_id)
      SEMI JOIN own USING (enterprise_id)
      LEFT JOIN place g ON g.id = e.region_id
      ORDER BY t.enterprise_id, t.valid_from`,
    ],
    [
      'standing',
      sql`SELECT t.period, t.enterprise_id, o.name, t.region_id, ${PLACE_COLUMNS}, t.tier, ${tierName(sql`t.tier`)} AS tier_name,
        t.monitored AS is_monitored, t.section
      FROM s.standing t JOIN own o USING (enterprise_id) LEFT JOIN place g ON g.id = t.region_id
      ORDER BY t.period, t.enterprise_id`,
    ],
    [
      'reporting_duty',
      sql`SELECT t.period, t.enterprise_id, o.name, t.region_id, ${PLACE_COLUMNS}, t.tier, ${tierName(sql`t.tier`)} AS tier_name,
        t.monitored AS is_monitored, t.section, t.filed AS is_filed, t.filed_on, t.due_on, t.late AS is_late
      FROM s.duty t JOIN own o USING (enterprise_id) LEFT JOIN place g ON g.id = t.region_id
      ORDER BY t.period, t.enterprise_id`,
    ],
    [
      'warning',
      sql`SELECT w.rule, r.name AS rule_name, w."enterpriseId" AS enterprise_id, e.name, e.region_id, ${PLACE_COLUMNS}, e.tier,
        w.severity, w.state, w.period, w.value, w.threshold, r.unit, w.streak, CAST(w.since AS TIMESTAMP) AS since,
        CAST(w."firedAt" AS TIMESTAMP) AS fired_at${withPersons ? sql`, e.secretary` : sql.empty}
      FROM ${tableOf(warnings as unknown as Record<string, unknown>[], WARNING_TYPES)} w
      JOIN s.enterprise e ON e.enterprise_id = w."enterpriseId"
      SEMI JOIN own o ON o.enterprise_id = e.enterprise_id
      LEFT JOIN ${tableOf(RULES, { code: 'VARCHAR', name: 'VARCHAR', unit: 'VARCHAR' })} r ON r.code = w.rule
      LEFT JOIN place g ON g.id = e.region_id
      ORDER BY w.rule, e.enterprise_id`,
    ],
  ];
}

/** An end that never comes is no day. */
const open = (day: Sql): Sql => sql`nullif(${day}, DATE '9999-12-31')`;

const RULES = ALERT_RULES.map(({ code, name, unit }) => ({ code, name: name.zh, unit: UNITS[unit].zh }));

const WARNING_TYPES = {
  rule: 'VARCHAR',
  enterpriseId: 'VARCHAR',
  severity: 'VARCHAR',
  state: 'VARCHAR',
  period: 'VARCHAR',
  value: 'DOUBLE',
  threshold: 'DOUBLE',
  streak: 'INTEGER',
  since: 'VARCHAR',
  firedAt: 'VARCHAR',
};
