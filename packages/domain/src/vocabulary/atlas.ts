import { TiduError } from '../errors.js';
import { recogniserOf, type Recognition } from './recognition.js';
import { REGION_LEVELS, stands, type Region } from './region.js';

export type { Recognition } from './recognition.js';

/** The regions above one region, by level; null where that level is passed over (a municipality has no prefectures). */
export interface RegionPath {
  provinceId: string | null;
  prefectureId: string | null;
  countyId: string | null;
}

/** A tree of regions seen from its root: a province of the country, or the country itself. */
export interface Atlas {
  root: Region;
  /** The root and everything below it, abolished units too, in the order of the table. */
  regions: readonly Region[];
  /** A region anywhere in the table, inside the root or not. */
  get(id: string): Region | undefined;
  /** The regions directly below one, standing at a date; without a date those that stand without end. */
  children(id: string, asOf?: string): Region[];
  /** Whether a region is the ancestor or lies anywhere below it. */
  within(id: string, ancestorId: string): boolean;
  path(id: string): RegionPath;
  /**
   * The region a cell means: a code, or an exact name, short name or alias, alone or behind its ancestors' names
   * (`吉林省长春市朝阳区`, `长春朝阳区`). Never by substring, never from a credit code.
   *
   * @param asOf    `YYYY-MM-DD`, the day the cell speaks of
   * @param aliases the layout's own words → region id, code or name
   */
  recognise(text: string, asOf: string, aliases?: Record<string, string>): Recognition;
}

/**
 * The atlas of these regions from one root.
 *
 * @throws TiduError `not-found` when the root is not in the table
 */
export function createAtlas(regions: readonly Region[], rootId: string): Atlas {
  const byId = new Map(regions.map(region => [region.id, region]));
  const root = byId.get(rootId);
  if (!root) throw new TiduError('not-found', { subject: `地区 ${rootId}` });

  const childrenOf = new Map<string, Region[]>();
  for (const region of regions) {
    if (region.parentId === null) continue;
    const siblings = childrenOf.get(region.parentId);
    if (siblings) siblings.push(region);
    else childrenOf.set(region.parentId, [region]);
  }
  const lineage = (id: string): Region[] => lineageOf(id, byId);
  const within = (id: string, ancestorId: string): boolean => lineage(id).some(region => region.id === ancestorId);

  return {
    root,
    regions: regions.filter(region => within(region.id, rootId)),
    get: id => byId.get(id),
    children: (id, asOf) => (childrenOf.get(id) ?? []).filter(region => stands(region, asOf)),
    within,
    path: id => pathOf(lineage(id)),
    recognise: recogniserOf({ regions, byId, root, lineage }),
  };
}

function lineageOf(id: string, byId: Map<string, Region>): Region[] {
  const line: Region[] = [];
  let next = byId.get(id);
  // A tree has few levels; the bound keeps a table whose parents run in a circle from hanging the process.
  while (next && line.length <= REGION_LEVELS.length * 2) {
    line.push(next);
    next = next.parentId === null ? undefined : byId.get(next.parentId);
  }
  return line;
}

function pathOf(line: Region[]): RegionPath {
  const idAt = (level: Region['level']): string | null => line.find(region => region.level === level)?.id ?? null;
  return { provinceId: idAt('province'), prefectureId: idAt('prefecture'), countyId: idAt('county') };
}
