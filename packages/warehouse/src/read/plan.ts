import {
  BASES,
  priorPeriod,
  spanParts,
  TiduError,
  type Base,
  type Dimension,
  type Membership,
  type Narrowed,
  type Period,
  type Sample,
  type Span,
  type Where,
} from '@tidu/domain';
import type { Level } from '../grain.js';
import type { Question } from '../question.js';
import { isBelow, type Place } from './place.js';

/** One way an answer is cut: by a level of regions (null where the place has none below it) or by another dimension. */
export type Cut = { by: 'region'; level: Exclude<Level, 'root'> | null } | { by: Exclude<Dimension, Level | 'region'> };

/** A question as it is planned: every wish settled. */
export interface Plan {
  place: Place;
  cuts: readonly Cut[];
  where: Where;
  span: Span;
  sample: Sample;
  base: Base;
  membership: Membership;
}

const SHORT: Record<string, readonly Dimension[]> = { none: [] };

/**
 * Settles a question about a place.
 *
 * @throws TiduError invalid-input for a quarter that does not end with the period
 */
export function planOf(asked: Question, place: Place): Plan {
  const { span = 'cumulative', sample = 'matched', base = BASES[0], membership = 'period' } = asked;
  for (const period of asked.periods) {
    if (spanParts(span, period) === null)
      throw new TiduError('invalid-input', { issues: `${period}: a quarter ends in month 03, 06, 09 or 12` });
  }
  return {
    place,
    cuts: dimensionsOf(asked).map(dimension => cutOf(dimension, asked.level, place)),
    where: whereOf(asked),
    span,
    sample,
    base,
    membership,
  };
}

/** The dimensions of a question, in its order. */
export function dimensionsOf({ by }: Pick<Question, 'by'>): readonly Dimension[] {
  return typeof by === 'string' ? (SHORT[by] ?? [by as Dimension]) : by;
}

/** What a question is narrowed to, its short forms written out. */
export function whereOf({ where = {}, tier, section, enterpriseId }: Question): Where {
  return {
    ...where,
    ...(tier != null && { tier: [tier] }),
    ...(section != null && { section: [section] }),
    ...(enterpriseId !== undefined && { enterprise: [enterpriseId] }),
  };
}

/** The dimensions a question is narrowed in. */
export function narrowedIn(where: Where): Narrowed[] {
  return (Object.keys(where) as Narrowed[]).filter(name => where[name] !== undefined);
}

/** Whether figures are read as they were filed: nothing is derived, and everybody counts where the period has them. */
export function isAsFiled({ span, base, membership }: Plan): boolean {
  return span === 'cumulative' && base === 'either' && membership === 'period';
}

/** Every period that rows are read of for the spans that end with these. */
export function periodsBehind(span: Span, periods: readonly Period[]): Period[] {
  const all = periods.flatMap(period => {
    const { less, year } = spanParts(span, period)!;
    return [period, less, year, ...(year === null ? [] : [priorPeriod(period)])];
  });
  return [...new Set(all.filter(period => period !== null))];
}

function cutOf(dimension: Dimension, level: Question['level'], place: Place): Cut {
  switch (dimension) {
    case 'region':
    case 'province':
    case 'prefecture':
    case 'county': {
      const wanted = dimension === 'region' ? (level ?? place.partLevel) : dimension;
      return { by: 'region', level: isBelow(place, wanted) ? wanted : null };
    }
    default:
      return { by: dimension };
  }
}
