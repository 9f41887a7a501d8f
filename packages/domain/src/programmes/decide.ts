import type { Tier } from '../vocabulary/tier.js';
import { conditionOn } from './condition-on.js';
import type { Criterion, Exclusion } from './criterion.js';
import { decideCondition, type ConditionVerdict, type Trial } from './decide-condition.js';
import { anyOf, isInIndustries, type Evidence, type Inquiry, type OnFile, type Truth } from './evidence.js';
import type { Programme } from './programme.js';
import type { RuleBook } from './rule-book.js';

/** What a criterion comes to. What is missing never passes and never fails. */
export const OUTCOMES = ['met', 'not-met', 'unknown', 'not-applicable'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One criterion and one enterprise. */
export interface CriterionVerdict extends Omit<ConditionVerdict, 'condition' | 'met'> {
  criterion: string;
  force: Criterion['force'];
  outcome: Outcome;
  /** The exception that waives it. */
  waivedBy: string | null;
}

/** One tier and one enterprise: a pre-check (预审结果), never a recognition. */
export interface TierVerdict {
  tier: string;
  title: Tier | null;
  /** Over every hard criterion and exclusion. */
  outcome: Outcome;
  /** The same where what only people can tell, and did not, is left to them: who qualifies by what is on file. */
  preCheck: Outcome;
  /** Hard criteria that are not met. */
  missed: string[];
  /** Hard criteria that are not decided. */
  open: string[];
  /** Of those, the ones that only wait for people: what is on file meets them, or says nothing. */
  toConfirm: string[];
  /** Hard criteria that what is on file does not meet: those missed, and those for which people may know another way. */
  short: string[];
  /** Exclusions that bar it. */
  barredBy: string[];
  criteria: CriterionVerdict[];
}

/** One programme and one enterprise. */
export interface ProgrammeVerdict {
  /** The rule that was used. */
  programme: string;
  version: number;
  inquiry: Inquiry;
  tiers: TierVerdict[];
}

/** Decides every tier of a programme for one enterprise. */
export function decide(book: RuleBook, programme: Programme, evidence: Evidence, inquiry: Inquiry): ProgrammeVerdict {
  const trial = trialOf(book, programme, evidence, inquiry);
  const tiers = programme.tiers.map(({ id, title, remainder }) => decideTier({ id, title, remainder }, trial));
  return { programme: programme.id, version: programme.version, inquiry, tiers };
}

function trialOf(book: RuleBook, programme: Programme, evidence: Evidence, inquiry: Inquiry): Trial {
  const isInClasses = (id: string, classes: readonly string[]): Truth => {
    const classification = book.programmeOf(id);
    const { tiers } = decide(book, classification, evidence, inquiry);
    return tiers.reduce<Truth>((lower, { tier, outcome }) => {
      const isOne = classes.includes(tier);
      // The highest class that is met holds; one that may be met decides only where both ways end alike.
      if (outcome === 'met') return isOne;
      return outcome === 'unknown' && lower !== isOne ? null : lower;
    }, null);
  };
  return { book, programme, evidence, inquiry, isInClasses };
}

function decideTier(
  { id, title, remainder }: { id: string; title: Tier | null; remainder: boolean },
  trial: Trial,
): TierVerdict {
  const { criteria: all, exclusions } = trial.programme;
  const criteria = all.filter(({ tier }) => tier === id).map(criterion => decideCriterion(criterion, trial));
  const hard = criteria.filter(({ force, outcome }) => force === 'hard' && outcome !== 'not-applicable');
  const barring = exclusions
    .filter(({ tiers }) => tiers.length === 0 || tiers.includes(id))
    .map(exclusion => ({ id: exclusion.id, ...decideExclusion(exclusion, trial) }));
  const namesOf = (list: CriterionVerdict[]) => list.map(({ criterion }) => criterion);
  const missed = hard.filter(({ outcome }) => outcome === 'not-met');
  const open = hard.filter(({ outcome }) => outcome === 'unknown');
  const toConfirm = open.filter(({ onFile }) => onFile === true || onFile === 'aside');
  const fails = missed.length > 0 || barring.some(({ met }) => met === true);
  const overall = (isOpen: boolean, says: boolean): Outcome => {
    if (remainder) return 'met';
    if (fails) return 'not-met';
    return isOpen || !says ? 'unknown' : 'met';
  };
  return {
    tier: id,
    title,
    outcome: overall(open.length > 0 || barring.some(({ met }) => met === null), hard.length > 0),
    preCheck: overall(
      open.length > toConfirm.length || barring.some(({ met, onFile }) => met === null && onFile !== 'aside'),
      hard.some(({ outcome, onFile }) => outcome !== 'unknown' || onFile !== 'aside'),
    ),
    missed: namesOf(missed),
    open: namesOf(open),
    toConfirm: namesOf(toConfirm),
    short: namesOf(
      hard.filter(({ outcome, onFile }) => outcome === 'not-met' || (outcome === 'unknown' && onFile === false)),
    ),
    barredBy: barring.filter(({ met }) => met === true).map(one => one.id),
    criteria,
  };
}

function decideExclusion({ when }: Exclusion, trial: Trial): { met: Truth; onFile: OnFile } {
  const asked = conditionOn(when, trial.inquiry.on);
  return asked === null ? { met: false, onFile: false } : decideCondition(asked, trial);
}

function decideCriterion(criterion: Criterion, trial: Trial): CriterionVerdict {
  const { id, force, appliesTo, test } = criterion;
  const { evidence, inquiry, programme } = trial;
  const own = { criterion: id, force, waivedBy: null };
  const asked = conditionOn(test, inquiry.on);
  const concerns = appliesTo.purpose === null || appliesTo.purpose === inquiry.purpose;
  if (asked === null || !concerns) return { ...own, ...NOTHING, outcome: 'not-applicable' };
  const { condition: _, met, ...found } = decideCondition(asked, trial);
  const applies = appliesTo.industries === null ? true : isInIndustries(evidence.industryCode, appliesTo.industries);
  const waivers = programme.exceptions
    .filter(({ waives }) => waives.includes(id))
    .map(exception => ({ id: exception.id, met: waiverOf(exception.when, trial) }));
  const outcome = outcomeOf(applies, met, anyOf(waivers.map(waiver => waiver.met)));
  const waivedBy = outcome === 'not-applicable' ? (waivers.find(waiver => waiver.met)?.id ?? null) : null;
  if (applies === null) return { ...own, ...found, waivedBy, outcome, onFile: null, reason: 'not-registered' };
  return { ...own, ...found, waivedBy, outcome };
}

const NOTHING = {
  onFile: null,
  value: null,
  threshold: null,
  margin: null,
  comparator: null,
  unit: null,
  reason: null,
  points: null,
  parts: [],
} satisfies Partial<CriterionVerdict>;

function waiverOf(when: Criterion['test'], trial: Trial): Truth {
  const asked = conditionOn(when, trial.inquiry.on);
  return asked === null ? false : decideCondition(asked, trial).met;
}

/** What comes of whether it concerns the enterprise, whether it is met, and whether it is waived. */
function outcomeOf(applies: Truth, met: Truth, waived: Truth): Outcome {
  if (applies === false) return 'not-applicable';
  if (applies === null) return 'unknown';
  if (met === true) return 'met';
  if (waived === true) return 'not-applicable';
  return met === false && waived === false ? 'not-met' : 'unknown';
}
