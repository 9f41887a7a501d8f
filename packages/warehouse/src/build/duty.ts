import {
  columnOf,
  deadlineOf,
  FIELDS,
  isQuarterEnd,
  sql,
  type Field,
  type Period,
  type Sql,
  type WorkCalendar,
} from '@tidu/domain';
import type { Database } from '../database.js';
import { DIMENSIONS } from './columns.js';

/** Asked of industry only: mining, manufacturing and utilities. */
const INDUSTRY_FIELDS = ['outputValue', 'salesValue', 'exportDelivery'];
const isIndustry = sql`m.section IN ('B', 'C', 'D')`;

/**
 * Appends one period to `duty`: the members that owe a return, whether and when they first filed, and how complete it is.
 *
 * A return counts as filed with the first version that states revenue; a feed that only carries electricity does not.
 */
export async function insertDuties(database: Database, period: Period, calendar: WorkCalendar): Promise<void> {
  const deadline = sql`CAST(${deadlineOf(period, calendar).dueOn} AS DATE)`;
  const asked = FIELDS.filter(({ frequency }) => frequency === 'month' || isQuarterEnd(period));
  const told = (one: (field: Field) => Sql) => sql.join(asked.map(one), sql` + `);
  await database.run(sql`
    INSERT INTO duty
    WITH filed AS (
      SELECT
        enterprise_id, min(coalesce(reported_on, received_on)) AS filed_on,
        bool_or(version > 1 AND coalesce(reported_on, received_on) > ${deadline}) AS revised_late
      FROM filing
      WHERE period = ${period} AND revenue IS NOT NULL
      GROUP BY enterprise_id
    )
    SELECT
      ${period}, m.enterprise_id, ${sql.join(DIMENSIONS.map(name => sql`m.${sql.identifier(name)}`))},
      f.enterprise_id IS NOT NULL, f.filed_on, ${deadline}, coalesce(f.filed_on > ${deadline}, FALSE),
      coalesce(f.revised_late, FALSE),
      CASE WHEN f.enterprise_id IS NOT NULL THEN ${told(field => oneIf(field, sql`TRUE`))} END,
      CASE WHEN f.enterprise_id IS NOT NULL THEN ${told(field => oneIf(field, sql`l.${sql.identifier(columnOf(field.key))} IS NOT NULL`))} END
    FROM member m
    LEFT JOIN filed f USING (enterprise_id)
    LEFT JOIN live l USING (enterprise_id)
    WHERE m.due
    ORDER BY m.enterprise_id`);
}

function oneIf({ key }: Field, condition: Sql): Sql {
  const holds = INDUSTRY_FIELDS.includes(key) ? sql`(${condition}) AND coalesce(${isIndustry}, FALSE)` : condition;
  return sql`CAST(${holds} AS INTEGER)`;
}
