import { FIELDS, fieldOf, priorKey } from './fields.js';
import { QUESTIONS, questionOf } from './questions.js';

/** The three kinds of batch a layout can describe; events come later. */
export const LAYOUT_KINDS = ['register', 'title', 'filing'] as const;
export type LayoutKind = (typeof LAYOUT_KINDS)[number];

/** How the text of a column is read. */
export type Reading =
  | 'enterprise'
  | 'text'
  | 'region'
  | 'period'
  | 'industry'
  | 'choice'
  | 'choices'
  | 'date'
  | 'money'
  | 'amount'
  | 'count'
  | 'percent';

const COMMON: Record<string, Reading> = { enterpriseId: 'enterprise', name: 'text', region: 'region' };

const OWN: Record<LayoutKind, Record<string, Reading>> = {
  register: {
    industryCode: 'industry',
    foundedOn: 'date',
    registeredCapitalCny10k: 'money',
    secretary: 'text',
    team: 'text',
    validFrom: 'date',
    closedOn: 'date',
    successorId: 'text',
  },
  title: { tier: 'choice', action: 'choice', document: 'text', batchLabel: 'text', validFrom: 'date', validTo: 'date' },
  filing: { period: 'period', reportedOn: 'date', printedGrowth: 'percent', explanation: 'text' },
};

/** How a target of this kind of batch is read; undefined where the kind has no such target. */
export function readingOf(kind: LayoutKind, target: string): Reading | undefined {
  const own = [COMMON, OWN[kind]].find(readings => Object.hasOwn(readings, target))?.[target];
  if (own || kind !== 'filing') return own;
  const question = questionOf(target);
  if (question) return question.most > 1 ? 'choices' : 'choice';
  const field = fieldOf(target);
  if (!field) return undefined;
  if (field.unit === 'cny10k') return 'money';
  // An average of persons may have a fraction; persons and pieces at a day may not.
  return field.unit === 'mwh10' || field.kind === 'average' ? 'amount' : 'count';
}

/** Every target a layout of this kind may fill. */
export function targetsOf(kind: LayoutKind): string[] {
  const own = [...Object.keys(COMMON), ...Object.keys(OWN[kind])];
  if (kind !== 'filing') return own;
  const fields = FIELDS.flatMap(({ key, prior }) => (prior ? [key, priorKey(key)] : [key]));
  return [...own, ...fields, ...QUESTIONS.map(({ key }) => key)];
}
