import { sql, type Sql } from '@tidu/domain';

/** What a scope file holds: a region with everything below it, with or without the names of persons. */
export interface Extent {
  regionId: string;
  /** The whole of the snapshot. */
  isRoot: boolean;
  /** Whether columns that name persons are in it. */
  withPersons: boolean;
  /** Periods whose figures are not in it: they are not released yet. */
  withheld: readonly string[];
}

/** Whether a period's figures are in the file. */
export function isShown({ withheld }: Extent, period: Sql): Sql {
  return withheld.length === 0 ? sql`TRUE` : sql`${period} NOT IN (${sql.join(withheld)})`;
}

/** Statements that prepare `below` (regions) and `own` (enterprises, by where they are registered today) for the others. */
export function extentTables({ regionId, isRoot }: Extent): Sql[] {
  return [
    sql`CREATE TEMP TABLE below AS
      WITH RECURSIVE found AS (
        SELECT id FROM s.region WHERE id = ${regionId}
        UNION SELECT r.id FROM s.region r JOIN found f ON r.parent_id = f.id
      )
      SELECT id FROM found`,
    isRoot
      ? sql`CREATE TEMP TABLE own AS SELECT enterprise_id, name FROM s.enterprise`
      : sql`CREATE TEMP TABLE own AS SELECT enterprise_id, name FROM s.enterprise SEMI JOIN below ON id = region_id`,
    sql`CREATE TEMP TABLE place AS
      SELECT r.id, r.short_name AS region, p.short_name AS prefecture, c.short_name AS county
      FROM s.region r
      LEFT JOIN s.region p ON p.id = coalesce(r.prefecture_id, r.province_id, r.id)
      LEFT JOIN s.region c ON c.id = r.county_id`,
  ];
}

/** The columns of a place, read from `place g`. */
export const PLACE_COLUMNS = sql`g.region, g.prefecture, g.county`;

/** The name of a tier as a reader writes it. */
export const tierName = (tier: Sql): Sql => sql`CASE ${tier}
  WHEN 'seed' THEN '优质种子' WHEN 'municipal' THEN '市级' WHEN 'provincial' THEN '省级'
  WHEN 'national' THEN '国家级' WHEN 'champion' THEN '单项冠军' END`;
