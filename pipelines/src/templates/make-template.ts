import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  isReportable,
  periodEnd,
  priorKey,
  TiduError,
  type Atlas,
  type Layout,
  type Period,
  type Region,
  localDay,
} from '@tidu/domain';
import { publishedSnapshot } from '@tidu/records';
import { openWarehouse, type Reporter } from '@tidu/warehouse';
import type { Dock } from '../dock.js';
import { regionWord, regionWords } from './region-words.js';
import { writeTemplate, type GivenRow } from './write-template.js';

/** What template is wanted. */
export interface TemplateQuestion {
  layout: Layout;
  regionId: string;
  /** Of a form of figures; the last one that has ended where none is named. */
  period: Period | null;
  /** Whether the enterprises that owe the report, and their figures of last year, are filled in. */
  isPrefilled: boolean;
}

/** How a template is called. @throws TiduError not-found for a region nobody knows */
export function templateName(dock: Dock, { layout, regionId, period: asked }: TemplateQuestion, now: Date): string {
  const period = periodOf(layout, asked, now);
  return `${placeOf(dock, regionId).name}-${layout.name.zh}${period === null ? '' : `-${period}`}.xlsx`;
}

/**
 * Writes the template of a form for a place and a period.
 *
 * @param now names the period where none is asked for
 * @returns how many enterprises are filled in
 * @throws TiduError not-found for a region nobody knows, invalid-input for filling in what is no report, no-snapshot
 */
export async function makeTemplate(
  dock: Dock,
  { layout, regionId, period: asked, isPrefilled }: TemplateQuestion,
  { out, now }: { out: string; now: Date },
): Promise<{ enterprises: number }> {
  const { atlas, home } = dock;
  const place = placeOf(dock, regionId);
  if (isPrefilled && layout.kind !== 'filing')
    throw new TiduError('invalid-input', { issues: `${layout.name.zh}不是报表，不能预填` });
  const period = periodOf(layout, asked, now);
  const asOf = period === null ? localDay(now) : periodEnd(period);
  const reporters = isPrefilled && period !== null ? await reportersOf(dock, { period, regionId }) : [];
  const rows = reporters.map(reporter => givenRow(atlas, reporter, asOf, period));
  const work = join(home, 'work');
  await mkdir(work, { recursive: true });
  const folder = await mkdtemp(join(work, 'template-'));
  try {
    const regions = regionWords(atlas, regionId, asOf);
    await writeTemplate(out, folder, { layout, period, place: place.name, regions, rows });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { enterprises: rows.length };
}

function placeOf({ atlas }: Dock, regionId: string): Region {
  const place = atlas.get(regionId);
  if (place === undefined || !atlas.within(regionId, atlas.root.id))
    throw new TiduError('not-found', { subject: `地区 ${regionId}` });
  return place;
}

/** The period a form is for: the one asked for, else the newest that has ended; none where the form has no periods. */
function periodOf({ kind }: Layout, asked: Period | null, now: Date): Period | null {
  return kind === 'filing' ? (asked ?? lastEnded(now)) : null;
}

async function reportersOf(
  { ledger, home }: Dock,
  question: { period: Period; regionId: string },
): Promise<Reporter[]> {
  const snapshot = await publishedSnapshot(ledger);
  if (snapshot === null) throw new TiduError('no-snapshot');
  const warehouse = await openWarehouse({ file: join(home, snapshot.file), fileSha256: snapshot.fileSha256 });
  try {
    return await warehouse.reporters(question);
  } finally {
    warehouse.close();
  }
}

/** Who reports and when; of last year what stands in the columns for the same period of the year before. */
function givenRow(atlas: Atlas, reporter: Reporter, asOf: string, period: Period | null): GivenRow {
  const { id, name, regionId, lastYear } = reporter;
  const region = regionId === null ? undefined : atlas.get(regionId);
  return {
    enterpriseId: id,
    name,
    region: region === undefined ? null : regionWord(atlas, region, asOf),
    period,
    ...Object.fromEntries(Object.entries(lastYear).map(([key, value]) => [priorKey(key), value])),
  };
}

/** The newest period that has ended by a day; January alone is none. */
function lastEnded(now: Date): Period {
  const [year, month] = [now.getFullYear(), now.getMonth()];
  const period = month === 0 ? `${year - 1}-12` : `${year}-${String(month).padStart(2, '0')}`;
  return isReportable(period) ? period : `${year - 1}-12`;
}
