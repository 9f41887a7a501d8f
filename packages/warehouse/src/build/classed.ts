import { industryLineSql, SIZE_LINES, sql, teamSql } from '@tidu/domain';
import type { Database } from '../database.js';

/**
 * Creates the temporary table `classed`: what follows from an industry and the team the register names, for each that the
 * register holds. It is told once; every period joins it.
 */
export async function createClassed(database: Database): Promise<void> {
  const code = sql`industry_code`;
  const section = sql`section`;
  const digits = (length: number) =>
    sql`CASE WHEN ${code} < 'A' AND length(${code}) >= ${length} THEN left(${code}, ${length}) END`;
  await database.run(sql`
    CREATE TEMP TABLE classed AS
    SELECT
      industry_code, section, team AS named_team, ${digits(2)} AS division, ${digits(3)} AS industry_group,
      ${teamSql(sql`team`, code, section)} AS team, ${industryLineSql(code, section, SIZE_LINES)} AS size_line
    FROM (SELECT DISTINCT industry_code, section, team FROM register)`);
}
