/** The workbook of a ranking computes it again, down to the filed cells; the pack holds what is needed to check it. */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import exceljs from 'exceljs';
import yauzl from 'yauzl';
import { makeUscc, type RankingRecord } from '@tidu/domain';
import { actOnRanking, findRanking, saveRankingScheme } from '@tidu/records';
import { makeHome, NOW, type Home } from '../../test/home.js';
import { run } from '../../test/run.js';
import { Spreadsheet } from '../../test/spreadsheet.js';

let home: Home;
let drafted: { id: string; recordSha256: string };

const SCHEME = `id: three
name: 三项
clause: 试
quotation: 试
placements: [{ region: '220581', as: folded, into: '220500', why: 代管 }]
indicators:
  - { indicator: enterprises-by-tier, tiers: [provincial, national], minSample: 0 }
  - { indicator: revenue-growth, winsorise: { low: -100, high: 100 }, weight: 2 }
  - { indicator: rd-intensity }
minSample: 1
`;

/** County, revenue now and a year before, R&D: 长春 grows by 30 %, 吉林 by 200 % (counted as 100), 通化 and 梅河口 by 10 % together. */
const FIRMS: [county: string, revenue: number, prior: number, rd: number, tier: string][] = [
  ['南关区', 130, 100, 13, '省级'],
  ['宽城区', 130, 100, 13, '国家级小巨人'],
  ['昌邑区', 300, 100, 3, '省级'],
  ['东昌区', 100, 100, 20, '省级'],
  ['梅河口市', 120, 100, 2, '市级'],
  ['铁西区', 90, 100, 0, '市级'],
];

const ingest = async (name: string, lines: string[]) => {
  await writeFile(join(home.folder, name), `${lines.join('\n')}\n`);
  expect(await run(home, 'ingest', name)).toMatchObject({ code: 0, remarks: [] });
};

beforeAll(async () => {
  home = await makeHome();
  await saveRankingScheme(home.dock.ledger, { id: 'three', text: SCHEME, note: '试' }, { actor: 'lin', at: NOW });
  await ingest('titles.csv', [
    '统一社会信用代码,企业名称,所属地区,认定级别,认定日期',
    ...FIRMS.map(([county, , , , tier], at) => `${makeUscc(at + 1)},企业${at + 1},${county},${tier},2025-07-25`),
  ]);
  await ingest('report.csv', [
    '统一社会信用代码,企业名称,所属地区,报告期,营业收入（万元）,营业收入上年同期（万元）,研发费用（万元）',
    ...FIRMS.map(
      ([county, now, prior, rd], at) => `${makeUscc(at + 1)},企业${at + 1},${county},2026-09,${now},${prior},${rd}`,
    ),
  ]);
  const { lines } = await run(home, 'ranking', 'draft', '--period', '2026-09', '--scheme', 'three', '--json');
  drafted = JSON.parse(lines[0]!);
  await run(home, 'ranking', 'workbook', drafted.id, '--out', 'ranking.xlsx');
}, 120_000);
afterAll(() => home.remove());

const recordOf = async () => JSON.parse((await findRanking(home.dock.ledger, drafted.id))!.record) as RankingRecord;

async function workbook(): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(join(home.folder, 'ranking.xlsx'));
  return book;
}

test('score and rank are computed again in a spreadsheet, from the enterprises behind them', async () => {
  const [sheet, { result }] = [new Spreadsheet(await workbook()), await recordOf()];
  const ranked = result.units.filter(({ rank }) => rank !== null);
  expect(ranked.map(({ name }) => name.zh)).toEqual(['长春市', '吉林市', '通化市', '四平市']);
  result.units.forEach(({ rank, score, parts }, place) => {
    const row = 4 + place;
    expect(sheet.value('排名', `A${row}`)).toEqual(rank ?? '');
    expect(sheet.value('排名', `C${row}`)).toEqual(score ?? '');
    parts.forEach(({ raw, treated, normalised, weighted, n }, at) => {
      const steps = ['D', 'E', 'F', 'G'].map(first => String.fromCharCode(first.charCodeAt(0) + 4 * at));
      [raw, treated, normalised, weighted].forEach((value, step) => {
        const found = sheet.value('推导', `${steps[step]}${row}`);
        if (value === null) expect(found).toBe('');
        else expect(found).toBeCloseTo(value, 9);
      });
      expect(sheet.value('合计', `${String.fromCharCode(69 + 3 * at)}${row}`)).toBe(n);
    });
  });
});

test('a filed number leads to its file, sheet and row; 梅河口 is counted with 通化', async () => {
  const book = await workbook();
  const rows = book.getWorksheet('样本2')!.getSheetValues().slice(1) as (string | number)[][];
  const meihekou = rows.find(row => row[5] === '梅河口市')!;
  expect(meihekou.slice(1, 8)).toEqual(['220500', '通化市', makeUscc(5), '企业5', '梅河口市', 20, 100]);
  expect(rows[0]!.slice(8, 12)).toEqual(['营业收入', '报表文件', '工作表', '行']);
  expect(meihekou.slice(8, 12)).toEqual([120, 'report.csv b00000002', expect.anything(), 6]);
});

test('a weight changed in the workbook changes the order', async () => {
  const book = await workbook();
  book.getWorksheet('方案')!.getCell('E10').value = 100;
  expect(new Spreadsheet(book).value('推导', 'Q5')).toBe(1);
});

test('the pack holds the record under the hash that was signed, the seal, the scheme, the workbook and the words', async () => {
  const { id, recordSha256 } = drafted;
  await actOnRanking(home.dock.ledger, { id, deed: 'review', recordSha256, actor: 'lin', at: NOW });
  const { hash } = await actOnRanking(home.dock.ledger, { id, deed: 'sign', recordSha256, actor: 'wang', at: NOW });
  expect(await run(home, 'ranking', 'pack', id, '--out', 'pack.zip')).toMatchObject({ code: 0 });
  const entries = await unzipped(join(home.folder, 'pack.zip'));
  expect([...entries.keys()]).toEqual([
    '说明.txt',
    'record.json',
    'seal.json',
    'seal.txt',
    'scheme.yaml',
    'ranking.xlsx',
  ]);
  const sha = (name: string): string => createHash('sha256').update(entries.get(name)!).digest('hex');
  expect(sha('record.json')).toBe(recordSha256);
  expect(sha('seal.txt')).toBe(hash);
  const words = entries.get('说明.txt')!.toString('utf8');
  for (const sentence of ['签发 wang', '1. 长春市', '二、名次的稳健性（1000 次重做', `${id} 一致 equal`])
    expect(words).toContain(sentence);
});

function unzipped(path: string): Promise<Map<string, Buffer>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Buffer>();
    yauzl.open(path, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on('entry', (entry: yauzl.Entry) => {
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed);
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => {
            entries.set(entry.fileName, Buffer.concat(chunks));
            zip.readEntry();
          });
        });
      });
      zip.on('end', () => resolve(entries));
      zip.readEntry();
    });
  });
}
