import type { Tier } from '../vocabulary/tier.js';
import { isAttested } from './condition.js';
import { conditionOn } from './condition-on.js';
import type { Criterion, Exclusion } from './criterion.js';
import { decideCondition, type ConditionVerdict, type Trial } from './decide-condition.js';
import { anyOf, isInIndustries, type Evidence, type Inquiry, type Truth } from './evidence.js';
import type { Programme } from './programme.js';
import type { RuleBook } from './rule-book.js';

/** What a criterion comes to. What is missing never passes and never fails. */
export const OUTCOMES = ['met', 'not-met', 'unknown', 'not-applicable'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One criterion and one enterprise. */
export interface CriterionVerdict extends Omit<ConditionVerdict, 'condition' | 'met'> {
  criterion: string;
  force: Criterion['force'];
  /** Whether people must tell, or what was filed and registered does. */
  evidence: 'filed' | 'attested';
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
  /** The same, but what only people can tell, and did not, is left aside: who qualifies by what was filed. */
  preCheck: Outcome;
  /** Hard criteria that are not met, and those not decided. */
  missed: string[];
  open: string[];
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
  const fails = hard.some(({ outcome }) => outcome === 'not-met') || barring.some(({ met }) => met === true);
  const overall = (isOpen: boolean, says: number): Outcome => {
    if (remainder) return 'met';
    if (fails) return 'not-met';
    return isOpen || says === 0 ? 'unknown' : 'met';
  };
  const isOpen = (one: { outcome: Outcome }) => one.outcome === 'unknown';
  const filed = hard.filter(one => one.evidence === 'filed' || !isOpen(one));
  return {
    tier: id,
    title,
    outcome: overall(hard.some(isOpen) || barring.some(({ met }) => met === null), hard.length),
    preCheck: overall(
      filed.some(isOpen) || barring.some(({ met, isAttested: byPeople }) => met === null && !byPeople),
      filed.length,
    ),
    missed: hard.filter(({ outcome }) => outcome === 'not-met').map(({ criterion }) => criterion),
    open: hard.filter(isOpen).map(({ criterion }) => criterion),
    barredBy: barring.filter(({ met }) => met === true).map(one => one.id),
    criteria,
  };
}

function decideExclusion({ when }: Exclusion, trial: Trial): { met: Truth; isAttested: boolean } {
  const asked = conditionOn(when, trial.inquiry.on);
  return { met: asked === null ? false : decideCondition(asked, trial).met, isAttested: isAttested(when) };
}

function decideCriterion(criterion: Criterion, trial: Trial): CriterionVerdict {
  const { id, force, appliesTo, test } = criterion;
  const { evidence, inquiry, programme } = trial;
  const own = { criterion: id, force, evidence: isAttested(test) ? 'attested' : 'filed', waivedBy: null } as const;
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
  return { ...own, ...found, waivedBy, reason: applies === null ? 'not-registered' : found.reason, outcome };
}

const NOTHING = {
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
  if (applies === false || waived === true) return 'not-applicable';
  if (applies === null || met === null) return 'unknown';
  if (met) return 'met';
  return waived === false ? 'not-met' : 'unknown';
}
