import { sql, type Sql } from '@tidu/domain';
import { tableOf } from '../database.js';
import { isShown, PLACE_COLUMNS, tierName, type Extent } from './extent.js';

/** One warning as it stands, as the ledger tells it. */
export interface WarningRow {
  rule: string;
  ruleName: string;
  /** Whom it is about: an enterprise or a region, by its id and name. */
  subject: string;
  subjectId: string;
  subjectName: string;
  severity: string;
  state: string;
  period: string;
  value: number | null;
  threshold: number | null;
  /** Of both, as it is read. */
  unit: string;
  streak: number;
  since: Date | string;
  firedAt: Date | string | null;
}

/** Tables about enterprises: each by its name and the query that fills it from the snapshot `s`. */
export function enterpriseTables(extent: Extent, warnings: readonly WarningRow[]): [name: string, rows: Sql][] {
  const { withPersons } = extent;
  const latest = sql.join(
    ['latest_period', 'latest_revenue', 'latest_revenue_prior', 'latest_rd_expense'].map(
      name =>
        sql`CASE WHEN ${isShown(extent, sql`e.latest_period`)} THEN e.${sql.identifier(name)} END AS ${sql.identifier(name)}`,
    ),
  );
  const persons = withPersons ? sql`, e.secretary, e.team` : sql.empty;
  return [
    [
      'enterprise',
      sql`SELECT e.enterprise_id, e.name, e.region_id, ${PLACE_COLUMNS}, e.tier, ${tierName(sql`e.tier`)} AS tier_name,
        e.section, a.name AS section_name, e.industry_code, i.name AS industry, e.founded_on, e.registered_capital_cny10k,
        e.closed_on, e.successor_id, ${latest},
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
      sql`SELECT w.rule, w."ruleName" AS rule_name, w.subject, e.enterprise_id, coalesce(e.name, w."subjectName") AS name,
        coalesce(e.region_id, b.id) AS region_id, ${PLACE_COLUMNS}, e.tier, w.severity, w.state, w.period, w.value, w.threshold,
        w.unit, w.streak, CAST(w.since AS TIMESTAMP) AS since, CAST(w."firedAt" AS TIMESTAMP) AS fired_at
        ${withPersons ? sql`, e.secretary` : sql.empty}
      FROM ${tableOf(warnings as unknown as Record<string, unknown>[], WARNING_TYPES)} w
      LEFT JOIN own o ON w.subject = 'enterprise' AND o.enterprise_id = w."subjectId"
      LEFT JOIN s.enterprise e ON e.enterprise_id = o.enterprise_id
      LEFT JOIN below b ON w.subject = 'region' AND b.id = w."subjectId"
      LEFT JOIN place g ON g.id = coalesce(e.region_id, b.id)
      WHERE (o.enterprise_id IS NOT NULL OR b.id IS NOT NULL) AND ${isShown(extent, sql`w.period`)}
      ORDER BY w.rule, w."subjectId"`,
    ],
  ];
}

/** An end that never comes is no day. */
const open = (day: Sql): Sql => sql`nullif(${day}, DATE '9999-12-31')`;

const WARNING_TYPES = {
  rule: 'VARCHAR',
  ruleName: 'VARCHAR',
  subject: 'VARCHAR',
  subjectId: 'VARCHAR',
  subjectName: 'VARCHAR',
  severity: 'VARCHAR',
  state: 'VARCHAR',
  period: 'VARCHAR',
  value: 'DOUBLE',
  threshold: 'DOUBLE',
  unit: 'VARCHAR',
  streak: 'INTEGER',
  since: 'VARCHAR',
  firedAt: 'VARCHAR',
};
