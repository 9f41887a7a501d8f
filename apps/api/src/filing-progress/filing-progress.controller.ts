import { Controller, Inject } from '@nestjs/common';
import { contract, type FilingProgressRow, type Names, type OutputOf } from '@tidu/contract';
import { dueOn, type Atlas } from '@tidu/domain';
import type { FilingProgress } from '@tidu/warehouse';
import { Endpoint, type Asked } from '../http/endpoint.js';
import { provenanceOf } from '../provenance.js';
import { PublishedSnapshots } from '../published-snapshots.js';
import { regionNames } from '../region-names.js';
import { regionRowNames } from '../row-names.js';
import { ATLAS } from '../tokens.js';

@Controller()
export class FilingProgressController {
  constructor(
    private readonly snapshots: PublishedSnapshots,
    @Inject(ATLAS) private readonly atlas: Atlas,
  ) {}

  @Endpoint(contract.filingProgress.read)
  async read({
    period,
    region,
  }: Asked<typeof contract.filingProgress.read>): Promise<OutputOf<typeof contract.filingProgress.read>> {
    return this.snapshots.read(async warehouse => {
      const { total, rows } = await warehouse.filingProgress({ period, regionId: region });
      return {
        provenance: provenanceOf(warehouse.meta),
        period,
        dueOn: dueOn(period),
        total: toRow(total, regionNames(this.atlas, region)),
        rows: rows.map(row => toRow(row, regionRowNames(this.atlas, row.regionId, region))),
      };
    });
  }
}

function toRow(progress: FilingProgress, name: Names): FilingProgressRow {
  const { nExpected, nOnTime, nLate } = progress;
  return { ...progress, name, rate: nExpected === 0 ? null : (100 * (nOnTime + nLate)) / nExpected };
}
