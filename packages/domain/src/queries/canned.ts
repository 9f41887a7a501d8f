import type { Bilingual } from '../vocabulary/index.js';
import { COVERAGE_QUERIES } from './canned-coverage.js';
import { ENTERPRISE_QUERIES } from './canned-enterprises.js';
import { FIGURE_QUERIES } from './canned-figures.js';

/** What may be put in for a `$name` of a query. */
export interface QueryParameter {
  name: string;
  title: Bilingual;
  type: 'text' | 'number' | 'day' | 'boolean';
  /** Where a choice of values comes from; null for anything of the type. */
  choices: 'period' | 'region' | 'tier' | 'section' | 'indicator' | null;
  /** What stands there at first; `latest` is the newest period with returns of the snapshot. */
  preset: string;
}

/** A query that answers a question somebody in a bureau asks. */
export interface CannedQuery {
  /** Kebab-case, never reused. */
  id: string;
  title: Bilingual;
  sql: string;
  parameters: readonly QueryParameter[];
}

/** Twenty questions with their answers in SQL, in the order of a bureau's month. */
export const CANNED_QUERIES: readonly CannedQuery[] = [...COVERAGE_QUERIES, ...FIGURE_QUERIES, ...ENTERPRISE_QUERIES];
