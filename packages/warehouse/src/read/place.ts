import { REGION_LEVELS, sql, type RegionLevel, type Sql } from '@tidu/domain';
import { REGION_KEY, type Level } from '../grain.js';
import type { SnapshotFile } from './snapshot-file.js';

/** A region that is asked about, as the tables of a snapshot know it. */
export interface Place {
  id: string;
  /** `root` for everything in the snapshot. */
  level: Level;
  /** Its level in the atlas. */
  ownLevel: RegionLevel;
  /** The level its parts are listed by unless told otherwise. */
  partLevel: Exclude<Level, 'root'>;
}

const BELOW: Record<RegionLevel, Exclude<Level, 'root'>> = {
  country: 'province',
  province: 'prefecture',
  prefecture: 'county',
  county: 'county',
};

/**
 * Finds a region in a snapshot.
 *
 * A municipality has no prefectures: its parts are counties. A region the snapshot does not know holds nothing.
 */
export async function placeOf(snapshot: SnapshotFile, rootId: string, regionId: string): Promise<Place> {
  const [region] = await snapshot.rows<{ level: RegionLevel; first: RegionLevel | null }>(sql`
    SELECT r.level, (
      SELECT arg_min(c.level, list_position(['province', 'prefecture', 'county'], c.level)) FROM region c
      WHERE c.parent_id = r.id AND c.level <> r.level
    ) AS first
    FROM region r WHERE r.id = ${regionId}`);
  const level = region?.level ?? 'county';
  const below = region?.first ?? BELOW[level];
  return {
    id: regionId,
    level: regionId === rootId ? 'root' : level === 'country' ? 'root' : level,
    ownLevel: level,
    partLevel: below === 'country' ? 'province' : below,
  };
}

/** Whether a level lies below a place; one that does not has no parts of it to list, only the place itself. */
export function isBelow({ ownLevel }: Place, level: Level): boolean {
  return level !== 'root' && REGION_LEVELS.indexOf(level) > REGION_LEVELS.indexOf(ownLevel);
}

/** Rows of enterprises in a place: `serving`, `standing`, `duty`. */
export function isInPlace({ id, level }: Place): Sql {
  return {
    root: sql`TRUE`,
    province: sql`province_id = ${id}`,
    prefecture: sql`prefecture_id = ${id}`,
    county: sql`region_id = ${id}`,
  }[level];
}

/** The region a row of enterprises counts in when the parts of a place are listed. */
export function partKey(level: Level): Sql {
  return REGION_KEY[level];
}

/** The one row of a mart that is the whole place. */
export function isWholePlace({ id, level }: Place): Sql {
  return level === 'root' ? sql`level = 'root'` : sql`level = ${level} AND region_id = ${id}`;
}

/** The rows of a mart that are the parts of a place, at a level. */
export function isPartOfPlace({ id, level: placeLevel }: Place, level: Level): Sql {
  const within = {
    root: sql`TRUE`,
    province: sql`province_id = ${id}`,
    prefecture: sql`prefecture_id = ${id}`,
    county: sql`region_id = ${id}`,
  }[placeLevel];
  return sql`level = ${level} AND ${within}`;
}
