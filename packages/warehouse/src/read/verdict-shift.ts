import { sql, type Sql, type Tier } from '@tidu/domain';
import { isBelow, partKey, placeOf } from './place.js';
import type { SnapshotFile } from './snapshot-file.js';
import { scopeSql, type VerdictScope } from './verdicts.js';
import { placeOfOutcome, verdictColumn, verdictRows } from './verdicts-sql.js';
import { everColumn, ruleOfTier, titleColumn, type RuleInquiry } from './verdicts-wide.js';

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

/** Both rules over the same enterprises, counted and named in one statement. */
export async function readVerdictShift(
  snapshot: SnapshotFile,
  rootId: string,
  rules: readonly [RuleTier, RuleTier],
  question: ShiftQuestion,
): Promise<VerdictShift> {
  const pairs = await pairsSql(snapshot, rootId, rules, question);
  const found = await snapshot.rows<FoundRow>(sql`
    WITH pairs AS MATERIALIZED (${pairs}),
    named AS (
      SELECT * FROM pairs WHERE before <> after
      QUALIFY row_number() OVER (PARTITION BY after ORDER BY enterprise_id) <= ${question.limit}
    )
    SELECT
      grouping(part, section) AS cut, part, section, NULL AS id, NULL AS name, NULL AS gains, NULL AS holds,
      count_if(before) AS "nBefore", count_if(after) AS "nAfter",
      count_if(after AND NOT before) AS "nGained", count_if(before AND NOT after) AS "nLost",
      count_if(before AND NOT ever) AS "nFirstBefore", count_if(after AND NOT ever) AS "nFirstAfter",
      count_if(before AND NOT after AND holds) AS "nLostHolders"
    FROM pairs
    GROUP BY GROUPING SETS ((part), (section), ())
    UNION ALL
    SELECT ${NAMED}, region_id, section, enterprise_id, name, after, holds, 0, 0, 0, 0, 0, 0, 0 FROM named
    ORDER BY cut, gains DESC, part NULLS LAST, section NULLS LAST, id`);
  return {
    total: countOf(found.find(({ cut }) => cut === WHOLE)!),
    byRegion: found.filter(({ cut }) => cut === BY_PART).map(row => ({ ...countOf(row), regionId: row.part })),
    bySection: found.filter(({ cut }) => cut === BY_SECTION).map(row => ({ ...countOf(row), section: row.section })),
    rows: found
      .filter(({ cut }) => cut === NAMED)
      .map(({ id, name, part, gains, holds }) => ({
        enterpriseId: id!,
        name: name!,
        regionId: part,
        gains: gains === true,
        holds: holds === true,
      }))
      .toSorted((a, b) => Number(b.gains) - Number(a.gains) || (a.enterpriseId < b.enterpriseId ? -1 : 1)),
  };
}

/** What GROUPING says of a row: a bit for each column that is summed over; and one more for a name. */
const [BY_PART, BY_SECTION, WHOLE, NAMED] = [1, 2, 3, 4];

type FoundRow = { [Count in keyof ShiftCount]: number } & {
  cut: number;
  part: string | null;
  section: string | null;
  id: string | null;
  name: string | null;
  gains: boolean | null;
  holds: boolean | null;
};

/** One row an enterprise: where it is, what it holds, and whether it qualifies before and after. */
async function pairsSql(
  snapshot: SnapshotFile,
  rootId: string,
  [before, after]: readonly [RuleTier, RuleTier],
  question: ShiftQuestion,
): Promise<Sql> {
  const place = await placeOf(snapshot, rootId, question.regionId);
  const where = await scopeSql(snapshot, rootId, question);
  const region = isBelow(place, place.partLevel) ? partKey(place.partLevel) : sql`region_id`;
  const { title } = question;
  const [holds, ever] = title === null ? [sql`FALSE`, sql`FALSE`] : [titleColumn(title), everColumn(title)];
  const met = ({ tier }: RuleTier): Sql => sql`${verdictColumn('pre', tier)} = ${placeOfOutcome('met')}`;
  const rows = ({ rule, tier }: RuleTier): Sql => verdictRows(ruleOfTier(rule, tier), where);
  return sql`
    SELECT b.*, a.after
    FROM (
      SELECT enterprise_id, name, region_id, section, ${region} AS part, ${holds} AS holds, ${ever} AS ever, ${met(before)} AS before
      FROM (${rows(before)})
    ) b
    JOIN (SELECT enterprise_id, ${met(after)} AS after FROM (${rows(after)})) a USING (enterprise_id)`;
}

function countOf(row: FoundRow): ShiftCount {
  const { nBefore, nAfter, nGained, nLost, nFirstBefore, nFirstAfter, nLostHolders } = row;
  return { nBefore, nAfter, nGained, nLost, nFirstBefore, nFirstAfter, nLostHolders };
}
