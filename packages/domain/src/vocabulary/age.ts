import { sql, type Sql } from '../sql.js';
import type { Bilingual } from './bilingual.js';

/** Bands of years since founding, youngest first: [from, next from). */
export const AGE_BANDS = ['under-3', '3-to-5', '5-to-10', '10-to-20', '20-and-over'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

const FROM: Record<AgeBand, number> = {
  'under-3': 0,
  '3-to-5': 3,
  '5-to-10': 5,
  '10-to-20': 10,
  '20-and-over': 20,
};

/** Names of the bands; "3 to 5" holds whoever is three and not yet five. */
export const AGE_BAND_NAMES: Record<AgeBand, Bilingual> = {
  'under-3': { zh: '不满3年', en: 'Under 3 years' },
  '3-to-5': { zh: '3—5年', en: '3 to 5 years' },
  '5-to-10': { zh: '5—10年', en: '5 to 10 years' },
  '10-to-20': { zh: '10—20年', en: '10 to 20 years' },
  '20-and-over': { zh: '20年以上', en: '20 years and over' },
};

/** Band of an enterprise on a day by its full years; null where its founding is not known or lies ahead. Both `YYYY-MM-DD`. */
export function ageBandOf(foundedOn: string | null, on: string): AgeBand | null {
  if (foundedOn === null || foundedOn > on) return null;
  const years = Number(on.slice(0, 4)) - Number(foundedOn.slice(0, 4)) - (on.slice(5) < foundedOn.slice(5) ? 1 : 0);
  return AGE_BANDS.findLast(band => years >= FROM[band]) ?? null;
}

/** The same over rows; both are columns or values of type DATE. */
export function ageBandSql(foundedOn: Sql, on: Sql): Sql {
  const years = sql`date_sub('year', ${foundedOn}, ${on})`;
  const bands = [...AGE_BANDS].reverse().map(band => sql`WHEN ${years} >= ${FROM[band]} THEN ${band}`);
  return sql`CASE WHEN ${foundedOn} > ${on} THEN NULL ${sql.join(bands, sql` `)} END`;
}
