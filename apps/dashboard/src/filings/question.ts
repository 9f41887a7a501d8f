import { contract, type BatchEntry } from '@tidu/contract';
import type { Period } from '@tidu/domain';
import { oneOf, pageNumber, queryOf, type Query } from '../query.js';
import { readQuestion } from '../question.js';

export type BatchStatus = BatchEntry['status'];
/** What can be said of a cell, the gravest first. */
export const SEVERITIES = contract.batches.issues.input.shape.severity.unwrap().options;
export type Severity = (typeof SEVERITIES)[number];

/** What the page 报送 is asked about. Null is the default: the newest quarter, the reader's own region, every batch, none opened. */
export interface FilingsQuestion {
  period: Period | null;
  region: string | null;
  /** Only batches with figures of the period; a list of titles has no period, nor has a file that was turned away. */
  span: 'period' | null;
  status: BatchStatus | null;
  /** Page of the list of batches, from 1. */
  page: number;
  /** The batch whose rows are shown. */
  batch: string | null;
  severity: Severity | null;
  /** Page of the list of rows, from 1. */
  rows: number;
  /** Page of the list of missing returns, from 1. */
  missing: number;
}

const STATUSES: readonly BatchStatus[] = ['accepted', 'refused', 'withdrawn'];

/** The question an address holds; what cannot be read falls back to the default, so that an old link still opens. */
export function readFilingsQuestion(query: Query): FilingsQuestion {
  const { period, region } = readQuestion(query);
  return {
    period,
    region,
    span: oneOf(query['span']) === 'period' ? 'period' : null,
    status: STATUSES.find(status => status === oneOf(query['status'])) ?? null,
    page: pageNumber(query['page']),
    batch: oneOf(query['batch']),
    severity: SEVERITIES.find(severity => severity === oneOf(query['severity'])) ?? null,
    rows: pageNumber(query['rows']),
    missing: pageNumber(query['missing']),
  };
}

/** The address of a question, without what is default anyway. */
export const writeFilingsQuestion = ({ page, rows, missing, ...asked }: FilingsQuestion): Record<string, string> =>
  queryOf({ ...asked, page: later(page), rows: later(rows), missing: later(missing) });

const later = (page: number): string | null => (page === 1 ? null : String(page));

/** The question after a change: another list begins at its first page, another batch with all its rows. */
export function changed(question: FilingsQuestion, change: Partial<FilingsQuestion>): FilingsQuestion {
  const isOtherList = ['period', 'region', 'span', 'status'].some(key => key in change);
  return {
    ...question,
    ...(isOtherList && { page: 1, missing: 1 }),
    ...('batch' in change && { severity: null, rows: 1 }),
    ...('severity' in change && { rows: 1 }),
    ...change,
  };
}
