import { readFile } from 'node:fs/promises';
import { createAtlas, readRegions, TiduError, type Period } from '@tidu/domain';
import { regionsFile } from '@tidu/reference';
import { horizonOf } from './calendar.js';
import { type ReportRow } from './form.js';
import { Outbox, type Demo } from './outbox.js';
import { populate, type Enterprise } from './population.js';
import { type RegionNames, type Scene } from './posting.js';
import { PREFECTURES, PROVINCE, type FormStyle, type PrefectureProfile } from './province.js';
import { registerPostings } from './register-lists.js';
import { correctionPosting, fileReturns, reportPostings } from './reports.js';
import { titlePostings } from './title-lists.js';
import { settle, type DemoWishes } from './wishes.js';

/** A csv of the demo has one form for all; its bureaus export it from one system. */
const CSV_STYLE: FormStyle = {
  unit: '万元',
  heads: 'flat',
  unitIn: 'heads',
  periodColumn: true,
  reportedOnColumn: true,
};
/** Firms laid out at a time in a csv, to keep a large demo out of memory. A workbook is written in one piece. */
const CSV_BLOCK = 4_000;

/**
 * Writes the workbooks a province would receive in some years: register, title lists, operating reports, late ones, corrections.
 *
 * Everything is made up, marked 合成 and carries credit codes of a registrar that does not exist. The same wishes give the same bytes.
 *
 * @throws TiduError `invalid-input` for wishes that cannot be met, or a folder that holds something else
 */
export async function generateDemo(wishes: DemoWishes): Promise<Demo> {
  const { enterprises, years, seed, until, out, format, onProgress } = settle(wishes);
  const outbox = await Outbox.open(out, format);
  const horizon = horizonOf(seed, years, until);
  const scene = { horizon, regions: await regionNames() };
  const firms = populate(enterprises, horizon);
  for (const posting of registerPostings(firms, scene)) await outbox.send(posting);
  for (const posting of titlePostings(firms, scene)) await outbox.send(posting);

  const corrections = new Map<Period, ReportRow[]>();
  let done = 0;
  for (const prefecture of PREFECTURES) {
    const local = firms.filter(firm => firm.prefecture === prefecture);
    for (const block of format === 'csv' ? blocksOf(local, CSV_BLOCK) : [local]) {
      await sendReports(outbox, {
        ...scene,
        prefecture,
        block,
        corrections,
        style: format === 'csv' ? CSV_STYLE : prefecture.style,
      });
      done += block.length;
      onProgress(done, enterprises);
    }
  }
  for (const [period, rows] of corrections) await outbox.send(correctionPosting(scene.regions(PROVINCE), period, rows));
  return outbox.close();
}

interface ReportOrder extends Scene {
  prefecture: PrefectureProfile;
  block: readonly Enterprise[];
  style: FormStyle;
  /** Grows by what has to be put right later. */
  corrections: Map<Period, ReportRow[]>;
}

async function sendReports(outbox: Outbox, order: ReportOrder): Promise<void> {
  const filings = fileReturns(order.block, order.style, order);
  for (const posting of reportPostings(order.prefecture, filings, order.style, order)) await outbox.send(posting);
  for (const [period, rows] of filings.corrections) {
    order.corrections.set(period, [...(order.corrections.get(period) ?? []), ...rows]);
  }
}

/** Bureaus write counties by their full name, and zones, whose full names nobody writes, by the short one. */
async function regionNames(): Promise<RegionNames> {
  const atlas = createAtlas(readRegions(await readFile(regionsFile, 'utf8')), PROVINCE);
  return id => {
    const region = atlas.get(id);
    if (!region) throw new TiduError('not-found', { subject: id });
    return region.kind === 'admin' ? region.name : region.shortName;
  };
}

function blocksOf<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));
}
