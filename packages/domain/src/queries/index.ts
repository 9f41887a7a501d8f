import type { QueryFunction } from './table.js';

export { ENTERPRISE_TABLES } from './enterprise-tables.js';
export { figureTables } from './figure-tables.js';
export { REFERENCE_TABLES } from './reference-tables.js';
export { column } from './table.js';
export type { QueryColumn, QueryFunction, QueryTable } from './table.js';
export { LATEST, withLatestPeriod } from './latest-period.js';
export { CANNED_QUERIES, type CannedQuery, type QueryParameter } from './canned.js';

/** What the files of analysts can compute besides what DuckDB can. */
export const QUERY_FUNCTIONS: readonly QueryFunction[] = [
  {
    name: 'title_on',
    usage: 'title_on(day)',
    givesRows: true,
    about: {
      zh: "某一天有效的称号，列与 title 相同：SELECT * FROM title_on(DATE '2026-09-30')",
      en: 'Titles valid on a day, with the columns of title',
    },
  },
  {
    name: 'growth',
    usage: 'growth(now, before)',
    givesRows: false,
    about: {
      zh: '增速（%）：两个合计之比减一；基数不为正时为空',
      en: 'Growth in percent of two sums; NULL on a base that is not positive',
    },
  },
];
