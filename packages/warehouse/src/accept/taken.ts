import { sql, type Sql } from '@tidu/domain';

/** The rows of what a sheet tells that are loaded: data, nothing refused, nothing passed over. */
export function takenOf(told: Sql): Sql {
  return sql`(
    SELECT * FROM ${told}
    WHERE kind IS NULL AND row_no NOT IN (SELECT row_no FROM fault WHERE severity = 'refused' UNION ALL SELECT row_no FROM dropped)
  )`;
}
