import { sql, type Sql } from '../sql.js';
import { normaliseIndustryCode, sectionOf } from './industry.js';

/**
 * The entry of a list of industries that an industry code falls under: its group, else its division, else its section; null
 * where the list has none of them.
 *
 * @param code  as filed, `C3562` or `3562`
 * @param lines sections (`C`), divisions (`35`) and groups (`356`)
 */
export function industryLine(code: string, lines: readonly string[]): string | null {
  const digits = normaliseIndustryCode(code);
  const section = sectionOf(code);
  if (digits === null || section === null) return null;
  const own = /^\d/.test(digits) ? [digits.slice(0, 3), digits.slice(0, 2), section] : [section];
  return own.find(line => lines.includes(line)) ?? null;
}

/** The same over rows with the columns `industry_code` (digits or a lone letter) and `section`. */
export function industryLineSql(code: Sql, section: Sql, lines: readonly string[]): Sql {
  const among = (part: Sql) => sql`WHEN ${part} IN (${sql.join(lines)}) THEN ${part}`;
  return sql`CASE ${sql.join([sql`left(${code}, 3)`, sql`left(${code}, 2)`, section].map(among), sql` `)} END`;
}
