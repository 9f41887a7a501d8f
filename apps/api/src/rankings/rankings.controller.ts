import { Controller, Inject } from '@nestjs/common';
import { contract, type OutputOf } from '@tidu/contract';
import {
  alternatives,
  figure,
  indicatorOf,
  periodEnd,
  rankRegions,
  readTrialWeights,
  robustness,
  TiduError,
  tippingWeights,
  type Atlas,
  type CommendationScheme,
  type Period,
  type RegionRanking,
} from '@tidu/domain';
import type { Warehouse } from '@tidu/warehouse';
import { Endpoint, type Asked } from '../http/endpoint.js';
import { provenanceOf } from '../provenance.js';
import { PublishedSnapshots } from '../published-snapshots.js';
import { regionNames } from '../region-names.js';
import { latestQuarter } from '../latest-quarter.js';
import { ATLAS, CLOCK, COMMENDATION, type Clock } from '../tokens.js';
import { observeRegions } from './observe-regions.js';

type Answer = OutputOf<typeof contract.rankings.read>;

const REPLICATIONS = 1000;

@Controller()
export class RankingsController {
  constructor(
    private readonly snapshots: PublishedSnapshots,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(COMMENDATION) private readonly scheme: CommendationScheme,
  ) {}

  @Endpoint(contract.rankings.read)
  async read({ region, period, weights }: Asked<typeof contract.rankings.read>): Promise<Answer> {
    // A ranking tells of every prefecture; until it is signed and published it is the province's own.
    if (region !== this.atlas.root.id) {
      throw new TiduError('ranking-needs-province', { own: regionNames(this.atlas, region).zh });
    }
    return this.snapshots.read(async warehouse => {
      const asked = period ?? latestQuarter(await warehouse.periods(), this.now());
      if (asked === null) throw new TiduError('no-snapshot');
      const ranking = await this.rank(warehouse, asked, weights);
      return { provenance: provenanceOf(warehouse.meta), period: asked, ...this.toAnswer(ranking) };
    });
  }

  private async rank(warehouse: Warehouse, period: Period, weights: string | undefined): Promise<RegionRanking> {
    const { scheme, atlas } = this;
    const observed = await observeRegions(warehouse, scheme, { atlas, period });
    return rankRegions(scheme, {
      ...observed,
      atlas,
      asOf: periodEnd(period),
      catalogue: { indicatorOf, figure },
      trial: weights === undefined ? undefined : readTrialWeights(weights, scheme),
    });
  }

  private toAnswer(ranking: RegionRanking): Omit<Answer, 'provenance' | 'period'> {
    const { id, name, clause, quotation, places, minSample } = this.scheme;
    const { indicators, tieRule, isTrial, units, notes, derivation } = ranking;
    const safety = new Map(
      robustness(derivation, { places, replications: REPLICATIONS }).units.map(unit => [unit.id, unit]),
    );
    const tipping = tippingWeights(derivation, { places });
    return {
      scheme: { id, name, clause, quotation, places, minSample, tieRule, indicators, isTrial },
      units: units.map(unit => {
        const { low, high, inTop } = safety.get(unit.regionId) ?? { low: 0, high: 0, inTop: 0 };
        return { ...unit, robustness: unit.rank === null ? null : { low, high, inTop } };
      }),
      tipping: tipping && {
        ...tipping,
        weights: tipping.weights.map(({ code, from, to }) => ({
          code,
          name: indicators.find(indicator => indicator.code === code)?.name ?? { zh: code, en: code },
          from,
          to,
        })),
      },
      alternatives: alternatives(derivation, { places }).map(({ name: way, kind, ranks, changesTop }) => ({
        name: way,
        kind,
        changesTop,
        top: topOf(
          derivation.units.filter(({ rank }) => rank !== null).map(unit => unit.id),
          ranks,
          places + 1,
        ),
      })),
      replications: REPLICATIONS,
      notes,
    };
  }
}

/** Units in the order of their ranks, the first so many. */
function topOf(ids: readonly string[], ranks: readonly (number | null)[], count: number): string[] {
  return ids
    .map((id, at) => ({ id, rank: ranks[at] ?? Infinity }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, count)
    .map(({ id }) => id);
}
