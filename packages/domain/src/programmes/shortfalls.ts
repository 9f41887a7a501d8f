import type { Bilingual } from '../vocabulary/bilingual.js';
import type { Comparator, Measure } from './condition.js';
import type { TierVerdict } from './decide.js';
import type { ConditionVerdict } from './decide-condition.js';
import type { Programme } from './programme.js';
import type { DocumentUnit } from './quantity.js';
import type { RuleBook } from './rule-book.js';

/** One number by which an enterprise falls short of a criterion. */
export interface Shortfall {
  criterion: string;
  /** What was measured. */
  of: Bilingual;
  comparator: Comparator;
  /** In the unit values are kept in: money in 万元. */
  value: number | null;
  threshold: number;
  /** Below zero. */
  margin: number | null;
  unit: DocumentUnit;
}

/** By how much each criterion that is short is missed: the comparison itself, or those of its parts that fail. */
export function shortfallsOf(book: RuleBook, programme: Programme, tier: TierVerdict): Shortfall[] {
  return tier.criteria
    .filter(({ criterion }) => tier.short.includes(criterion))
    .flatMap(found => {
      const { criterion, parts } = found;
      const { test } = programme.criteria.find(({ id }) => id === criterion)!;
      const compared: Compared[] =
        test.kind === 'compare' ? [{ ...found, measure: test.measure }] : parts.flatMap(failing);
      return compared.map(({ measure, comparator, value, threshold, margin, unit }) => ({
        ...{ criterion, of: measureName(measure, book, programme), value, margin },
        ...{ comparator: comparator!, threshold: threshold!, unit: unit! },
      }));
    });
}

type Compared = Pick<ConditionVerdict, 'comparator' | 'value' | 'threshold' | 'margin' | 'unit'> & { measure: Measure };

/** The comparisons that fail, wherever they stand in a condition. */
function failing(verdict: ConditionVerdict): Compared[] {
  const { condition, met, parts } = verdict;
  if (condition.kind !== 'compare') return parts.flatMap(failing);
  return met === false ? [{ ...verdict, measure: condition.measure }] : [];
}

/** What a measure is of, in a few words. */
export function measureName(measure: Measure, book: RuleBook, programme: Programme): Bilingual {
  switch (measure.kind) {
    case 'field':
      return book.fieldOf(measure.field);
    case 'share': {
      const [part, whole] = [book.fieldOf(measure.field), book.fieldOf(measure.of)];
      return { zh: `${part.zh}/${whole.zh}`, en: `${part.en} / ${whole.en}` };
    }
    case 'growth': {
      const { zh, en } = book.fieldOf(measure.field);
      return { zh: `${zh}增长率`, en: `Growth of ${en}` };
    }
    case 'fact':
      return programme.facts.find(({ id }) => id === measure.fact)!.name;
    case 'age':
      return { zh: '成立年限', en: 'Years since founding' };
    case 'score':
      return programme.scores.find(({ id }) => id === measure.score)!.name;
  }
}
