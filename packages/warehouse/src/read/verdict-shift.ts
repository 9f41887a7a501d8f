import { sql, type Sql, type Tier } from '@tidu/domain';
import { isBelow, partKey, placeOf } from './place.js';
import type { SnapshotFile } from './snapshot-file.js';
import { scopeSql, type VerdictScope } from './verdicts.js';
import { placeOfOutcome, verdictColumn, verdictRows } from './verdicts-sql.js';
import { everColumn, titleColumn, type RuleInquiry } from './verdicts-wide.js';

/** A rule and the tier of it that is looked at. */
export interface RuleTier {
  rule: RuleInquiry;
  tier: string;
}

/** What changes between two rules. */
export interface ShiftQuestion extends VerdictScope {
  /** The title both tiers stand for; null where the lists know none. */
  title: Tier | null;
  /** Names of who gains and who loses are listed up to here, each. */
  limit: number;
}

/** How many qualify by what is on file, under the one rule and under the other. */
export interface ShiftCount {
  nBefore: number;
  nAfter: number;
  nGained: number;
  nLost: number;
  /** Of those who qualify: never held the title, so that a first-time award would be owed. */
  nFirstBefore: number;
  nFirstAfter: number;
  /** Of those who lose: hold the title on the day. */
  nLostHolders: number;
}

/** Who gains or loses. */
export interface ShiftedEnterprise {
  enterpriseId: string;
  name: string;
  regionId: string | null;
  gains: boolean;
  /** Holds the title on the day. */
  holds: boolean;
}

/** What a change of the rule does. */
export interface VerdictShift {
  total: ShiftCount;
  byRegion: (ShiftCount & { regionId: string | null })[];
  bySection: (ShiftCount & { section: string | null })[];
  rows: ShiftedEnterprise[];
}

type CountRow = { [Count in keyof ShiftCount]: number } & { cut: number; part: string | null; section: string | null };

/** Both rules over the same enterprises, in one statement each for the counts and for the names. */
export async function readVerdictShift(
  snapshot: SnapshotFile,
  rootId: string,
  [before, after]: readonly [RuleTier, RuleTier],
  question: ShiftQuestion,
): Promise<VerdictShift> {
  const place = await placeOf(snapshot, rootId, question.regionId);
  const where = await scopeSql(snapshot, rootId, question);
  const region = isBelow(place, place.partLevel) ? partKey(place.partLevel) : sql`region_id`;
  const { title } = question;
  const [holds, ever] = title === null ? [sql`FALSE`, sql`FALSE`] : [titleColumn(title), everColumn(title)];
  const met = ({ tier }: RuleTier): Sql => sql`${verdictColumn('pre', tier)} = ${placeOfOutcome('met')}`;
  const pairs = sql`
    SELECT b.*, a.after
    FROM (
      SELECT enterprise_id, name, region_id, section, ${region} AS part, ${holds} AS holds, ${ever} AS ever, ${met(before)} AS before
      FROM (${verdictRows(before.rule, where)})
    ) b
    JOIN (SELECT enterprise_id, ${met(after)} AS after FROM (${verdictRows(after.rule, where)})) a USING (enterprise_id)`;
  const counts = await snapshot.rows<CountRow>(sql`
    SELECT
      grouping(part, section) AS cut, part, section,
      count_if(before) AS "nBefore", count_if(after) AS "nAfter",
      count_if(after AND NOT before) AS "nGained", count_if(before AND NOT after) AS "nLost",
      count_if(before AND NOT ever) AS "nFirstBefore", count_if(after AND NOT ever) AS "nFirstAfter",
      count_if(before AND NOT after AND holds) AS "nLostHolders"
    FROM (${pairs})
    GROUP BY GROUPING SETS ((part), (section), ())
    ORDER BY cut, part NULLS LAST, section NULLS LAST`);
  const rows = await snapshot.rows<Record<string, string | boolean | null>>(sql`
    SELECT enterprise_id, name, region_id, after AS gains, holds
    FROM (${pairs}) WHERE before <> after
    QUALIFY row_number() OVER (PARTITION BY after ORDER BY enterprise_id) <= ${question.limit}
    ORDER BY gains DESC, enterprise_id`);
  const bare = ({ cut: _, part: __, section: ___, ...count }: CountRow): ShiftCount => count;
  return {
    total: bare(counts.find(({ cut }) => cut === 3)!),
    byRegion: counts.filter(({ cut }) => cut === 1).map(row => ({ ...bare(row), regionId: row.part })),
    bySection: counts.filter(({ cut }) => cut === 2).map(row => ({ ...bare(row), section: row.section })),
    rows: rows.map(row => ({
      enterpriseId: String(row['enterprise_id']),
      name: String(row['name']),
      regionId: row['region_id'] as string | null,
      gains: row['gains'] === true,
      holds: row['holds'] === true,
    })),
  };
}
