import { partsOf, sql, TIERS, type AlertRule, type Sql, type Tier } from '@tidu/domain';
import { levelSql, marginName, marginSql, type LevelSql } from './alert-levels.js';
import { AlertColumns } from './alert-measures.js';
import type { ColumnarFile, SnapshotFile } from './snapshot-file.js';
import { verdictRows } from './verdicts-sql.js';
import type { RuleInquiry } from './verdicts-wide.js';

/** What alert rules are asked with. */
export interface AlertQuestion {
  rules: readonly AlertRule[];
  /** `YYYY-MM-DD`: deadlines before it have passed, titles run from it. */
  today: string;
  /** Oldest period looked at; all of them where left out. */
  from?: string;
  /** Programmes that criteria in the rules are of, by their id. */
  inquiries?: ReadonlyMap<string, RuleInquiry>;
}

/** Who an enterprise is, for a warning. */
export interface WatchedEnterprise {
  id: string;
  name: string;
  regionId: string | null;
  tier: Tier | null;
  secretary: string | null;
}

/**
 * What every level of every rule sees in every enterprise and period: rows grouped by enterprise, periods rising. Numbers, not
 * objects: 15,000 enterprises × 24 periods × 200 rules are 72 million of them.
 */
export interface AlertObservations {
  enterprises: WatchedEnterprise[];
  /** Rows of enterprise `e` are `starts[e]` up to `starts[e + 1]`. */
  starts: Int32Array;
  /** Period of each row. */
  periods: string[];
  /** Region of each row's period, by prefecture and county. */
  prefectures: (string | null)[];
  counties: (string | null)[];
  /** Whether the row's enterprise was monitored in its period. */
  monitored: boolean[];
  /** Place of a level among all. */
  slotOf(rule: string, level: number): number;
  /** The observation of a slot in a row, as a number of the domain. */
  observe(slot: number, row: number): number;
}

/** Observations of this many levels fit into one 32-bit number, three bits each. */
const LEVELS_A_WORD = 10;

/** Reads all observations in one statement. */
export async function readAlertObservations(
  snapshot: ColumnarFile,
  question: AlertQuestion,
): Promise<AlertObservations> {
  const { statement, levels } = observationSql(question);
  const [ids, periods, prefectures, counties, monitored, ...words] = await snapshot.columns(statement);
  const enterprises = await readWatched(snapshot);
  const known = new Map(enterprises.map(enterprise => [enterprise.id, enterprise]));
  const starts: number[] = [];
  const found: WatchedEnterprise[] = [];
  (ids as string[]).forEach((id, row) => {
    if (row > 0 && ids![row - 1] === id) return;
    starts.push(row);
    found.push(known.get(id) ?? { id, name: id, regionId: null, tier: null, secretary: null });
  });
  const packed = words.map(word => Int32Array.from(word as number[]));
  const slots = new Map(levels.map(({ rule, level }, slot) => [`${rule} ${level}`, slot]));
  return {
    enterprises: found,
    starts: Int32Array.from([...starts, ids!.length]),
    periods: periods as string[],
    prefectures: prefectures as (string | null)[],
    counties: counties as (string | null)[],
    monitored: (monitored as (boolean | null)[]).map(Boolean),
    slotOf: (rule, level) => slots.get(`${rule} ${level}`) ?? -1,
    observe: (slot, row) => (packed[Math.floor(slot / LEVELS_A_WORD)]![row]! >> (3 * (slot % LEVELS_A_WORD))) & 7,
  };
}

async function readWatched(snapshot: SnapshotFile): Promise<WatchedEnterprise[]> {
  const rows = await snapshot.rows(sql`
    SELECT enterprise_id AS id, coalesce(name, enterprise_id) AS name, region_id AS "regionId", tier, secretary FROM enterprise`);
  return rows as unknown as WatchedEnterprise[];
}

function observationSql(question: AlertQuestion): { statement: Sql; levels: LevelSql[] } {
  const { layers, levels } = layersOf(question, null);
  const words = Array.from({ length: Math.ceil(levels.length / LEVELS_A_WORD) }, (_, word) =>
    levels
      .slice(word * LEVELS_A_WORD, (word + 1) * LEVELS_A_WORD)
      .map(({ observation }, at) => sql`(${observation}) * ${8 ** at}`),
  );
  const packed = words.map(
    (parts, word) => sql`CAST(${sql.join(parts, sql` + `)} AS INTEGER) AS ${sql.identifier(`w${word}`)}`,
  );
  return {
    levels,
    statement: sql`${layers}
      SELECT enterprise_id, period, prefecture_id, county_id, monitored${packed.length > 0 ? sql`, ${sql.join(packed)}` : sql.empty}
      FROM three
      WHERE period >= ${question.from ?? ''}
      ORDER BY enterprise_id, period`,
  };
}

/** A value as a warning shows it. */
export interface AlertValue {
  enterpriseId: string;
  period: string;
  value: number | null;
  threshold: number | null;
}

/** The newest value one level has for each of these enterprises, in a period that tells; absent for who has none. */
export async function readAlertValues(
  snapshot: SnapshotFile,
  question: AlertQuestion,
  { rule, level, ids }: { rule: AlertRule; level: number; ids: readonly string[] },
): Promise<AlertValue[]> {
  const { layers, levels } = layersOf({ ...question, rules: [rule] }, ids);
  const { observation, value, threshold } = levels[level]!;
  const rows = await snapshot.rows(sql`${layers}
    SELECT enterprise_id AS "enterpriseId", period, ${value} AS value, ${threshold} AS threshold
    FROM three
    WHERE (${observation}) > 1 AND enterprise_id IN ${idList(ids)}
    QUALIFY row_number() OVER (PARTITION BY enterprise_id ORDER BY period DESC) = 1`);
  return rows as unknown as AlertValue[];
}

const idList = (ids: readonly string[]) => sql`(SELECT unnest(from_json(${JSON.stringify(ids)}, '["VARCHAR"]')))`;

/** The layers as common table expressions, and the levels as expressions over the last. */
function layersOf(
  { rules, today, inquiries = new Map() }: AlertQuestion,
  ids: readonly string[] | null,
): { layers: Sql; levels: LevelSql[] } {
  const columns = new AlertColumns();
  const own = rules.filter(({ subject }) => subject === 'enterprise');
  const levels = own.flatMap(rule => rule.levels.map((_, at) => levelSql(rule, at, columns, inquiries)));
  const asked = ids === null || columns.hasPeers ? sql`TRUE` : sql`enterprise_id IN ${idList(ids)}`;
  const day = sql`CAST(${today} AS DATE)`;
  const margins = marginJoins(own, inquiries);
  const dims = ['region_id', 'province_id', 'prefecture_id', 'county_id', 'tier', 'monitored', 'section'].map(
    name =>
      sql`coalesce(s.${sql.identifier(name)}, d.${sql.identifier(name)}, t.${sql.identifier(name)}) AS ${sql.identifier(name)}`,
  );
  return {
    levels,
    layers: sql`
      WITH looked AS (
        SELECT enterprise_id FROM enterprise WHERE (closed_on IS NULL OR closed_on > ${day}) AND ${asked}
      ),
      newest AS (SELECT * FROM standing WHERE period = (SELECT max(period) FROM standing)),
      holding AS (
        SELECT enterprise_id, date_diff('day', ${day}, max(ends_on)) AS title_days
        FROM title WHERE valid_from <= ${day} AND ends_on > ${day} AND tier IN (${sql.join(TIERS)})
        GROUP BY enterprise_id
      ),
      seen AS (
        SELECT
          ${sql.join(dims)}, s.* EXCLUDE (period, enterprise_id, region_id, province_id, prefecture_id, county_id, tier, monitored, section),
          period, enterprise_id, d.due_on IS NOT NULL AS owed, d.filed, d.late, s.enterprise_id IS NOT NULL AS has_filed,
          t.period IS NOT NULL AS of_the_day, TRUE AS filed_row
        FROM (SELECT * FROM serving SEMI JOIN looked USING (enterprise_id)) s
        FULL JOIN (SELECT * FROM duty SEMI JOIN looked USING (enterprise_id) WHERE filed OR due_on < ${day}) d USING (enterprise_id, period)
        FULL JOIN (SELECT * FROM newest SEMI JOIN looked USING (enterprise_id)) t USING (enterprise_id, period)
      ),
      one AS (${columns.firstLayer()}),
      two AS (${columns.secondLayer()}),
      rows_with_peers AS (${columns.thirdLayer()}),
      three AS (
        SELECT * FROM rows_with_peers LEFT JOIN holding USING (enterprise_id) ${margins}
      )`,
  };
}

/** The margins of the criteria named in the rules, joined by enterprise. */
function marginJoins(rules: readonly AlertRule[], inquiries: ReadonlyMap<string, RuleInquiry>): Sql {
  const wanted = new Map<string, Set<string>>();
  for (const part of rules.flatMap(({ levels }) => levels).flatMap(({ condition }) => partsOf(condition))) {
    if (part.kind !== 'criterion' || !inquiries.has(part.programme)) continue;
    wanted.set(part.programme, (wanted.get(part.programme) ?? new Set()).add(part.criterion));
  }
  const joins = [...wanted].map(([programme, criteria]) => {
    const rule = inquiries.get(programme)!;
    const known = [...criteria].filter(id => rule.programme.criteria.some(criterion => criterion.id === id));
    const columns = known.map(id => sql`${marginSql(rule, id)} AS ${sql.identifier(marginName(programme, id))}`);
    return sql`LEFT JOIN (
      SELECT enterprise_id, ${sql.join([...columns, sql`TRUE AS ${sql.identifier(`judged_${programme}`)}`])}
      FROM (${verdictRows(rule, sql`TRUE`)})
    ) USING (enterprise_id)`;
  });
  return sql.join(joins, sql` `);
}
