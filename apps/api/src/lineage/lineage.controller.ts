import { Controller, Inject } from '@nestjs/common';
import { contract, type OutputOf } from '@tidu/contract';
import { indicatorOf, type Atlas, type Configuration } from '@tidu/domain';
import type { Ledger } from '@tidu/records';
import { sourcesOf } from '../cell-origin.js';
import type { Caller } from '../http/caller.js';
import { Endpoint, type Asked } from '../http/endpoint.js';
import { provenanceOf } from '../provenance.js';
import { PublishedSnapshots } from '../published-snapshots.js';
import { ATLAS, CONFIGURATION, LEDGER } from '../tokens.js';
import { toTracedEnterprise } from './traced-enterprise.js';

@Controller()
export class LineageController {
  constructor(
    private readonly snapshots: PublishedSnapshots,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Endpoint(contract.lineage.read)
  async read(
    asked: Asked<typeof contract.lineage.read>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.lineage.read>> {
    const { code, period, region, tier, section, enterprise, offset, limit } = asked;
    indicatorOf(code);
    const question = {
      ...{ code, period, regionId: region, offset, limit, tier: tier ?? null, section: section ?? null },
      ...(enterprise !== undefined && { enterpriseId: enterprise }),
    };
    return this.snapshots.read(async warehouse => {
      const { enterprises, ...sums } = await warehouse.trace(question);
      const ids = enterprises.flatMap(({ values }) =>
        values.flatMap(({ batchId, filedThen }) => [batchId, ...(filedThen ? [filedThen.batchId] : [])]),
      );
      const { ledger, atlas } = this;
      const sources = await sourcesOf({ ledger, atlas, home: this.configuration.home }, ids, caller.regionId);
      return {
        provenance: provenanceOf(warehouse.meta),
        ...{ code, period, regionId: region },
        ...sums,
        enterprises: enterprises.map(one => toTracedEnterprise(one, sources)),
      };
    });
  }
}
