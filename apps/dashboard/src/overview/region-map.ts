import type { RegionEntry } from '@tidu/contract';
import type { MapArea, MapLabel } from '../charts/choropleth.js';
import { labelPoint, named, type Outline, type OutlineCollection } from '../charts/outlines.js';
import type { RegionMap } from '../stores/catalogue.js';
import type { Asked } from './asked.js';

/** What is drawn: small areas coloured, larger outlines above, names on them. */
export interface RegionMapDrawing {
  areas: MapArea[];
  labels: MapLabel[];
  captions: Map<string, string>;
  areaOutlines: OutlineCollection;
  outlines: OutlineCollection;
  clickable: 'areas' | 'outlines';
}

/** What is known of one listed region. */
export interface Listed {
  growth: number | null;
  /** The growth as printed. */
  printed: string;
  /** What the tooltip says. */
  caption: string;
}

/**
 * Lays the growth of the listed regions on the outlines.
 *
 * Counties are the areas; at prefecture level each takes the colour of its prefecture, so that the map keeps its grain.
 *
 * @param map    outlines of the asked region and all below it
 * @param listed figures by region id
 * @returns null when there is no outline to draw
 */
export function regionMap(
  map: Pick<RegionMap, 'prefectures' | 'counties'>,
  asked: Pick<Asked, 'region' | 'level'>,
  regions: ReadonlyMap<string, RegionEntry>,
  listed: ReadonlyMap<string, Listed>,
  shortName: (region: RegionEntry) => string,
): RegionMapDrawing | null {
  const counties: Outline[] = map.counties.features;
  const prefectures: Outline[] = map.prefectures.features;
  const areas = counties.length > 0 ? counties : prefectures;
  const above = prefectures.length > 0 ? prefectures : counties;
  if (areas.length === 0) return null;
  const isByPrefecture = asked.level === 'prefecture';
  // Sixty names would cover the map of a province: there only the prefectures are named, without a figure.
  const isCrowded = asked.level === 'county' && asked.region.level === 'province';
  const labelled = isByPrefecture || isCrowded ? above : areas;
  return {
    areas: areas.map(({ properties: { id } }) => ({
      id,
      growth: (isByPrefecture ? nearest(id, listed, regions) : listed.get(id))?.growth ?? null,
    })),
    labels: labelled.flatMap(outline => labelOf(outline, regions, isCrowded ? null : listed, shortName)),
    captions: new Map([...listed].map(([id, { caption }]) => [id, caption])),
    areaOutlines: named(areas),
    outlines: named(above),
    clickable: isByPrefecture ? 'outlines' : 'areas',
  };
}

function labelOf(
  outline: Outline,
  regions: ReadonlyMap<string, RegionEntry>,
  listed: ReadonlyMap<string, Listed> | null,
  shortName: (region: RegionEntry) => string,
): MapLabel[] {
  const { id } = outline.properties;
  const [at, region, known] = [labelPoint(outline), regions.get(id), listed?.get(id)];
  if (at === null || region === undefined) return [];
  return [
    {
      at,
      name: shortName(region),
      figure: listed === null ? '' : (known?.printed ?? '…'),
      growth: known?.growth ?? null,
    },
  ];
}

/** The figure of a region, or of the nearest one above it that is listed. */
function nearest(
  id: string,
  listed: ReadonlyMap<string, Listed>,
  regions: ReadonlyMap<string, RegionEntry>,
): Listed | undefined {
  for (let at: string | null = id; at !== null; at = regions.get(at)?.parentId ?? null) {
    const known = listed.get(at);
    if (known !== undefined) return known;
  }
  return undefined;
}
