import {
  codeInScheme,
  periodEnd,
  regionsOf,
  type Atlas,
  type CommendationIndicator,
  type CommendationScheme,
  type Period,
  type RankingInputs,
  type RegionDuty,
  type RegionFigure,
  type Tier,
} from '@tidu/domain';
import type { Warehouse } from './warehouse.js';

/** The sums and the duties a ranking by this scheme rests on, from one snapshot. */
export async function observeRegions(
  warehouse: Warehouse,
  scheme: CommendationScheme,
  { atlas, period }: { atlas: Atlas; period: Period },
): Promise<RankingInputs> {
  const regions = regionsOf(scheme, atlas, periodEnd(period));
  const figures = await Promise.all(
    regions.flatMap(regionId => scheme.indicators.map(one => figuresOf(warehouse, one, { regionId, period }))),
  );
  const duties = await Promise.all(
    regions.map(async (regionId): Promise<RegionDuty> => {
      const { total } = await warehouse.filingProgress({ period, regionId });
      return { regionId, nExpected: total.nExpected, nFiled: total.nOnTime + total.nLate };
    }),
  );
  const conduct = await Promise.all(
    regions.map(async regionId => ({ regionId, counts: await warehouse.conduct({ period, regionId }) })),
  );
  return { figures: figures.flat(), duties, conduct };
}

/** One indicator of a scheme in one region: a figure for each of its tiers, which add up. */
async function figuresOf(
  warehouse: Warehouse,
  indicator: CommendationIndicator,
  { regionId, period }: { regionId: string; period: Period },
): Promise<RegionFigure[]> {
  const code = codeInScheme(indicator);
  if (indicator.counted === 'new') {
    const rungs = await warehouse.ladder({ period, regionId });
    const asked = rungs.filter(({ tier }) => indicator.tiers?.includes(tier) ?? true);
    const entered = asked.reduce((sum, { nEntered, nPromotedIn }) => sum + nEntered + nPromotedIn, 0);
    return [{ regionId, code, numerator: entered, denominator: null, n: entered }];
  }
  const tiers: (Tier | null)[] = indicator.tiers ?? [null];
  const read = async (tier: Tier | null): Promise<RegionFigure[]> => {
    const question = { codes: [indicator.indicator], periods: [period], by: 'none', regionId, tier } as const;
    const answers = await warehouse.values(question);
    return answers.map(({ numerator, denominator, n }) => ({ regionId, code, numerator, denominator, n }));
  };
  return (await Promise.all(tiers.map(read))).flat();
}
