import { needsPositive } from '../aggregate.js';
import type { Derivation } from '../derivation.js';
import { between, fraction } from '../fraction.js';
import type { Aggregation, Normalisation } from '../methods.js';
import { scoreColumn } from '../derive-indicator.js';
import { impute } from '../impute.js';
import { extremes } from '../moments.js';
import { normalise } from '../normalise.js';
import { type Column, mapPresent, type Observation, present } from '../observation.js';
import { rank } from '../rank.js';
import { scoreBranch } from '../tree.js';

/** Ways of scoring an indicator that are tried against the one stated. */
export type NormalisationVariant = 'as-stated' | 'min-max' | 'z-score' | 'percentile-rank';
/** Ways of aggregating that are tried against the one stated. */
export type AggregationVariant = 'as-stated' | 'arithmetic-mean' | 'geometric-mean';

/** Ways of filling gaps that are tried against the one stated. */
export type ImputationVariant = 'as-stated' | 'mean' | 'median';

/** One way the index could have been made. */
export interface Variant {
  imputation: ImputationVariant;
  normalisation: NormalisationVariant;
  aggregation: AggregationVariant;
  /** By branch and member, in the order of the derivation. */
  weights: readonly (readonly number[])[];
  /** The place of an indicator that is left out, or null. */
  without: number | null;
}

/** A derivation that can be made again in other ways, over the units that have a rank. */
export interface Remaking {
  /** Places of the ranked units among all. */
  ranked: readonly number[];
  /** Only the stated one where no gap was filled. */
  imputations: readonly ImputationVariant[];
  normalisations: readonly NormalisationVariant[];
  aggregations: readonly AggregationVariant[];
  /** The variant that is the index itself. */
  stated: Variant;
  scores(variant: Variant): Column;
  ranks(variant: Variant): Observation[];
}

const METHODS: Record<Exclude<NormalisationVariant, 'as-stated'>, Normalisation> = {
  'min-max': { by: 'min-max', to: [0, 100] },
  'z-score': { by: 'z-score', mean: 50, deviation: 10 },
  'percentile-rank': { by: 'percentile-rank', to: [0, 100] },
};

/**
 * Prepares a derivation to be made again many times: indicators are scored once for each normalisation.
 *
 * A scheme whose groups move their scores along lines of their own is tried with other weights and indicators only: those
 * lines are made for its own scores.
 */
export function remakingOf(derivation: Derivation): Remaking {
  const { branches, scheme } = derivation;
  const ranked = derivation.units.flatMap(({ rank: place }, unit) => (place === null ? [] : [unit]));
  const hasLines = branches.some(({ before, after }) => before !== null || after !== null);
  const normalisations = hasLines ? (['as-stated'] as const) : normalisationsOf(derivation);
  const aggregations = hasLines ? (['as-stated'] as const) : aggregationsOf(derivation);
  const imputations = imputationsOf(derivation);
  const leaves = new Map(
    imputations.flatMap(imputation =>
      normalisations.map(normalisation => [
        `${imputation} ${normalisation}`,
        leavesOf(derivation, ranked, { imputation, normalisation }),
      ]),
    ),
  );
  const scores = (variant: Variant): Column =>
    climb(derivation, leaves.get(`${variant.imputation} ${variant.normalisation}`)!, variant);
  return {
    ranked,
    imputations,
    normalisations,
    aggregations,
    stated: {
      imputation: 'as-stated',
      normalisation: 'as-stated',
      aggregation: 'as-stated',
      weights: branches.map(({ weights }) => weights),
      without: null,
    },
    scores,
    ranks: variant => rank(scores(variant), scheme.result.ties, scheme.result.best),
  };
}

interface Leaves {
  plain: Column[];
  /** The same from 1 to 100, for means that are defined above 0 only. */
  positive: Column[];
}

function leavesOf(
  derivation: Derivation,
  ranked: readonly number[],
  { imputation, normalisation }: Pick<Variant, 'imputation' | 'normalisation'>,
): Leaves {
  const plain = derivation.indicators.map((indicator, at) => {
    const { treated, normalised } = imputation === 'as-stated' ? indicator : filledBy(derivation, at, imputation);
    const column =
      normalisation === 'as-stated' ? normalised : normalise(treated, METHODS[normalisation], indicator.direction);
    return ranked.map(unit => column[unit] ?? null);
  });
  return { plain, positive: plain.map(fromOneToHundred) };
}

/** One indicator with its gaps filled in another way. */
function filledBy(
  { scheme, indicators, units, fillingGroups }: Derivation,
  at: number,
  by: Exclude<ImputationVariant, 'as-stated'>,
): { treated: Column; normalised: Column } {
  const filled = impute(indicators[at]!.denominated, fillingGroups!, by);
  return scoreColumn(scheme.indicators[at]!, filled, scheme, units);
}

/** The other ways to fill gaps, where any was filled. */
function imputationsOf({ scheme, indicators }: Derivation): ImputationVariant[] {
  const isFilled = indicators.some(({ isImputed }) => isImputed.includes(true));
  const others = (['mean', 'median'] as const).filter(by => by !== scheme.impute?.by);
  return isFilled ? ['as-stated', ...others] : ['as-stated'];
}

function fromOneToHundred(column: Column): Column {
  const { low, high } = extremes(present(column));
  return mapPresent(column, score => between(fraction(score, low, high), [1, 100]));
}

function normalisationsOf({ scheme }: Derivation): NormalisationVariant[] {
  const isStated = (by: string): boolean =>
    scheme.indicators.every(indicator => (indicator.normalise ?? scheme.normalise).by === by);
  const others = ['min-max', 'z-score', 'percentile-rank'] as const;
  return ['as-stated', ...others.filter(by => !isStated(by))];
}

function aggregationsOf({ branches }: Derivation): AggregationVariant[] {
  const others = ['arithmetic-mean', 'geometric-mean'] as const;
  return ['as-stated', ...others.filter(by => !branches.every(({ aggregate }) => aggregate.by === by))];
}

function climb({ branches }: Derivation, leaves: Leaves, variant: Variant): Column {
  const methods = branches.map(({ aggregate }): Aggregation =>
    variant.aggregation === 'as-stated' ? aggregate : { by: variant.aggregation },
  );
  const isStated = variant.normalisation === 'as-stated' && variant.aggregation === 'as-stated';
  const indicators = !isStated && methods.some(needsPositive) ? leaves.positive : leaves.plain;
  const grown: { scores: Column; isEmpty: boolean }[] = [];
  for (const [at, branch] of branches.entries()) {
    const weights = branch.members.map((member, place) =>
      isAbsent(member, variant.without, grown) ? 0 : variant.weights[at]![place]!,
    );
    const scores = branch.members.map(({ from, at: place }) =>
      from === 'indicator' ? indicators[place]! : grown[place]!.scores,
    );
    const isEmpty = weights.every(weight => weight === 0);
    grown.push({ scores: scoreBranch({ ...branch, aggregate: methods[at]! }, scores, weights), isEmpty });
  }
  return grown.at(-1)!.scores;
}

function isAbsent(
  { from, at }: { from: 'indicator' | 'branch'; at: number },
  without: number | null,
  grown: readonly { isEmpty: boolean }[],
): boolean {
  return from === 'indicator' ? at === without : grown[at]!.isEmpty;
}
