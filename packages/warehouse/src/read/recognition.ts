import {
  indicatorOf,
  periodEnd,
  sql,
  sumColumns,
  teamSql,
  TIERS,
  yearOf,
  type Period,
  type Sql,
  type Tier,
} from '@tidu/domain';
import { isInPlace, placeOf } from './place.js';
import type { SnapshotFile } from './snapshot-file.js';

/** The first enterprise of a region that was ever granted a title. */
export interface Breakthrough {
  regionId: string;
  /** `YYYY-MM-DD`. */
  firstOn: string;
  enterpriseId: string;
  name: string | null;
  /** Enterprises of the region granted the title up to the day asked. */
  granted: number;
}

/**
 * When each prefecture and county had its first title of a tier, from the history of titles: who has lost it since, or moved
 * away, was still the first.
 *
 * The region is the register's on the day of the grant, else the one the list named.
 *
 * @param until last day looked at, `YYYY-MM-DD`
 */
export async function readBreakthroughs(
  snapshot: SnapshotFile,
  { tier, until }: { tier: Tier; until: string },
): Promise<Breakthrough[]> {
  const rows = await snapshot.rows<{ [Key in keyof Breakthrough]: Breakthrough[Key] }>(sql`
    WITH granted AS (
      SELECT t.enterprise_id, min(t.valid_from) AS valid_from, arg_min(coalesce(g.region_id, l.region_id, e.region_id), t.valid_from) AS region_id
      FROM title t
      LEFT JOIN register g ON g.enterprise_id = t.enterprise_id AND g.valid_from <= t.valid_from AND g.valid_to > t.valid_from
      LEFT JOIN titled l ON l.enterprise_id = t.enterprise_id
      LEFT JOIN enterprise e ON e.enterprise_id = t.enterprise_id
      WHERE t.tier = ${tier} AND t.valid_from <= CAST(${until} AS DATE)
      GROUP BY t.enterprise_id
    ),
    placed AS (
      SELECT g.*, unnest(list_distinct([r.prefecture_id, r.county_id, r.id])) AS key
      FROM granted g JOIN region r ON r.id = g.region_id
    )
    SELECT
      p.key AS "regionId", CAST(min(p.valid_from) AS VARCHAR) AS "firstOn",
      arg_min(p.enterprise_id, (p.valid_from, p.enterprise_id)) AS "enterpriseId",
      arg_min(e.name, (p.valid_from, p.enterprise_id)) AS name, count(DISTINCT p.enterprise_id) AS granted
    FROM placed p LEFT JOIN enterprise e USING (enterprise_id)
    WHERE p.key IS NOT NULL
    GROUP BY p.key ORDER BY p.key`);
  return rows;
}

/** Two sums and the enterprises counted. */
export interface TeamSums {
  numerator: number | null;
  denominator: number | null;
  n: number;
}

/** What became of the enterprises of one service team. */
export interface TeamResult {
  /** One of the six, a bureau's own word, or null where no team is known. */
  team: string | null;
  /** Enterprises by their highest title at the end of the period. */
  byTier: Partial<Record<Tier, number>>;
  /** Of these with a provincial or national title: below that, or without any, when the year began. */
  newProvincial: number;
  revenueGrowth: TeamSums;
  rdGrowth: TeamSums;
}

const team = teamSql(sql`g.team`, sql`g.industry_code`, sql`g.section`);

/** Titles and growth by service team, for a place and everything below it. */
export async function readTeams(
  snapshot: SnapshotFile,
  rootId: string,
  { period, regionId }: { period: Period; regionId: string },
): Promise<TeamResult[]> {
  const place = await placeOf(snapshot, rootId, regionId);
  const end = sql`CAST(${periodEnd(period)} AS DATE)`;
  const registered = sql`(SELECT * FROM register WHERE valid_from <= ${end} AND valid_to > ${end}) g`;
  const isHigh = (rows: string) => sql`${sql.identifier(rows)}.tier IN ('provincial', 'national')`;
  const titles = await snapshot.rows<{ team: string | null; tier: Tier; n: number; fresh: number }>(sql`
    SELECT ${team} AS team, s.tier, count(*) AS n, count(*) FILTER (WHERE ${isHigh('s')} AND h.enterprise_id IS NULL) AS fresh
    FROM (SELECT * FROM standing WHERE period = ${period} AND ${isInPlace(place)}) s
    LEFT JOIN ${registered} USING (enterprise_id)
    LEFT JOIN (SELECT enterprise_id FROM standing WHERE period = ${`${yearOf(period) - 1}-12`} AND ${isHigh('standing')}) h USING (enterprise_id)
    GROUP BY ALL`);
  const sums = await snapshot.rows<{ team: string | null } & Record<string, number | null | string>>(sql`
    SELECT team, ${sql.join([...partsOf('revenue-growth', 'revenue'), ...partsOf('rd-growth', 'rd')])}
    FROM (
      SELECT v.*, ${team} AS team
      FROM (SELECT * FROM serving WHERE period = ${period} AND ${isInPlace(place)}) v
      LEFT JOIN ${registered} USING (enterprise_id)
    )
    GROUP BY team`);
  const teams = [...new Set([...titles, ...sums].map(row => row.team))];
  const growthOf = (name: string, part: string): TeamSums => {
    const row = sums.find(one => one.team === name || (one.team === null && name === NO_TEAM));
    const number = (key: string): number | null => (row?.[`${part}_${key}`] as number | null | undefined) ?? null;
    return { numerator: number('numerator'), denominator: number('denominator'), n: number('n') ?? 0 };
  };
  return teams.map(own => {
    const rows = titles.filter(row => row.team === own);
    return {
      team: own,
      byTier: Object.fromEntries(
        TIERS.flatMap(tier => rows.filter(row => row.tier === tier).map(({ n }) => [tier, n])),
      ),
      newProvincial: rows.reduce((sum, { fresh }) => sum + fresh, 0),
      revenueGrowth: growthOf(own ?? NO_TEAM, 'revenue'),
      rdGrowth: growthOf(own ?? NO_TEAM, 'rd'),
    };
  });
}

const NO_TEAM = '';

function partsOf(code: string, name: string): Sql[] {
  return sumColumns(indicatorOf(code))
    .filter(({ part }) => part === 'numerator' || part === 'denominator' || part === 'n')
    .map(({ part, aggregate }) => sql`${aggregate} AS ${sql.identifier(`${name}_${part}`)}`);
}
