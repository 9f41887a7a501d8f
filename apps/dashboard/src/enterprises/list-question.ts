import type { ArgsOf, contract } from '@tidu/contract';
import { TIERS, type Tier } from '@tidu/domain';
import { oneOf, queryOf, type Query } from '../query.js';

type ListArgs = ArgsOf<typeof contract.enterprises.list>;
export type SortKey = NonNullable<ListArgs['sort']>;

/** Which enterprises a list shows, and in which order. */
export interface ListQuestion {
  /** Part of a name or the beginning of a code; null for all. */
  search: string | null;
  region: string | null;
  tier: Tier | 'monitored' | null;
  section: string | null;
  /** Only those with a firing warning. */
  firing: boolean;
  sort: SortKey;
  descending: boolean;
}

const SORTS: readonly SortKey[] = ['id', 'name', 'revenue', 'revenue-growth', 'rd-intensity'];
const TIER_CHOICES: readonly (Tier | 'monitored')[] = ['monitored', ...TIERS];
/** The first order of a column: words from the beginning of the alphabet, amounts from the largest. */
const FIRST_DESCENDING: Record<SortKey, boolean> = {
  id: false,
  name: false,
  revenue: true,
  'revenue-growth': true,
  'rd-intensity': true,
};

/** The question an address holds; what cannot be read falls back to the default. A sort is written `-revenue` when descending. */
export function readListQuestion(query: Query): ListQuestion {
  const section = oneOf(query['section']);
  const written = oneOf(query['sort']) ?? 'id';
  const sort = SORTS.find(key => key === written.replace(/^-/, ''));
  return {
    search: oneOf(query['search'])?.slice(0, 100) ?? null,
    region: oneOf(query['region']),
    tier: TIER_CHOICES.find(tier => tier === oneOf(query['tier'])) ?? null,
    section: section !== null && /^[A-T]$/.test(section) ? section : null,
    firing: oneOf(query['firing']) === '1',
    sort: sort ?? 'id',
    descending: sort !== undefined && written.startsWith('-'),
  };
}

/** The address of a question, without what is default anyway. */
export const writeListQuestion = ({
  search,
  region,
  tier,
  section,
  firing,
  sort,
  descending,
}: ListQuestion): Record<string, string> =>
  queryOf({
    search,
    region,
    tier,
    section,
    firing: firing ? '1' : null,
    sort: descending ? `-${sort}` : sort === 'id' ? null : sort,
  });

/** The question that a press on the head of a column makes of another: its first order, then the other way round. */
export const sortedBy = (question: ListQuestion, sort: SortKey): ListQuestion => ({
  ...question,
  sort,
  descending: question.sort === sort ? !question.descending : FIRST_DESCENDING[sort],
});

/** What the API is asked. */
export const listArgs = ({ search, region, tier, section, firing, sort, descending }: ListQuestion): ListArgs => ({
  sort,
  ...(search !== null && { search }),
  ...(region !== null && { region }),
  ...(tier !== null && { tier }),
  ...(section !== null && { section }),
  ...(firing && { firing: 'true' }),
  ...(descending && { descending: 'true' }),
});
