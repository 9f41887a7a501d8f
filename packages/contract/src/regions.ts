import { z } from 'zod';
import { route } from './route.js';
import { askedRegion, day, names, regionId } from './vocabulary.js';

/** One region of the tree, as it stands on the asked day. */
export const regionEntry = z.object({
  id: regionId,
  /** Null for the topmost region of the answer. */
  parentId: regionId.nullable(),
  level: z.enum(['country', 'province', 'prefecture', 'county']),
  kind: z.enum(['admin', 'zone', 'agency']),
  name: names,
  shortName: z.string(),
  /** Whether filings are collected in its name. */
  reporting: z.boolean(),
});
export type RegionEntry = z.output<typeof regionEntry>;

/** Outlines as GeoJSON; `properties.id` is the region's id. Coordinates may be shifted: `source.note` says. */
export const outlines = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.looseObject({
      type: z.literal('Feature'),
      properties: z.looseObject({ id: regionId, name: z.string() }),
      geometry: z.unknown(),
    }),
  ),
});

export const regions = {
  list: route({
    method: 'GET',
    path: '/api/regions',
    summary: 'The region and everything below it, parents before children',
    access: 'signed-in',
    scoped: true,
    input: z.object({ region: askedRegion, at: day.optional() }),
    output: z.object({ at: day, regions: z.array(regionEntry) }),
  }),
  map: route({
    method: 'GET',
    path: '/api/map',
    summary: 'Outlines of the region and everything below it',
    access: 'signed-in',
    scoped: true,
    input: z.object({ region: askedRegion }),
    output: z.object({
      regionId,
      source: z.object({ name: z.string(), note: names }),
      prefectures: outlines,
      counties: outlines,
    }),
    errors: ['not-found'],
  }),
};
