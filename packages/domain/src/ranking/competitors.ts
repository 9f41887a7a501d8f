import { TiduError } from '../errors.js';
import type { Atlas } from '../vocabulary/atlas.js';
import type { Region } from '../vocabulary/region.js';
import type { CommendationScheme, Placement } from './commendation-scheme.js';

/** A region whose figures are added to a unit, or taken out of it. */
export interface Part {
  regionId: string;
  sign: 1 | -1;
}

/** A unit that competes, and the regions its figures are made of. */
export interface Competitor {
  region: Region;
  /** The region itself first. Figures of a region hold everything below it. */
  parts: Part[];
}

/** Who competes, and which regions were placed with, beside or outside them. */
export interface Competition {
  competitors: Competitor[];
  /** Placements that concern this tree, in the order of the scheme. */
  placements: (Placement & { name: Region })[];
  /** Regions directly below the root that nobody placed and that are no administrative unit. */
  leftOver: Region[];
}

/**
 * The units of a ranking on a day: the administrative regions directly below the root, and what the scheme places
 * otherwise.
 *
 * A region that is placed is taken out of the unit it lies in, unless it is folded into that very unit. Placements of
 * regions outside the tree are passed over, so that one scheme serves several provinces.
 *
 * @param asOf `YYYY-MM-DD`
 * @throws TiduError `scheme-inapplicable` when a region is folded into one that does not compete
 */
export function competitionOf(scheme: CommendationScheme, atlas: Atlas, asOf: string): Competition {
  const below = atlas.children(atlas.root.id, asOf);
  const placements = scheme.placements.flatMap(placement => {
    const name = atlas.get(placement.region);
    return name && atlas.within(name.id, atlas.root.id) ? [{ ...placement, name }] : [];
  });
  const placed = new Set(placements.map(({ region }) => region));
  const competitors = [
    ...below.filter(({ id, kind }) => kind === 'admin' && !placed.has(id)),
    ...placements.filter(({ as }) => as === 'apart').map(({ name }) => name),
  ].map((region): Competitor => ({ region, parts: [{ regionId: region.id, sign: 1 }] }));
  for (const placement of placements) place(placement, competitors, { scheme, atlas });
  return { competitors, placements, leftOver: below.filter(({ id, kind }) => kind !== 'admin' && !placed.has(id)) };
}

/** The regions whose figures a ranking needs. */
export function regionsAsked({ competitors }: Competition): string[] {
  return [...new Set(competitors.flatMap(({ parts }) => parts.map(({ regionId }) => regionId)))];
}

function place(
  placement: Placement,
  competitors: readonly Competitor[],
  { scheme, atlas }: { scheme: CommendationScheme; atlas: Atlas },
): void {
  const holder = competitors.find(
    ({ region }) => region.id !== placement.region && atlas.within(placement.region, region.id),
  );
  const target = placement.as === 'folded' ? competitors.find(({ region }) => region.id === placement.into) : undefined;
  if (placement.as === 'folded' && target === undefined) {
    const reason = `${placement.region} 并入的 ${placement.into} 不参加排名`;
    throw new TiduError('scheme-inapplicable', { scheme: scheme.name.zh, reason });
  }
  if (holder === target) return;
  holder?.parts.push({ regionId: placement.region, sign: -1 });
  target?.parts.push({ regionId: placement.region, sign: 1 });
}
