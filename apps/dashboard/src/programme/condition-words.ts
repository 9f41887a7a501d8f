import type { contract, OutputOf } from '@tidu/contract';
import { formatNumber, NOT_FILED } from '../format.js';

export type ShownProgramme = OutputOf<typeof contract.programmes.read>;
type Programme = ShownProgramme['programme'];
type Condition = Programme['criteria'][number]['test'];

const SIGNS = { 'at-least': '≥', 'more-than': '>', 'at-most': '≤', 'less-than': '<' } as const;

/** A number as short as it can be said. */
export function plain(value: number | null): string {
  return value === null ? NOT_FILED : formatNumber(value, Number.isInteger(value) ? 0 : 2);
}

/** The unit a value is kept in: money in 万元, whatever the document counts in. */
export function baseUnit(unit: string): string {
  return ['元', '亿元'].includes(unit) ? '万元' : unit;
}

/** `≥ 1,500 万元` of a comparator, a number and a unit. */
export function thresholdWords(comparator: string, value: number, unit: string): string {
  return `${SIGNS[comparator as keyof typeof SIGNS] ?? comparator} ${plain(value)} ${unit}`;
}

/** What a criterion asks, in a few words; names of facts as the programme has them. */
export function conditionWords(
  test: Condition,
  programme: Programme,
  language: 'zh' | 'en',
  classNames: ReadonlyMap<string, string> = new Map(),
): string {
  switch (test.kind) {
    case 'compare':
      return thresholdWords(test.comparator, test.thresholds.at(-1)!.value, test.unit);
    case 'fact':
      return programme.facts.find(({ id }) => id === test.fact)?.name[language] ?? test.fact;
    case 'title':
      return test.tiers.join(language === 'zh' ? '、' : ', ');
    case 'class':
      return test.classes
        .map(id => classNames.get(`${test.programme} ${id}`) ?? id)
        .join(language === 'zh' ? '、' : ', ');
    case 'industry':
      return test.industries.join(language === 'zh' ? '、' : ', ');
    case 'any':
    case 'all': {
      const joint = { any: { zh: ' 或 ', en: ' or ' }, all: { zh: ' 且 ', en: ' and ' } }[test.kind][language];
      return test.of.map(part => conditionWords(part, programme, language, classNames)).join(joint);
    }
  }
}

/** Numbers of a tier that can be tried: thresholds of its criteria, and points where it goes by them. */
export function triable(shown: ShownProgramme, tier: string): ShownProgramme['numbers'] {
  const own = new Set(shown.programme.criteria.filter(criterion => criterion.tier === tier).map(({ id }) => id));
  return shown.numbers.filter(({ list, entry }) => list === 'criteria' && own.has(entry));
}
