import { Controller } from '@nestjs/common';
import { contract, type LadderRow, type OutputOf } from '@tidu/contract';
import { TIER_NAMES } from '@tidu/domain';
import type { LadderRung } from '@tidu/warehouse';
import { Endpoint, type Asked } from '../http/endpoint.js';
import { provenanceOf } from '../provenance.js';
import { PublishedSnapshots } from '../published-snapshots.js';

@Controller()
export class LadderController {
  constructor(private readonly snapshots: PublishedSnapshots) {}

  @Endpoint(contract.ladder.read)
  async read({ period, region }: Asked<typeof contract.ladder.read>): Promise<OutputOf<typeof contract.ladder.read>> {
    return this.snapshots.read(async warehouse => ({
      provenance: provenanceOf(warehouse.meta),
      regionId: region,
      period,
      rows: (await warehouse.ladder({ period, regionId: region })).map(toLadderRow),
    }));
  }
}

/** Titles are published lists: their counts are never withheld. */
function toLadderRow(rung: LadderRung): LadderRow {
  const { zh, en } = TIER_NAMES[rung.tier];
  const promotionRate = rung.nYearStart === 0 ? null : (100 * rung.nPromotedOut) / rung.nYearStart;
  return { ...rung, name: { zh, en }, promotionRate };
}
