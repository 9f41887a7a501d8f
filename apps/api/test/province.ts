import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createAtlas,
  createWorkCalendar,
  findHeader,
  makeUscc,
  readHolidays,
  readIndustries,
  readLayout,
  readRegions,
  type Layout,
} from '@tidu/domain';
import { holidaysFile, industriesFile, regionsFile } from '@tidu/reference';
import { nextBatch, nextSnapshotId, publishSnapshot, recordBatch, recordSnapshot, type Ledger } from '@tidu/records';
import { accept, keepOriginal, publish, type LiveBatch } from '@tidu/warehouse';

/** Two counties of two prefectures, three firms in each, so that nothing is withheld and everything can be told apart. */
export const FIRMS = ['220202', '220302'].flatMap((regionId, place) =>
  [1, 2, 3].map(number => ({
    id: makeUscc(place * 1000 + number),
    name: `合成企业${place}${number}有限公司`,
    regionId,
    revenue: (place + 1) * 1000 * number,
    secretary: number === 1 ? `secretary-${regionId.slice(0, 4)}00` : '',
  })),
);

const AT = new Date('2026-10-09T02:00:00Z');

/** Fills a home and its ledger with a register, titles and one quarter of reports for both places, and publishes. */
export async function publishProvince(home: string, ledger: Ledger): Promise<void> {
  const regions = readRegions(await readFile(regionsFile, 'utf8'));
  const atlas = createAtlas(regions, '220000');
  const batches: LiveBatch[] = [];
  const take = async (layoutId: string, lines: string[][], scopeId: string) => {
    const layout = await builtInLayout(layoutId);
    const { id, seq } = await nextBatch(ledger);
    const workFolder = await mkdtemp(join(tmpdir(), 'tidu-accept-'));
    const path = join(workFolder, 'cells.csv');
    await writeFile(path, lines.map(cells => cells.join(',')).join('\n'));
    const { sha256 } = await keepOriginal(home, path);
    const plan = findHeader([{ row: 1, cells: lines[0]! }], [layout])!;
    const { width, firstRow } = plan;
    const cells = {
      path,
      form: 'csv' as const,
      delimiter: ',',
      width,
      skip: 1,
      firstRow,
      lineBreaks: false,
      lineEnd: 'lf' as const,
      rows: lines.length - 1,
    };
    const words = { atlas, scopeId: '220000', today: '2026-10-09', dates1904: false };
    const options = { home, workFolder, batchId: id, sheet: '', plan, cells, words, filePeriod: null };
    const accepted = await accept({
      ...options,
      snapshotFile: null,
      wantsRows: false,
      workdays: createWorkCalendar([]),
      writes: true,
    });
    if (accepted.load !== lines.length - 1) throw new Error(JSON.stringify(accepted));
    const { kind, form } = layout;
    const verdict = { ...accepted, outcome: 'accept', file: `${layoutId}.csv`, batch: id };
    await recordBatch(
      ledger,
      {
        ...{ id, seq, kind, form, frequency: layout.frequency, layout: layoutId, verdict, scopeId, sender: 'operator' },
        ...{ sha256, fileName: `${layoutId}.csv`, parameters: {}, recordedAt: AT, receivedOn: '2026-10-09' },
        ...{ columns: accepted.columns, periods: accepted.periods, status: 'accepted', synthetic: true },
        counts: { load: accepted.load, quarantined: 0, warned: 0, ignored: 0 },
      },
      { actor: 'operator' },
    );
    batches.push({ id, seq, kind, form, recordedAt: AT.toISOString(), receivedOn: '2026-10-09' });
    await rm(workFolder, { recursive: true, force: true });
  };
  const register = FIRMS.map(({ id, name, regionId, secretary }) => [
    id,
    name,
    regionId,
    'C3670',
    secretary,
    '2024-01-01',
  ]);
  await take(
    'enterprise-register',
    [['统一社会信用代码', '企业名称', '所属地区', '行业代码', '服务秘书', '信息日期'], ...register],
    '220000',
  );
  const titles = FIRMS.map(({ id, name }) => [id, name, '省级', '2025-07-25']);
  await take('title-list', [['统一社会信用代码', '企业名称', '认定级别', '认定日期'], ...titles], '220000');
  for (const prefectureId of ['220200', '220300']) {
    const own = FIRMS.filter(({ regionId }) => atlas.within(regionId, prefectureId));
    const heads = [
      '统一社会信用代码',
      '企业名称',
      '报告期',
      '营业收入',
      '营业收入上年同期',
      '研发费用',
      '平均用工人数',
    ];
    const rows = own.map(({ id, name, revenue }) => [
      id,
      name,
      '2026-09',
      `${revenue}`,
      `${revenue / 2}`,
      `${revenue / 100}`,
      '50',
    ]);
    await take('operating-report', [heads, ...rows], prefectureId);
  }
  const industries = readIndustries(await readFile(industriesFile, 'utf8'));
  const holidays = readHolidays(await readFile(holidaysFile, 'utf8'));
  const id = await nextSnapshotId(ledger);
  const options = { home, id, batches, regions: atlas.regions, industries, holidays, rootId: '220000', now: AT };
  const { fileSha256, contentHash, synthetic, periods, counts } = await publish(options);
  const snapshot = {
    id,
    file: `snapshots/${id}.duckdb`,
    fileSha256,
    contentHash,
    synthetic,
    periods,
    counts: { ...counts },
    builtAt: AT,
  };
  await recordSnapshot(ledger, snapshot, { actor: 'operator' });
  await publishSnapshot(ledger, id, { actor: 'operator', at: AT });
}

async function builtInLayout(id: string): Promise<Layout> {
  const file = new URL(`../../../pipelines/layouts/${id}.yaml`, import.meta.url);
  return readLayout(await readFile(file, 'utf8'), `${id}.yaml`);
}
