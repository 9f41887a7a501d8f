import { oneOf, queryOf, type Query } from '../query.js';

/** What the page 用户与审计 is asked about. Null is the default: all accounts, none opened; all of the record, from the newest. */
export interface PeopleQuestion {
  tab: 'accounts' | 'audit';
  /** Part of a login or a name. */
  search: string | null;
  /** Login of the account that is changed. */
  account: string | null;
  /** Whether an account is being made. */
  isNew: boolean;
  actor: string | null;
  action: string | null;
  subject: string | null;
  /** Entries older than this one. */
  before: number | null;
  /** The entry shown at the side. */
  entry: number | null;
}

/** The question an address holds; what cannot be read falls back to the default, so that an old link still opens. */
export function readPeopleQuestion(query: Query): PeopleQuestion {
  return {
    tab: oneOf(query['tab']) === 'audit' ? 'audit' : 'accounts',
    search: oneOf(query['search']),
    account: oneOf(query['account']),
    isNew: oneOf(query['new']) === '1',
    actor: oneOf(query['actor']),
    action: oneOf(query['action']),
    subject: oneOf(query['subject']),
    before: numberOf(query['before']),
    entry: numberOf(query['entry']),
  };
}

/** The address of a question, without what is default anyway. */
export const writePeopleQuestion = ({ tab, isNew, before, entry, ...asked }: PeopleQuestion): Record<string, string> =>
  queryOf({
    tab: tab === 'accounts' ? null : tab,
    ...asked,
    new: isNew ? '1' : null,
    before: before === null ? null : String(before),
    entry: entry === null ? null : String(entry),
  });

/** The question after a change: another filter begins at the newest entry, and what was open is closed. */
export function changed(question: PeopleQuestion, change: Partial<PeopleQuestion>): PeopleQuestion {
  const isOtherList = ['actor', 'action', 'subject'].some(key => key in change);
  return {
    ...question,
    ...(isOtherList && { before: null, entry: null }),
    ...('tab' in change && { account: null, isNew: false, entry: null }),
    ...change,
  };
}

const numberOf = (value: Query[string]): number | null => {
  const written = oneOf(value);
  return written !== null && /^[1-9]\d{0,14}$/.test(written) ? Number(written) : null;
};
