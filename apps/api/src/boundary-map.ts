import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { outlines, type OutputOf, type contract } from '@tidu/contract';
import { TiduError, type Atlas, type Configuration } from '@tidu/domain';
import { mapFile } from '@tidu/reference';
import { z } from 'zod';

const mapDocument = z.object({
  source: z.object({ name: z.string(), note: z.object({ zh: z.string(), en: z.string().nullable() }) }),
  prefectures: outlines,
  counties: outlines,
});
type MapDocument = z.output<typeof mapDocument>;
type Outlines = Omit<OutputOf<typeof contract.regions.map>, 'regionId'>;

/** Outlines of the regions: `TIDU_HOME/map.json` where the bureau put one, else the built-in file, else none. */
export class BoundaryMap {
  constructor(
    private readonly document: MapDocument | null,
    private readonly atlas: Atlas,
  ) {}

  /** @throws TiduError file-unreadable when there is a file that is no map */
  static load({ home, provinceId }: Configuration, atlas: Atlas): BoundaryMap {
    const own = join(home, 'map.json');
    const file = existsSync(own) ? own : mapFile(provinceId);
    return new BoundaryMap(file === null ? null : readMap(file), atlas);
  }

  /** Who drew it; null without a map. */
  get source(): string | null {
    return this.document?.source.name ?? null;
  }

  /** The outlines of a region and everything below it; null without a map. */
  within(regionId: string): Outlines | null {
    if (this.document === null) return null;
    const { source, prefectures, counties } = this.document;
    return { source, prefectures: this.cut(prefectures, regionId), counties: this.cut(counties, regionId) };
  }

  private cut({ type, features }: MapDocument['counties'], regionId: string): MapDocument['counties'] {
    return { type, features: features.filter(({ properties }) => this.atlas.within(properties.id, regionId)) };
  }
}

function readMap(file: string): MapDocument {
  try {
    return mapDocument.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new TiduError('file-unreadable', { file, reason }, { cause: error });
  }
}
