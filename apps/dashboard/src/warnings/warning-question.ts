import { severity, type ArgsOf, type contract, type WarningEntry } from '@tidu/contract';
import { oneOf, queryOf, type Query } from '../query.js';

type ListArgs = ArgsOf<typeof contract.warnings.list>;
export type WarningChoice = NonNullable<ListArgs['state']>;
export const WARNING_CHOICES: readonly WarningChoice[] = ['firing', 'pending', 'open'];

/** One rule over one enterprise, as an address names it. */
export interface WarningKey {
  enterpriseId: string;
  rule: string;
}

/** Which warnings a list shows, and which one is open beside it. */
export interface WarningQuestion {
  state: WarningChoice;
  /** Enterprises, or the regions themselves. */
  subject: WarningEntry['subject'];
  rule: string | null;
  severity: WarningEntry['severity'] | null;
  region: string | null;
  search: string | null;
  open: WarningKey | null;
}

/** The question an address holds; what cannot be read falls back to the default. */
export function readWarningQuestion(query: Query): WarningQuestion {
  const rule = oneOf(query['rule']);
  return {
    state: WARNING_CHOICES.find(choice => choice === oneOf(query['state'])) ?? 'firing',
    subject: oneOf(query['subject']) === 'region' ? 'region' : 'enterprise',
    rule: rule !== null && /^[a-z0-9-]{1,60}$/.test(rule) ? rule : null,
    severity: severity.options.find(colour => colour === oneOf(query['severity'])) ?? null,
    region: oneOf(query['region']),
    search: oneOf(query['search'])?.slice(0, 100) ?? null,
    open: readKey(oneOf(query['open'])),
  };
}

/** The address of a question, without what is default anyway. */
export const writeWarningQuestion = ({ state, open, ...rest }: WarningQuestion): Record<string, string> =>
  queryOf({
    state: state === 'firing' ? null : state,
    subject: rest.subject === 'enterprise' ? null : rest.subject,
    rule: rest.rule,
    severity: rest.severity,
    region: rest.region,
    search: rest.search,
    open: open === null ? null : `${open.enterpriseId}.${open.rule}`,
  });

/** What the API is asked; what is open beside the list is no part of it. */
export const warningArgs = ({ state, subject, rule, severity: colour, region, search }: WarningQuestion): ListArgs => ({
  state,
  ...(subject === 'region' && { subject }),
  ...(rule !== null && { rule }),
  ...(colour !== null && { severity: colour }),
  ...(region !== null && { region }),
  ...(search !== null && { search }),
});

/** The id of an enterprise may hold a dot, the code of a rule does not. */
function readKey(written: string | null): WarningKey | null {
  const [, enterpriseId, rule] = /^(.+)\.([a-z0-9-]+)$/.exec(written ?? '') ?? [];
  return enterpriseId === undefined || rule === undefined ? null : { enterpriseId, rule };
}
