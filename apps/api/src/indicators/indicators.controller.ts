import { Controller, Inject } from '@nestjs/common';
import { contract, type OutputOf } from '@tidu/contract';
import { CATALOGUE, type Atlas, type Industry } from '@tidu/domain';
import type { Caller } from '../http/caller.js';
import { Endpoint, type Asked } from '../http/endpoint.js';
import { provenanceOf } from '../provenance.js';
import { PublishedSnapshots } from '../published-snapshots.js';
import { ATLAS, INDUSTRIES } from '../tokens.js';
import { questionOf } from './question.js';
import { toValueRow } from './value-row.js';

@Controller()
export class IndicatorsController {
  constructor(
    private readonly snapshots: PublishedSnapshots,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(INDUSTRIES) private readonly industries: readonly Industry[],
  ) {}

  @Endpoint(contract.indicators.list)
  list(): OutputOf<typeof contract.indicators.list> {
    return {
      indicators: CATALOGUE.map(({ code, name, unit, direction, decimals, meaning, source }) => ({
        code,
        name,
        unit,
        direction,
        decimals,
        meaning,
        source,
      })),
    };
  }

  @Endpoint(contract.indicators.values)
  async values(
    asked: Asked<typeof contract.indicators.values>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.indicators.values>> {
    const question = questionOf(asked);
    const naming = { atlas: this.atlas, industries: this.industries, question };
    const ownScope = this.atlas.within(asked.region, caller.regionId);
    return this.snapshots.read(async warehouse => ({
      provenance: provenanceOf(warehouse.meta),
      regionId: asked.region,
      rows: (await warehouse.values(question)).map(answer => toValueRow(answer, naming, ownScope)),
    }));
  }
}
