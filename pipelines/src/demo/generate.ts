import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createAtlas, parsePeriod, readRegions, TiduError, type Period } from '@tidu/domain';
import { regionsFile } from '@tidu/reference';
import { horizonOf, type Horizon } from './calendar.js';
import { type ReportRow } from './form.js';
import { registerPostings, titlePostings, type RegionNames } from './lists.js';
import { dirtCsv, manifestCsv, type DemoDirt, type DemoFile } from './manifest.js';
import { populate, type Enterprise } from './population.js';
import { type Posting } from './posting.js';
import { PREFECTURES, type FormStyle, type PrefectureProfile } from './province.js';
import { correctionPosting, fileReturns, reportPostings } from './reports.js';
import { type DemoFormat, writeTable } from './table.js';

/** What to make. */
export interface DemoWishes {
  /** Firms in the register, all rungs, those that close included. */
  enterprises?: number;
  /** Calendar years with reports; the last is the one of `until`. */
  years?: number;
  seed?: number;
  /** The last period reported. */
  until?: Period;
  /** The folder to write to; what an earlier demo left there is replaced. */
  out: string;
  /** Workbooks up to 20,000 enterprises; csv beyond. */
  format?: DemoFormat;
  /** Called as the firms' reports are written. */
  onProgress?: (done: number, total: number) => void;
}

/** What was made: the files in the order in which they are to be loaded, and the rows spoiled on purpose. */
export interface Demo {
  files: DemoFile[];
  dirt: DemoDirt[];
}

const PROVINCE = '220000';
const MOST_IN_WORKBOOKS = 20_000;
const MANIFEST = 'manifest.csv';
const DIRT = 'dirty-rows.csv';
const FOLDERS = ['register', 'titles', 'reports'];

/**
 * Writes the workbooks a province would receive in some years: register, title lists, operating reports, late ones, corrections.
 *
 * Everything is made up, marked 合成 and carries credit codes of a registrar that does not exist. The same wishes give the same bytes.
 *
 * @throws TiduError `invalid-input` for wishes that cannot be met, or a folder that holds something else
 */
export async function generateDemo(wishes: DemoWishes): Promise<Demo> {
  const { enterprises = 2000, years = 3, seed = 1, until = '2026-09', out, format = 'xlsx', onProgress } = wishes;
  refuseImpossible({ enterprises, years, seed, until, format });
  await clearFolder(out);
  const horizon = horizonOf(seed, years, until);
  const regions = await regionNames();
  const firms = populate(enterprises, horizon);
  const demo: Demo = { files: [], dirt: [] };
  const write = async (posting: Posting): Promise<void> => send(out, posting, format, demo);

  for (const posting of [...registerPostings(firms, horizon, regions), ...titlePostings(firms, horizon, regions)])
    await write(posting);
  const corrections = new Map<Period, ReportRow[]>();
  let done = 0;
  for (const prefecture of PREFECTURES) {
    const local = firms.filter(firm => firm.prefecture === prefecture);
    for (const posting of prefecturePostings(prefecture, local, format, { horizon, regions, corrections }))
      await write(posting);
    done += local.length;
    onProgress?.(done, enterprises);
  }
  for (const [period, rows] of corrections) await write(correctionPosting(regions(PROVINCE), period, rows));

  demo.files.sort((a, b) => order(a.receivedOn, b.receivedOn) || order(a.kind, b.kind) || order(a.path, b.path));
  demo.dirt.sort((a, b) => order(a.path, b.path) || a.row - b.row);
  await writeFile(join(out, MANIFEST), manifestCsv(demo.files));
  await writeFile(join(out, DIRT), dirtCsv(demo.dirt));
  return demo;
}

interface Scene {
  horizon: Horizon;
  regions: RegionNames;
  corrections: Map<Period, ReportRow[]>;
}

function prefecturePostings(
  prefecture: PrefectureProfile,
  firms: readonly Enterprise[],
  format: DemoFormat,
  scene: Scene,
): Posting[] {
  const style = format === 'xlsx' ? prefecture.style : CSV_STYLE;
  const filings = fileReturns(firms, style, scene.horizon, scene.regions);
  const postings = reportPostings(prefecture, filings, style, scene.horizon, scene.regions);
  for (const [period, rows] of filings.corrections)
    scene.corrections.set(period, [...(scene.corrections.get(period) ?? []), ...rows]);
  return postings;
}

const CSV_STYLE: FormStyle = {
  unit: '万元',
  heads: 'flat',
  unitIn: 'heads',
  periodColumn: true,
  reportedOnColumn: true,
};

async function send(out: string, posting: Posting, format: DemoFormat, demo: Demo): Promise<void> {
  const { receivedOn, kind, period, table, dirt } = posting;
  const path = `${posting.path}.${format}`;
  const rowNumbers = await writeTable(out, path, table, receivedOn);
  const refused = dirt.filter(({ outcome }) => outcome === 'refused').length;
  demo.files.push({ path, receivedOn, kind, period, rows: table.rows.length, dirty: dirt.length, refused });
  for (const { at, ...row } of dirt) demo.dirt.push({ path, row: rowNumbers[at] ?? 0, ...row });
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

function refuseImpossible({
  enterprises,
  years,
  seed,
  until,
  format,
}: Required<Pick<DemoWishes, 'enterprises' | 'years' | 'seed' | 'until' | 'format'>>): void {
  const issue = (text: string): never => {
    throw new TiduError('invalid-input', { issues: text });
  };
  if (!Number.isInteger(enterprises) || enterprises < 1 || enterprises > 1_000_000)
    issue(`企业数应为 1 到 1000000，现为 ${enterprises}`);
  if (!Number.isInteger(years) || years < 1 || years > 10) issue(`年数应为 1 到 10，现为 ${years}`);
  if (!Number.isSafeInteger(seed) || seed < 0) issue(`种子应为非负整数，现为 ${seed}`);
  if (parsePeriod(until) !== until || until.endsWith('-01')) issue(`最后一期应为 YYYY-02 到 YYYY-12，现为 ${until}`);
  if (format === 'xlsx' && enterprises > MOST_IN_WORKBOOKS) {
    issue(`xlsx 最多生成 ${MOST_IN_WORKBOOKS} 户；${enterprises} 户请用 --format csv`);
  }
}

/** Leaves nothing of an earlier demo, and touches no folder that is anything else. */
async function clearFolder(out: string): Promise<void> {
  await mkdir(out, { recursive: true });
  const present = await readdir(out);
  if (present.length > 0 && !present.includes(MANIFEST)) {
    throw new TiduError('invalid-input', { issues: `文件夹 ${out} 里已有别的内容，请换一个空文件夹` });
  }
  for (const name of [...FOLDERS, MANIFEST, DIRT]) await rm(join(out, name), { recursive: true, force: true });
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
