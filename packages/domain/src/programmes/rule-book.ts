import { TiduError } from '../errors.js';
import { leavesOf } from './condition.js';
import { conditionsIn } from './condition-problems.js';
import type { Purpose } from './criterion.js';
import type { FieldFacts, Measurables } from './dictionary.js';
import type { Programme } from './programme.js';

/** The programmes there are, and the fields they measure. */
export interface RuleBook {
  /** In the order they were given. */
  programmes: readonly Programme[];
  /** Throws `not-found`. */
  programmeOf(id: string): Programme;
  /** A field of the dictionary; every field a programme names is in it. */
  fieldOf(key: string): FieldFacts;
}

/**
 * The programmes as one book, in which one may use the classes of another.
 *
 * @throws TiduError `programme-invalid` when a programme uses classes, or follows a programme, that is not in the book
 */
export function createRuleBook(programmes: readonly Programme[], { fields }: Measurables): RuleBook {
  const byId = new Map(programmes.map(programme => [programme.id, programme]));
  const byKey = new Map(fields.map(field => [field.key, field]));
  for (const programme of programmes) {
    const issues = strangersIn(programme, byId);
    if (issues.length > 0) throw new TiduError('programme-invalid', { file: programme.id, issues: issues.join('；') });
  }
  return {
    programmes,
    programmeOf: id => {
      const programme = byId.get(id);
      if (!programme) throw new TiduError('not-found', { subject: `政策 ${id}` });
      return programme;
    },
    fieldOf: key => byKey.get(key)!,
  };
}

/** What a programme uses of others that is not there. */
function strangersIn(programme: Programme, byId: ReadonlyMap<string, Programme>): string[] {
  const classes = conditionsIn(programme)
    .flatMap(({ condition }) => leavesOf(condition))
    .flatMap(leaf => (leaf.kind === 'class' ? [leaf] : []));
  const followed = [programme.supersedes, ...programme.transitions.map(({ by }) => by)].filter(id => id !== null);
  return [
    ...new Set(
      classes.flatMap(({ programme: id, classes: named }) => {
        const classification = byId.get(id);
        if (classification?.kind !== 'classification') return [`没有“${id}”这个分类`];
        const known = classification.tiers.map(tier => tier.id);
        return named.filter(name => !known.includes(name)).map(name => `“${id}”里没有“${name}”这一类`);
      }),
    ),
    ...followed.filter(id => !byId.has(id)).map(id => `没有“${id}”这个政策`),
  ];
}

/** What is decided, and when. */
export interface Occasion {
  purpose: Purpose;
  /** Day of the decision, `YYYY-MM-DD`. */
  on: string;
  /** When the title under review was granted. */
  grantedOn?: string | null;
}

/**
 * The programme whose rule decides on an occasion: of those that replaced one another the one in force that day, unless a
 * transition leaves the case to the older rule.
 *
 * @param id the newest of them
 */
export function ruleOn(book: RuleBook, id: string, { purpose, on, grantedOn = null }: Occasion): Programme {
  const programme = book.programmeOf(id);
  if (on < programme.inForce.from && programme.supersedes !== null)
    return ruleOn(book, programme.supersedes, { purpose, on, grantedOn });
  const left = programme.transitions.find(
    transition =>
      transition.purpose === purpose &&
      (transition.decidedBefore === null || on < transition.decidedBefore) &&
      (transition.grantedBefore === null || (grantedOn !== null && grantedOn < transition.grantedBefore)),
  );
  return left ? book.programmeOf(left.by) : programme;
}
