import { isReportable, monthOf, priorPeriod, sql, type Period, type Sql } from '@tidu/domain';
import type { Database } from '../database.js';
import { COMPARED, DIMENSIONS, MEASURES } from './columns.js';

/**
 * Appends one period to `serving`: the live values with the dimensions of the period and the year before beside them.
 *
 * The year before is the value filed as 上年同期, else last year's live value; periods must come in rising order. January
 * alone has no growth, so its row carries no year before.
 */
export async function insertServing(database: Database, period: Period): Promise<void> {
  const comparable = isReportable(period);
  const values = MEASURES.flatMap(({ name, prior }) => {
    const now = sql`l.${sql.identifier(name)}`;
    if (prior === null) return [now];
    return [now, comparable ? sql`coalesce(l.${sql.identifier(prior)}, q.${sql.identifier(name)})` : sql`NULL`];
  });
  await database.run(sql`
    INSERT INTO serving
    SELECT
      ${period}, l.enterprise_id, ${sql.join(DIMENSIONS.map(name => sql`m.${sql.identifier(name)}`))}, ${monthOf(period)},
      l.versions, ${comparable ? priorSource() : sql`NULL`}, ${comparable ? priorStored() : sql`0`}, ${sql.join(values)}
    FROM live l
    JOIN member m USING (enterprise_id)
    LEFT JOIN (SELECT * FROM serving WHERE period = ${priorPeriod(period)}) q USING (enterprise_id)
    ORDER BY l.enterprise_id`);
}

/** 'filed', 'stored', 'mixed', or NULL where there is no value for the year before. */
function priorSource(): Sql {
  const measures = COMPARED.map(({ name, prior }) => ({
    filed: sql`l.${sql.identifier(prior)}`,
    stored: sql`q.${sql.identifier(name)}`,
  }));
  const anyFiled = sql`coalesce(${sql.join(measures.map(({ filed }) => sql`CAST(${filed} AS VARCHAR)`))}) IS NOT NULL`;
  const anyStored = sql.join(
    measures.map(({ filed, stored }) => sql`(${filed} IS NULL AND ${stored} IS NOT NULL)`),
    sql` OR `,
  );
  return sql`CASE
    WHEN (${anyFiled}) AND (${anyStored}) THEN 'mixed'
    WHEN ${anyFiled} THEN 'filed'
    WHEN ${anyStored} THEN 'stored'
  END`;
}

/** Which of the values of the year before were not filed beside this year's. */
function priorStored(): Sql {
  const bits = COMPARED.map(
    ({ name, prior, bit }) => sql`
      CASE WHEN l.${sql.identifier(prior)} IS NULL AND q.${sql.identifier(name)} IS NOT NULL THEN ${bit} ELSE 0 END`,
  );
  return sql`CAST(${sql.join(bits, sql` + `)} AS BIGINT)`;
}
