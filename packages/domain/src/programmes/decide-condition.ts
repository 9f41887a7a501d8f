import { monthOf } from '../vocabulary/period.js';
import type { Comparator, Measure } from './condition.js';
import type { DatedComparison, DatedCondition } from './condition-on.js';
import {
  allOf,
  allOnFile,
  anyOf,
  anyOnFile,
  fullYears,
  isInIndustries,
  type Evidence,
  type Inquiry,
  type OnFile,
  type Truth,
} from './evidence.js';
import { asksForMuch, figuresOf, passes } from './figures.js';
import { pointsOf, type PointRange } from './points.js';
import type { Programme } from './programme.js';
import type { DocumentUnit } from './quantity.js';
import type { RuleBook } from './rule-book.js';

/** Why a condition is not decided. */
export type UnknownReason =
  /** A value it needs was not filed, or its base is not positive. */
  | 'not-filed'
  /** The period is a part of the year, and the year may still bring it. */
  | 'part-of-year'
  /** People have to tell. */
  | 'not-attested'
  /** The register does not say. */
  | 'not-registered'
  /** The points known so far allow either. */
  | 'points-open'
  /** One of its parts is not decided. */
  | 'parts-open';

/** What a condition finds in one enterprise. */
export interface ConditionVerdict {
  condition: DatedCondition;
  met: Truth;
  /** The same by what is on file alone. */
  onFile: OnFile;
  /** In the unit values are kept in: money in 万元. Of several years that must each pass, the worst. */
  value: number | null;
  threshold: number | null;
  /** By how much it passes; below zero by how much it falls short. */
  margin: number | null;
  comparator: Comparator | null;
  unit: DocumentUnit | null;
  reason: UnknownReason | null;
  /** Points as far as they are known. */
  points: PointRange | null;
  parts: ConditionVerdict[];
}

/** Where a condition is decided: the programme it stands in, the book around it, and what is known. */
export interface Trial {
  book: RuleBook;
  programme: Programme;
  evidence: Evidence;
  inquiry: Inquiry;
  /** Whether the enterprise is in one of these classes of another programme. */
  isInClasses(programme: string, classes: readonly string[]): Truth;
}

/** Decides one condition for one enterprise. */
export function decideCondition(condition: DatedCondition, trial: Trial): ConditionVerdict {
  if (condition.kind === 'compare') return decideComparison(condition, trial);
  if (condition.kind !== 'any' && condition.kind !== 'all') return decidePlain(condition, trial);
  const parts = condition.of.map(part => decideCondition(part, trial));
  const [truths, onFile] = [parts.map(({ met }) => met), parts.map(part => part.onFile)];
  const isAny = condition.kind === 'any';
  const found = verdict(condition, isAny ? anyOf(truths) : allOf(truths), 'parts-open');
  return { ...found, onFile: isAny ? anyOnFile(onFile) : allOnFile(onFile), parts };
}

function decidePlain(
  condition: Exclude<DatedCondition, { kind: 'compare' | 'any' | 'all' }>,
  trial: Trial,
): ConditionVerdict {
  const { evidence } = trial;
  switch (condition.kind) {
    case 'fact':
      return verdict(condition, truthOf(evidence.facts[condition.fact]), 'not-attested');
    case 'title':
      return verdict(
        condition,
        condition.tiers.some(tier => evidence.titles.includes(tier)),
        null,
      );
    case 'class':
      return verdict(condition, trial.isInClasses(condition.programme, condition.classes), 'not-filed');
    case 'industry':
      return verdict(condition, isInIndustries(evidence.industryCode, condition.industries), 'not-registered');
  }
}

/** True and false as they are; a number is a yes unless it is zero. */
function truthOf(attested: number | boolean | null | undefined): Truth {
  if (attested === null || attested === undefined) return null;
  return attested !== 0 && attested !== false;
}

function verdict(condition: DatedCondition, met: Truth, reason: UnknownReason | null): ConditionVerdict {
  return {
    condition,
    met,
    onFile: met === null && reason === 'not-attested' ? 'aside' : met,
    value: null,
    threshold: null,
    margin: null,
    comparator: null,
    unit: null,
    reason: met === null ? reason : null,
    points: null,
    parts: [],
  };
}

function decideComparison(condition: DatedComparison, trial: Trial): ConditionVerdict {
  const { measure, comparator, threshold, unit } = condition;
  if (measure.kind === 'score') return decidePoints(condition, measure, trial);
  const figures = figuresIn(measure, trial);
  const met = allOf(figures.map(figure => passes(figure, comparator, threshold)));
  const decided = metInPart(measure, comparator, met, trial);
  const value = worstOf(figures, comparator, met);
  return {
    ...verdict(condition, decided, met === null ? missingFrom(measure) : 'part-of-year'),
    ...held(value, comparator, threshold),
    unit,
  };
}

const MISSING: Record<Measure['kind'], UnknownReason> = {
  field: 'not-filed',
  share: 'not-filed',
  growth: 'not-filed',
  fact: 'not-attested',
  age: 'not-registered',
  score: 'points-open',
};

function missingFrom({ kind }: Measure): UnknownReason {
  return MISSING[kind];
}

function figuresIn(measure: Exclude<Measure, { kind: 'score' }>, { evidence, inquiry }: Trial): (number | null)[] {
  if (measure.kind === 'fact') {
    const attested = evidence.facts[measure.fact];
    return [attested === null || attested === undefined ? null : Number(attested)];
  }
  if (measure.kind === 'age') return [evidence.foundedOn === null ? null : fullYears(evidence.foundedOn, inquiry.on)];
  return figuresOf(measure, evidence.years);
}

/**
 * A cumulative amount of a part of the year only grows: it may reach a floor or break a ceiling before the year is over, and
 * decides nothing else.
 */
function metInPart(measure: Measure, comparator: Comparator, met: Truth, { book, inquiry }: Trial): Truth {
  if (measure.kind !== 'field' || monthOf(inquiry.period) === 12) return met;
  const { kind, mayBeNegative } = book.fieldOf(measure.field);
  if (kind !== 'flow') return met;
  return !mayBeNegative && met === asksForMuch(comparator) ? met : null;
}

/** The year furthest from passing; null while another year that is not known could be the one. */
function worstOf(figures: readonly (number | null)[], comparator: Comparator, met: Truth): number | null {
  const known = figures.filter(figure => figure !== null);
  if (known.length === 0 || (known.length < figures.length && met !== false)) return null;
  return asksForMuch(comparator) ? Math.min(...known) : Math.max(...known);
}

function held(value: number | null, comparator: Comparator, threshold: number) {
  const margin = value === null ? null : asksForMuch(comparator) ? value - threshold : threshold - value;
  return { value, comparator, threshold, margin };
}

function decidePoints(
  condition: DatedComparison,
  { score: id, group }: Extract<Measure, { kind: 'score' }>,
  trial: Trial,
): ConditionVerdict {
  const { comparator, threshold, unit } = condition;
  const score = trial.programme.scores.find(one => one.id === id)!;
  const points = pointsOf(score, group, trial);
  const [atLeast, atMost] = [points.from, points.to].map(value => passes(value, comparator, threshold));
  const value = points.from === points.to ? points.from : null;
  const met = atLeast === atMost ? atLeast! : null;
  return { ...verdict(condition, met, 'points-open'), ...held(value, comparator, threshold), unit, points };
}
