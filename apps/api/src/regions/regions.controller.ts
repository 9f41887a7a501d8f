import { Controller, Inject } from '@nestjs/common';
import { contract, type OutputOf, type RegionEntry } from '@tidu/contract';
import { TiduError, type Atlas, type Region } from '@tidu/domain';
import { BoundaryMap } from '../boundary-map.js';
import type { Caller } from '../http/caller.js';
import { Endpoint, type Asked, type Exchange } from '../http/endpoint.js';
import { ATLAS, CLOCK, type Clock } from '../tokens.js';

@Controller()
export class RegionsController {
  constructor(
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(CLOCK) private readonly now: Clock,
    private readonly map: BoundaryMap,
  ) {}

  @Endpoint(contract.regions.list)
  list({ region, at }: Asked<typeof contract.regions.list>): OutputOf<typeof contract.regions.list> {
    const day = at ?? this.now().toISOString().slice(0, 10);
    const top = this.atlas.get(region);
    return { at: day, regions: top === undefined ? [] : this.downFrom(top, null, day) };
  }

  @Endpoint(contract.regions.map)
  outlines(
    { region }: Asked<typeof contract.regions.map>,
    _: Caller,
    { reply }: Exchange,
  ): OutputOf<typeof contract.regions.map> {
    const outlines = this.map.within(region);
    if (outlines === null) throw new TiduError('not-found', { subject: `map ${region}` });
    // Outlines change once in years; the same address means another region to another person.
    void reply.headers({ 'cache-control': 'private, max-age=3600', vary: 'cookie' });
    return { regionId: region, ...outlines };
  }

  private downFrom(region: Region, parentId: string | null, day: string): RegionEntry[] {
    const below = this.atlas.children(region.id, day).flatMap(child => this.downFrom(child, region.id, day));
    return [toEntry(region, parentId), ...below];
  }
}

const toEntry = (region: Region, parentId: string | null): RegionEntry => ({
  id: region.id,
  parentId,
  level: region.level,
  kind: region.kind,
  name: { zh: region.name, en: region.nameEn },
  shortName: region.shortName,
  reporting: region.reporting,
});
