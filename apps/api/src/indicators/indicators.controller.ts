import { Controller, Inject } from '@nestjs/common';
import { contract, type FileAnswer, type OutputOf } from '@tidu/contract';
import { CATALOGUE, overRegions, type Atlas, type Dimension, type Industry } from '@tidu/domain';
import { arrowOfAnswers, type Warehouse } from '@tidu/warehouse';
import type { Caller } from '../http/caller.js';
import { Endpoint, type Asked } from '../http/endpoint.js';
import { PastSnapshots } from '../past-snapshots.js';
import { provenanceOf } from '../provenance.js';
import { PublishedSnapshots } from '../published-snapshots.js';
import { ATLAS, INDUSTRIES } from '../tokens.js';
import { questionOf } from './question.js';
import { toProtectedRow, toValueRow } from './value-row.js';

@Controller()
export class IndicatorsController {
  constructor(
    private readonly snapshots: PublishedSnapshots,
    private readonly past: PastSnapshots,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(INDUSTRIES) private readonly industries: readonly Industry[],
  ) {}

  @Endpoint(contract.indicators.list)
  list(): OutputOf<typeof contract.indicators.list> {
    return {
      indicators: CATALOGUE.map(indicator => {
        const { code, name, unit, direction, decimals, meaning, source, over, time } = indicator;
        const definition = {
          population: indicator.population.text,
          numerator: indicator.numerator.text,
          denominator: indicator.denominator?.text ?? null,
        };
        return {
          code,
          name,
          unit,
          direction,
          decimals,
          meaning,
          source,
          over,
          time,
          regions: overRegions(indicator),
          definition,
        };
      }),
    };
  }

  @Endpoint(contract.indicators.values)
  async values(
    asked: Asked<typeof contract.indicators.values>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.indicators.values>> {
    const question = questionOf(asked);
    const naming = { ...this.naming(asked.by), question: { by: asked.by, regionId: asked.region } };
    const ownScope = this.atlas.within(asked.region, caller.regionId);
    return this.reading(asked.asOf, async warehouse => ({
      provenance: provenanceOf(warehouse.meta),
      regionId: asked.region,
      rows: (await warehouse.values(question)).map(answer => toValueRow(answer, naming, ownScope)),
    }));
  }

  @Endpoint(contract.indicators.arrow)
  async arrow(asked: Asked<typeof contract.indicators.arrow>, caller: Caller): Promise<FileAnswer> {
    const { rows, provenance } = await this.values(asked, caller);
    return {
      bytes: arrowOfAnswers(rows, { dimensions: asked.by, snapshotId: provenance.snapshotId, asOf: provenance.asOf }),
      name: `${asked.codes.join('-').slice(0, 80)}.arrow`,
      mediaType: 'application/vnd.apache.arrow.stream',
    };
  }

  @Endpoint(contract.indicators.peers)
  async peers(asked: Asked<typeof contract.indicators.peers>): Promise<OutputOf<typeof contract.indicators.peers>> {
    const { codes, period, region, where, span, sample, base, membership } = asked;
    const parentId = this.atlas.get(region)?.parentId ?? region;
    const level = this.atlas.get(region)?.level;
    const by: readonly Dimension[] = level === 'country' || level === undefined ? ['region'] : [level];
    const common = { codes, periods: [period], where, span, sample, base, membership, regionId: parentId };
    return this.snapshots.read(async warehouse => {
      const rows = await warehouse.protectedValues({ ...common, by, extras: ['rank'] }, [region]);
      const totals = await warehouse.protectedValues({ ...common, by: [] }, [region]);
      const naming = { ...this.naming(by), question: { by, regionId: parentId } };
      return {
        provenance: provenanceOf(warehouse.meta),
        regionId: region,
        parentId,
        rows: rows.map(row => toProtectedRow(row, naming)),
        totals: totals.map(row => toProtectedRow(row, { ...naming, question: { by: [], regionId: parentId } })),
      };
    });
  }

  private naming(by: readonly Dimension[]) {
    return { atlas: this.atlas, industries: this.industries, by };
  }

  private reading<T>(asOf: string | undefined, question: (warehouse: Warehouse) => Promise<T>): Promise<T> {
    return asOf === undefined ? this.snapshots.read(question) : this.past.read(asOf, question);
  }
}
