import { sql, type Sql } from '@tidu/domain';
import { NO_KEY } from './question.js';

/** How far regions are rolled up; `root` is everything in the snapshot. */
export type Level = 'root' | 'province' | 'prefecture' | 'county';

/**
 * The region a row counts in when regions are listed by level: its own, rolled up no further than that level.
 *
 * What is registered with a parent itself (市本级) keeps the parent's id, so that children always add up to their parent.
 */
export const REGION_KEY: Record<Level, Sql> = {
  root: sql`${NO_KEY}`,
  province: sql`coalesce(province_id, region_id, ${NO_KEY})`,
  prefecture: sql`coalesce(prefecture_id, province_id, region_id, ${NO_KEY})`,
  county: sql`coalesce(region_id, ${NO_KEY})`,
};
