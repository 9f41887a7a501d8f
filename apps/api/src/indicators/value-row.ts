import type { Names, ValueRow } from '@tidu/contract';
import { indicatorOf, withhold, type Atlas, type Industry } from '@tidu/domain';
import type { Answer, Question } from '@tidu/warehouse';
import { regionNames } from '../region-names.js';
import { regionRowNames, sectionRowNames, tierRowNames } from '../row-names.js';

/** What names the rows of one answer. */
export interface Naming {
  atlas: Atlas;
  industries: readonly Industry[];
  question: Question;
}

/** A figure as it leaves the house: named, and kept back where it would tell of one or two enterprises. */
export function toValueRow(answer: Answer, naming: Naming, ownScope: boolean): ValueRow {
  return { ...withhold(indicatorOf(answer.code), answer, ownScope), keyName: keyName(answer.key, naming) };
}

function keyName(key: string, { atlas, industries, question: { by, regionId } }: Naming): Names | null {
  switch (by) {
    case 'none':
      return regionNames(atlas, regionId);
    case 'region':
      return regionRowNames(atlas, key, regionId);
    case 'tier':
      return tierRowNames(key);
    case 'section':
      return sectionRowNames(industries, key);
    case 'enterprise':
      return null;
  }
}
