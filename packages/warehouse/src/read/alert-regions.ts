import { columnOf, fieldOf, priorKey, sql } from '@tidu/domain';
import type { SnapshotFile } from './snapshot-file.js';

/** A figure of one region and period; null where nobody can be compared. */
export interface RegionFigure {
  regionId: string;
  period: string;
  value: number | null;
}

/**
 * Diffusion index of a field, 0…100: the share of enterprises above the year before plus half of those level with it. Only who
 * has both values counts; monitored enterprises only.
 */
export async function readDiffusion(
  snapshot: SnapshotFile,
  field: string,
  level: 'prefecture' | 'county',
): Promise<RegionFigure[]> {
  if (!fieldOf(field)?.prior) return [];
  const [now, before] = [columnOf(field), columnOf(priorKey(field))].map(sql.identifier) as [
    ReturnType<typeof sql.identifier>,
    ReturnType<typeof sql.identifier>,
  ];
  const region = sql.identifier(`${level}_id`);
  const rows = await snapshot.rows(sql`
    SELECT ${region} AS "regionId", period,
      100.0 * (count_if(${now} > ${before}) + 0.5 * count_if(${now} = ${before})) / nullif(count_if(${now} IS NOT NULL AND ${before} IS NOT NULL), 0) AS value
    FROM serving
    WHERE monitored AND ${region} IS NOT NULL
    GROUP BY ALL
    ORDER BY 1, 2`);
  return rows as unknown as RegionFigure[];
}

/** Periods whose deadline has passed on a day (`YYYY-MM-DD`), oldest first. */
export async function readPeriodsPastDue(snapshot: SnapshotFile, today: string): Promise<string[]> {
  const rows = await snapshot.rows<{ period: string }>(sql`
    SELECT period FROM duty GROUP BY period HAVING max(due_on) < CAST(${today} AS DATE) ORDER BY period`);
  return rows.map(({ period }) => period);
}
