import {
  columnOf,
  FILING_KEYS,
  indicatorOf,
  priorPeriod,
  QUESTIONS,
  sql,
  sumColumns,
  type Indicator,
  type Period,
  type Sql,
} from '@tidu/domain';
import type { TierFilter } from '../question.js';
import { isInPlace, placeOf } from './place.js';
import { holdingVersions, versionsOf, type HeldValue } from './held-values.js';
import type { SnapshotFile } from './snapshot-file.js';

/** A figure whose parts are wanted. */
export interface TraceQuestion {
  code: string;
  period: Period;
  regionId: string;
  tier?: TierFilter | null;
  section?: string | null;
  /** One enterprise only. */
  enterpriseId?: string;
  offset: number;
  limit: number;
}

/** What one enterprise adds to a figure, and the filed values that come from. */
export interface TracedEnterprise {
  enterpriseId: string;
  name: string | null;
  regionId: string | null;
  numerator: number | null;
  denominator: number | null;
  values: HeldValue[];
}

/** The sums of a figure, and one page of the enterprises behind it, those that add most first. */
export interface Trace {
  numerator: number | null;
  denominator: number | null;
  n: number;
  enterprises: TracedEnterprise[];
}

type Row = Record<'enterpriseId' | 'name' | 'regionId', string | null> &
  Record<'numerator' | 'denominator', number | null>;

/** Follows a figure to the enterprises it sums up, and their values to the rows of the files they were filed in. */
export async function readTrace(snapshot: SnapshotFile, rootId: string, asked: TraceQuestion): Promise<Trace> {
  const indicator = indicatorOf(asked.code);
  const place = await placeOf(snapshot, rootId, asked.regionId);
  const where = sql.join(
    [
      isInPlace(place),
      sql`period = ${asked.period}`,
      asked.tier == null ? sql`TRUE` : asked.tier === 'monitored' ? sql`monitored` : sql`tier = ${asked.tier}`,
      asked.section == null ? sql`TRUE` : sql`section = ${asked.section}`,
      asked.enterpriseId === undefined ? sql`TRUE` : sql`enterprise_id = ${asked.enterpriseId}`,
    ],
    sql` AND `,
  );
  const [total] = await snapshot.rows<Record<'numerator' | 'denominator' | 'n', number | null>>(
    sql`SELECT ${sumsOf(indicator)} FROM ${sql.identifier(indicator.over)} WHERE ${where}`,
  );
  const rows = await snapshot.rows<Row>(sql`
    SELECT s.enterprise_id AS "enterpriseId", e.name, s.region_id AS "regionId", s.numerator, s.denominator
    FROM (
      SELECT enterprise_id, any_value(region_id) AS region_id, ${sumsOf(indicator)}
      FROM ${sql.identifier(indicator.over)} WHERE ${where} GROUP BY enterprise_id
    ) s
    LEFT JOIN enterprise e USING (enterprise_id)
    WHERE s.n > 0
    ORDER BY abs(s.numerator) DESC NULLS LAST, s.enterprise_id
    LIMIT ${asked.limit} OFFSET ${asked.offset}`);
  const ids = rows.map(({ enterpriseId }) => enterpriseId!);
  const versions = await versionsOf(snapshot, ids, [asked.period, priorPeriod(asked.period)]);
  const fields = fieldsOf(indicator);
  return {
    numerator: total?.numerator ?? null,
    denominator: total?.denominator ?? null,
    n: total?.n ?? 0,
    enterprises: rows.map(row => ({
      ...row,
      enterpriseId: row.enterpriseId!,
      values: holdingVersions(versions.get(row.enterpriseId!) ?? [], asked.period, fields),
    })),
  };
}

function sumsOf(indicator: Indicator): Sql {
  const parts = new Map(sumColumns(indicator).map(({ part, aggregate }) => [part, aggregate]));
  return sql`
    ${parts.get('numerator')!} AS numerator, ${parts.get('denominator') ?? sql`CAST(NULL AS DECIMAL(38, 4))`} AS denominator,
    ${parts.get('n')!} AS n`;
}

const FIELD_KEYS = [...FILING_KEYS, ...QUESTIONS.map(({ key }) => key)];

/** Keys of the filed fields an indicator reads, in the order of the form. A return counts as filed by its revenue. */
function fieldsOf(indicator: Indicator): string[] {
  if (indicator.over === 'duty') return ['revenue'];
  const words = new Set(
    sumColumns(indicator).flatMap(({ aggregate }) => aggregate.text.match(/[a-z][a-z0-9_]*/g) ?? []),
  );
  return FIELD_KEYS.filter(key => words.has(columnOf(key)));
}
