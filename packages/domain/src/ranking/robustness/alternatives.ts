import { aggregate } from '../aggregate.js';
import type { Derivation, DerivedBranch } from '../derivation.js';
import type { Column, Observation } from '../observation.js';
import { rank } from '../rank.js';
import type { SchemeName } from '../scheme.js';
import { weigh } from '../weigh.js';
import { type AggregationVariant, type NormalisationVariant, type Remaking, remakingOf } from './variants.js';

/** One other way to make the index, and what it gives. */
export interface Alternative {
  kind: 'method' | 'weights' | 'without';
  name: SchemeName;
  /** Of the ranked units, in the order of the table. */
  ranks: Observation[];
  /** Ids of the units among the top. */
  top: string[];
  /** Whether the top has other units than in the index as stated. */
  changesTop: boolean;
}

const NORMALISED: Record<NormalisationVariant, SchemeName> = {
  'as-stated': { zh: '标准化不变', en: 'scores as stated' },
  'min-max': { zh: '极差标准化', en: 'min-max scores' },
  'z-score': { zh: 'Z 分数', en: 'z-scores' },
  'percentile-rank': { zh: '百分位', en: 'percentile ranks' },
};
const AGGREGATED: Record<AggregationVariant, SchemeName> = {
  'as-stated': { zh: '合成不变', en: 'aggregation as stated' },
  'arithmetic-mean': { zh: '算术平均', en: 'arithmetic mean' },
  'geometric-mean': { zh: '几何平均', en: 'geometric mean' },
};
const FILLED = {
  mean: { zh: '缺值按平均数补', en: 'gaps filled with the mean' },
  median: { zh: '缺值按中位数补', en: 'gaps filled with the median' },
} as const;
const OUTRANKED = {
  copeland: { zh: '两两比较（Copeland）', en: 'outranking (Copeland)' },
  topsis: { zh: 'TOPSIS', en: 'TOPSIS' },
} as const;
const REWEIGHED = {
  equal: { zh: '等权', en: 'equal weights' },
  entropy: { zh: '熵权法', en: 'entropy weights' },
  'principal-component': { zh: '主成分权重', en: 'principal-component weights' },
} as const;

/** The ranks under other methods and weights and without each indicator, one row each. */
export function alternatives(derivation: Derivation, { places }: { places: number }): Alternative[] {
  const remaking = remakingOf(derivation);
  const ids = remaking.ranked.map(unit => derivation.units[unit]!.id);
  const topOf = (ranks: readonly Observation[]): string[] => ids.filter((_, at) => (ranks[at] ?? Infinity) <= places);
  const stated = topOf(remaking.ranked.map(unit => derivation.units[unit]!.rank)).join();
  const rows = [
    ...otherMethods(remaking),
    ...otherFillings(remaking),
    ...outrankings(derivation, remaking),
    ...otherWeights(derivation, remaking),
    ...withoutEach(derivation, remaking),
  ];
  return rows.map(row => ({ ...row, top: topOf(row.ranks), changesTop: topOf(row.ranks).join() !== stated }));
}

type Row = Pick<Alternative, 'kind' | 'name' | 'ranks'>;

function otherMethods({ normalisations, aggregations, stated, ranks }: Remaking): Row[] {
  return normalisations.flatMap(normalisation =>
    aggregations
      .filter(aggregation => isOther(normalisation, aggregation))
      .map((aggregation): Row => ({
        kind: 'method',
        name: joined([NORMALISED[normalisation], AGGREGATED[aggregation]]),
        ranks: ranks({ ...stated, normalisation, aggregation }),
      })),
  );
}

function otherFillings({ imputations, stated, ranks }: Remaking): Row[] {
  return imputations.flatMap((imputation): Row[] =>
    imputation === 'as-stated'
      ? []
      : [{ kind: 'method', name: FILLED[imputation], ranks: ranks({ ...stated, imputation }) }],
  );
}

/** A geometric mean goes from 1 to 100 between the worst and the best, and there z-scores are no other scores than min-max. */
function isOther(normalisation: NormalisationVariant, aggregation: AggregationVariant): boolean {
  if (aggregation === 'as-stated') return normalisation !== 'as-stated';
  return aggregation !== 'geometric-mean' || normalisation !== 'z-score';
}

/** Methods that compare units with each other take all indicators at once, by their effective weights. */
function outrankings({ indicators, branches, scheme }: Derivation, { ranked }: Remaking): Row[] {
  const columns = indicators.map(({ normalised }) => ranked.map(unit => normalised[unit] ?? null));
  const weights = indicators.map(({ weight }) => weight);
  return (['copeland', 'topsis'] as const)
    .filter(by => !branches.every(({ aggregate: stated }) => stated.by === by))
    .map(by => ({
      kind: 'method',
      name: OUTRANKED[by],
      ranks: rank(aggregate(columns, weights, { by }, { by: 'stay' }), scheme.result.ties, scheme.result.best),
    }));
}

function otherWeights(derivation: Derivation, { stated, ranks }: Remaking): Row[] {
  return (['equal', 'entropy', 'principal-component'] as const).flatMap((by): Row[] => {
    const weights = derivation.branches.map(branch => weigh(weighedMembers(derivation, branch), { by })?.weights);
    if (!weights.every(found => found !== undefined)) return [];
    return [{ kind: 'weights', name: REWEIGHED[by], ranks: ranks({ ...stated, weights }) }];
  });
}

function weighedMembers(
  { indicators, branches }: Derivation,
  { members }: DerivedBranch,
): { code: string; weight: number; scores: Column }[] {
  return members.map(({ code, weight, from, at }) => ({
    code,
    weight,
    scores: from === 'indicator' ? indicators[at]!.normalised : branches[at]!.scores,
  }));
}

function withoutEach({ indicators }: Derivation, { stated, ranks }: Remaking): Row[] {
  if (indicators.length < 2) return [];
  return indicators.map(({ name }, without): Row => ({
    kind: 'without',
    name: { zh: `不计“${name.zh}”`, en: `without “${name.en}”` },
    ranks: ranks({ ...stated, without }),
  }));
}

function joined(names: readonly SchemeName[]): SchemeName {
  return { zh: names.map(({ zh }) => zh).join('，'), en: names.map(({ en }) => en).join(', ') };
}
