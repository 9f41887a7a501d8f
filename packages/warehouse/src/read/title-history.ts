import { sql, TIERS, type Sql, type Tier } from '@tidu/domain';
import { isBelow, isInPlace, partKey, placeOf } from './place.js';
import { isOneOf, type SnapshotFile } from './snapshot-file.js';

/** Whose titles are looked at. */
export interface TitleScope {
  regionId: string;
  /** Only those assigned to one of these; null for all. */
  secretaries?: readonly string[] | null;
}

/** Which holders are counted. */
export interface HolderQuestion extends TitleScope {
  tiers: readonly Tier[];
  /** By any title held, or by the highest only. */
  by: 'any-title' | 'highest-title';
  /** `YYYY-MM-DD`, each by itself. */
  days: readonly string[];
}

/** Holders on a day, in all or in a part of the region; where they cannot be placed the part is null. */
export interface HolderCount {
  on: string;
  regionId: string | null;
  isWhole: boolean;
  n: number;
}

const rank = sql`list_position(list_value(${sql.join(TIERS)}), t.tier)`;

/** How many hold a title of these tiers on each of some days, in all and by the parts of the region. */
export async function readHolders(
  snapshot: SnapshotFile,
  rootId: string,
  { tiers, by, days, ...scope }: HolderQuestion,
): Promise<HolderCount[]> {
  if (days.length === 0) return [];
  const { where, part } = await scopeOf(snapshot, rootId, scope);
  const ranks = tiers.map(tier => TIERS.indexOf(tier) + 1);
  const counts =
    by === 'highest-title' ? sql`max(${rank}) IN (${sql.join(ranks)})` : sql`bool_or(${rank} IN (${sql.join(ranks)}))`;
  const rows = await snapshot.rows<{ day: string; part: string | null; whole: number; n: number }>(sql`
    SELECT d AS day, part, grouping(part) AS whole, count_if(counts) AS n
    FROM (
      SELECT d, e.enterprise_id, ${part} AS part, ${counts} AS counts
      FROM (SELECT unnest(list_value(${sql.join(days)})) AS d)
      JOIN title t ON t.valid_from <= CAST(d AS DATE) AND t.ends_on > CAST(d AS DATE)
      JOIN enterprise e USING (enterprise_id)
      WHERE (e.closed_on IS NULL OR e.closed_on > CAST(d AS DATE)) AND ${where}
      GROUP BY ALL
    )
    GROUP BY GROUPING SETS ((d, part), (d))
    ORDER BY day, whole DESC, part NULLS LAST`);
  return rows.map(({ day, part: regionId, whole, n }) => ({ on: day, regionId, isWhole: whole === 1, n }));
}

/** A grant of a title, with every title of the enterprise. */
export interface Grant {
  enterpriseId: string;
  name: string;
  regionId: string | null;
  tier: Tier;
  on: string;
  /** Every grant of the enterprise so far, that of the day too; renewals are none. */
  grants: { tier: Tier; on: string }[];
  /** Titles held on the day. */
  held: Tier[];
}

/** Every grant in [from, to), the oldest first. */
export async function readGrants(
  snapshot: SnapshotFile,
  rootId: string,
  { from, to, ...scope }: TitleScope & { from: string; to: string },
): Promise<Grant[]> {
  const { where } = await scopeOf(snapshot, rootId, scope);
  const rows = await snapshot.rows<Record<'id' | 'name' | 'region' | 'tier' | 'day' | 'all', string | null>>(sql`
    SELECT
      e.enterprise_id AS id, coalesce(e.name, e.enterprise_id) AS name, e.region_id AS region, g.tier, g.valid_from AS day,
      CAST(to_json(h.titles) AS VARCHAR) AS all
    FROM title g
    JOIN enterprise e USING (enterprise_id)
    JOIN (
      SELECT enterprise_id, list(struct_pack(tier := tier, action := action, begins := valid_from, ends := ends_on) ORDER BY valid_from, tier) AS titles
      FROM title GROUP BY enterprise_id
    ) h USING (enterprise_id)
    WHERE g.action = 'grant' AND g.valid_from >= CAST(${from} AS DATE) AND g.valid_from < CAST(${to} AS DATE) AND ${where}
    ORDER BY g.valid_from, e.enterprise_id, g.tier`);
  return rows.map(({ id, name, region, tier, day, all }) => {
    const titles = JSON.parse(all!) as { tier: Tier; action: string; begins: string; ends: string }[];
    return {
      enterpriseId: id!,
      name: name!,
      regionId: region,
      tier: tier as Tier,
      on: day!,
      grants: titles
        .filter(({ action, begins }) => action === 'grant' && begins <= day!)
        .map(one => ({ tier: one.tier, on: one.begins })),
      held: TIERS.filter(one => titles.some(title => title.tier === one && title.begins <= day! && title.ends > day!)),
    };
  });
}

/** A title that runs out, and when it was granted. */
export interface ExpiringTitle {
  enterpriseId: string;
  name: string;
  regionId: string | null;
  secretary: string | null;
  tier: Tier;
  grantedOn: string;
  /** First day on which it does not hold. */
  endsOn: string;
}

/** Titles held on a day that end by another and are followed by none of the same tier, the first to end first. */
export async function readExpiring(
  snapshot: SnapshotFile,
  rootId: string,
  { on, until, ...scope }: TitleScope & { on: string; until: string },
): Promise<ExpiringTitle[]> {
  const { where } = await scopeOf(snapshot, rootId, scope);
  return snapshot.rows<Record<string, string | null>>(sql`
    SELECT
      e.enterprise_id AS "enterpriseId", coalesce(e.name, e.enterprise_id) AS name, e.region_id AS "regionId", e.secretary,
      t.tier, max(t.valid_from) AS "grantedOn", max(t.ends_on) AS "endsOn"
    FROM title t JOIN enterprise e USING (enterprise_id)
    WHERE (e.closed_on IS NULL OR e.closed_on > CAST(${on} AS DATE)) AND ${where}
    GROUP BY ALL
    HAVING bool_or(t.valid_from <= CAST(${on} AS DATE) AND t.ends_on > CAST(${on} AS DATE)) AND max(t.ends_on) <= CAST(${until} AS DATE)
    ORDER BY "endsOn", "enterpriseId", tier`) as unknown as Promise<ExpiringTitle[]>;
}

/** How many went from one rung to another between the ends of two years; null is no title. */
export interface RungFlow {
  year: number;
  from: Tier | null;
  to: Tier | null;
  n: number;
}

/** Flow between the rungs by highest title, for each year between its own end and that of the year before. */
export async function readRungFlow(
  snapshot: SnapshotFile,
  rootId: string,
  { years, ...scope }: TitleScope & { years: readonly number[] },
): Promise<RungFlow[]> {
  if (years.length === 0) return [];
  const { where } = await scopeOf(snapshot, rootId, scope);
  const rungOn = (day: Sql) => sql`max(CASE WHEN t.valid_from <= ${day} AND t.ends_on > ${day} THEN ${rank} END)`;
  const rows = await snapshot.rows<{ year: number; before: number | null; now: number | null; n: number }>(sql`
    SELECT year, before, now, count(*) AS n
    FROM (
      SELECT y AS year, t.enterprise_id, ${rungOn(sql`make_date(y - 1, 12, 31)`)} AS before, ${rungOn(sql`make_date(y, 12, 31)`)} AS now
      FROM (SELECT unnest(list_value(${sql.join(years)}))::INTEGER AS y)
      CROSS JOIN title t JOIN enterprise e USING (enterprise_id)
      WHERE ${where}
      GROUP BY ALL
    )
    WHERE before IS DISTINCT FROM now OR now IS NOT NULL
    GROUP BY ALL ORDER BY year, before NULLS FIRST, now NULLS FIRST`);
  const tierAt = (rung: number | null) => (rung === null ? null : TIERS[rung - 1]!);
  return rows.map(({ year, before, now, n }) => ({ year, from: tierAt(before), to: tierAt(now), n }));
}

/** The first day any enterprise of a part of the region held a title of a tier; null where none ever did. */
export interface FirstTitle {
  regionId: string;
  firstOn: string | null;
}

/** For 零突破: judged by the history of titles, never by today's stock. */
export async function readFirstTitles(
  snapshot: SnapshotFile,
  rootId: string,
  { regionId, tier }: TitleScope & { tier: Tier },
): Promise<FirstTitle[]> {
  const place = await placeOf(snapshot, rootId, regionId);
  const level = place.partLevel;
  const part = partKey(level);
  return snapshot.rows<Record<string, string | null>>(sql`
    SELECT r.id AS "regionId", min(f.first_on) AS "firstOn"
    FROM region r
    LEFT JOIN (
      SELECT ${part} AS part, min(t.valid_from) AS first_on
      FROM title t JOIN enterprise e USING (enterprise_id) WHERE t.tier = ${tier} GROUP BY ALL
    ) f ON f.part = r.id
    WHERE r.level = ${level} AND r.id <> ${regionId} AND r.valid_to IS NULL AND ${isBelowPlace(place.level, regionId)}
    GROUP BY r.id, r.sort ORDER BY r.sort`) as unknown as Promise<FirstTitle[]>;
}

function isBelowPlace(level: string, id: string): Sql {
  if (level === 'root') return sql`TRUE`;
  return level === 'province' ? sql`r.province_id = ${id}` : sql`r.prefecture_id = ${id}`;
}

/** A condition on `enterprise` as `e`, and the part of the region an enterprise counts in. */
async function scopeOf(
  snapshot: SnapshotFile,
  rootId: string,
  { regionId, secretaries = null }: TitleScope,
): Promise<{ where: Sql; part: Sql }> {
  const place = await placeOf(snapshot, rootId, regionId);
  const own = secretaries === null ? sql`TRUE` : isOneOf(sql`e.secretary`, secretaries);
  const part = isBelow(place, place.partLevel) ? partKey(place.partLevel) : sql`e.region_id`;
  return {
    where: sql`e.enterprise_id IN (SELECT enterprise_id FROM enterprise WHERE ${isInPlace(place)}) AND ${own}`,
    part,
  };
}
