import type { Names, ValueRow } from '@tidu/contract';
import { indicatorOf, withhold, type Atlas, type Dimension, type Industry } from '@tidu/domain';
import type { Answer, ProtectedAnswer } from '@tidu/warehouse';
import { regionNames } from '../region-names.js';
import {
  ageRowNames,
  industryRowNames,
  regionRowNames,
  sizeRowNames,
  teamRowNames,
  tierRowNames,
} from '../row-names.js';

/** What names the rows of one answer. */
export interface Naming {
  atlas: Atlas;
  industries: readonly Industry[];
  question: { by: readonly Dimension[]; regionId: string };
}

/** A figure as it leaves the house: named, and kept back where it would tell of one or two enterprises. */
export function toValueRow(answer: Answer, naming: Naming, ownScope: boolean): ValueRow {
  const told = withhold(indicatorOf(answer.code), answer, ownScope);
  return { ...told, ...named(answer, naming), withheldFor: told.withheld ? 'few' : null };
}

/** The same for what was protected as a table. */
export function toProtectedRow(answer: ProtectedAnswer, naming: Naming): ValueRow {
  return { ...answer, ...named(answer, naming), withheld: answer.withheldFor !== null };
}

function named(answer: Pick<Answer, 'keys'>, naming: Naming): Pick<ValueRow, 'keyName' | 'keys'> {
  const { by, regionId } = naming.question;
  const keys = answer.keys.map((key, at) => ({
    dimension: by[at] ?? 'region',
    key,
    name: keyName(by[at] ?? 'region', key, naming),
  }));
  if (keys.length === 0) return { keys, keyName: regionNames(naming.atlas, regionId) };
  return { keys, keyName: keys.length === 1 ? keys[0]!.name : joined(keys.map(({ name }) => name)) };
}

function keyName(by: Dimension, key: string, { atlas, industries, question }: Naming): Names | null {
  switch (by) {
    case 'region':
    case 'province':
    case 'prefecture':
    case 'county':
      return regionRowNames(atlas, key, question.regionId);
    case 'tier':
      return tierRowNames(key);
    case 'section':
    case 'division':
    case 'group':
      return industryRowNames(industries, key);
    case 'team':
      return teamRowNames(key);
    case 'size':
      return sizeRowNames(key);
    case 'age':
      return ageRowNames(key);
    case 'enterprise':
      return null;
  }
}

/** Names of several keys as one; a key without a name leaves the whole without. */
function joined(all: readonly (Names | null)[]): Names | null {
  const known = all.filter(name => name !== null);
  if (known.length < all.length) return null;
  return {
    zh: known.map(({ zh }) => zh).join(' · '),
    en: known.every(({ en }) => en !== null) ? known.map(({ en }) => en).join(' · ') : null,
  };
}
