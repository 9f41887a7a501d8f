import type { Column } from './observation.js';
import type { CompositeScheme, SchemeIndicator, SchemeName } from './scheme.js';
import type { Branch } from './tree.js';
import type { GroupWeights } from './weigh.js';

/** Every step of one indicator, one observation a unit. */
export interface DerivedIndicator {
  code: string;
  name: SchemeName;
  direction: SchemeIndicator['direction'];
  /** Share of 1 in the whole index: the weights on the way to the top, multiplied. */
  weight: number;
  raw: Column;
  /** Over the denominator; the raw values where there is none. */
  denominated: Column;
  /** Whether the value was filled in from other units. */
  isImputed: readonly boolean[];
  treated: Column;
  normalised: Column;
  /** Points of the score: weight × normalised. Missing where the score is not the sum of its indicators' points. */
  weighted: Column;
}

/** One group, with its weights as used. */
export interface DerivedBranch extends Branch, GroupWeights {
  scores: Column;
}

/** What became of one unit. */
export interface DerivedUnit {
  id: string;
  name: string;
  /** Indicators it has a value on, in percent. */
  coverage: number;
  /** Rounded once, as the scheme says, or else freed of the noise of arithmetic; null when it is not ranked. */
  score: number | null;
  unrounded: number | null;
  rank: number | null;
  /** Why it has no rank. */
  excluded: SchemeName | null;
}

/** An index with every step kept, so that each number can be followed back to the values it came from. */
export interface Derivation {
  scheme: CompositeScheme;
  /** In the order of the table. */
  units: DerivedUnit[];
  indicators: DerivedIndicator[];
  /** The group of each unit whose members fill each other's gaps; null where none are filled. */
  fillingGroups: readonly string[] | null;
  /** Members before the groups they belong to; the last is the whole index. */
  branches: DerivedBranch[];
  /** What a reader has to know: indicators that tell nobody apart, values that had no result. */
  notes: SchemeName[];
}
