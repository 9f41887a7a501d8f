import { Controller } from '@nestjs/common';
import { contract, type OutputOf } from '@tidu/contract';
import { CATALOGUE, readCommendationScheme, type CommendationScheme, type Period } from '@tidu/domain';
import type { Warehouse } from '@tidu/warehouse';
import { Endpoint, type Asked } from '../http/endpoint.js';
import { provenanceOf } from '../provenance.js';
import { PublishedSnapshots } from '../published-snapshots.js';
import { RankingDesk } from './ranking-desk.js';
import { toRankingResult } from './ranking-result.js';

type Answer = OutputOf<typeof contract.rankings.read>;

/** Rankings computed from the published snapshot. */
@Controller()
export class RankingsController {
  constructor(
    private readonly snapshots: PublishedSnapshots,
    private readonly desk: RankingDesk,
  ) {}

  @Endpoint(contract.rankings.read)
  async read({ region, period, weights, ...asked }: Asked<typeof contract.rankings.read>): Promise<Answer> {
    this.desk.requireProvince(region);
    const { scheme, version } = await this.desk.schemeOf(asked);
    return this.answer(scheme, { period, weights, version: version.version });
  }

  @Endpoint(contract.rankings.try)
  async try({ region, period, text }: Asked<typeof contract.rankings.try>): Promise<Answer> {
    this.desk.requireProvince(region);
    return this.answer(readCommendationScheme(text, 'scheme.yaml', CATALOGUE), { period, version: null });
  }

  @Endpoint(contract.rankings.years)
  async years({
    region,
    period: asked,
    ...named
  }: Asked<typeof contract.rankings.years>): Promise<OutputOf<typeof contract.rankings.years>> {
    this.desk.requireProvince(region);
    const { scheme } = await this.desk.schemeOf(named);
    return this.snapshots.read(async warehouse => {
      const period = await this.desk.periodOf(warehouse, asked);
      const years = await Promise.all(
        (await sameMonths(warehouse, period)).map(async year => ({
          period: year,
          units: (await this.desk.compute(warehouse, scheme, { period: year })).units.map(
            ({ regionId, name, score, rank }) => ({ regionId, name, score, rank }),
          ),
        })),
      );
      // a year nobody can be ranked in draws no line
      const told = years.filter(({ units }) => units.some(({ rank }) => rank !== null));
      return { provenance: provenanceOf(warehouse.meta), years: told };
    });
  }

  private answer(
    scheme: CommendationScheme,
    {
      period: asked,
      weights,
      version,
    }: { period?: Period | undefined; weights?: string | undefined; version: number | null },
  ): Promise<Answer> {
    return this.snapshots.read(async warehouse => {
      const period = await this.desk.periodOf(warehouse, asked);
      const ranking = await this.desk.compute(warehouse, scheme, { period, weights });
      return { provenance: provenanceOf(warehouse.meta), ...toRankingResult(ranking, scheme, { period, version }) };
    });
  }
}

/** The same months of every year up to this one, oldest first. */
async function sameMonths(warehouse: Warehouse, period: Period): Promise<Period[]> {
  const periods = (await warehouse.periods()).filter(({ nEnterprises }) => nEnterprises > 0).map(one => one.period);
  return periods.filter(one => one.slice(4) === period.slice(4) && one <= period);
}
