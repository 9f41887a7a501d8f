/** Templates: what stands in them, and that one filled in by hand is taken in without a word. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { makeUscc, readLayout } from '@tidu/domain';
import { makeHome, type Home } from '../../test/home.js';
import { run } from '../../test/run.js';
import { take } from '../../test/take.js';
import { builtInLayouts } from '../layouts.js';

const PERIOD = '2026-09';
let home: Home;
beforeAll(async () => {
  home = await makeHome();
  const firms = [1, 2, 3, 4].map(serial => makeUscc(serial));
  const lines = (rows: readonly (readonly string[])[]) => rows.map(row => row.join(',')).join('\n');
  await file(
    'register.csv',
    lines([
      ['统一社会信用代码', '企业名称', '所属地区', '注销日期', '信息日期'],
      [firms[0]!, '甲公司', '220102', '', '2020-01-01'],
      [firms[1]!, '乙公司', '220104', '', '2020-01-01'],
      [firms[2]!, '丙公司', '220202', '', '2020-01-01'],
      [firms[3]!, '丁公司', '220102', '2026-01-05', '2020-01-01'],
    ]),
  );
  await file(
    'titles.csv',
    lines([
      ['统一社会信用代码', '企业名称', '级别', '认定日期'],
      ...firms.map((id, at) => [
        id,
        ['甲公司', '乙公司', '丙公司', '丁公司'][at]!,
        at === 1 ? '国家级' : '省级',
        '2025-07-01',
      ]),
    ]),
  );
  await file(
    'last-year.csv',
    lines([
      ['统一社会信用代码', '企业名称', '报告期', '营业收入', '利润总额', '期末从业人员', '平均用工人数'],
      [firms[0]!, '甲公司', '2025-09', '1234.5678', '-3', '20', '21.5'],
    ]),
  );
  for (const name of ['register.csv', 'titles.csv', 'last-year.csv'])
    expect(await run(home, 'ingest', name)).toMatchObject({ code: 0 });
});
afterAll(() => home.remove());

const file = (name: string, text: string) => writeFile(join(home.folder, name), text);
const tidu = (...words: string[]) => run(home, 'template', ...words);

async function opened(name: string): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await readFile(join(home.folder, name))) as unknown as ArrayBuffer);
  return book;
}

const texts = (sheet: ExcelJS.Worksheet, row: number) =>
  Array.from((sheet.getRow(row).values as unknown[]).slice(1), value => value ?? null);

/** Columns of the form by their two heads. */
function columnsOf(sheet: ExcelJS.Worksheet, headRow = 4): Map<string, number> {
  const [names, halves] = [texts(sheet, headRow), texts(sheet, headRow + 1)];
  return new Map(names.map((name, at) => [halves[at] === name ? String(name) : `${name} ${halves[at]}`, at + 1]));
}

test.each([
  ['operating-report', PERIOD],
  ['operating-report', '2026-08'],
  ['simple-report', PERIOD],
  ['prosperity-survey', PERIOD],
  ['enterprise-register', null],
  ['title-list', null],
])('%s for %s is read as its own form, every head known', async (id, period) => {
  await tidu(id, ...(period === null ? [] : ['--period', period]), '--out', 'empty.xlsx');
  const layouts = await builtInLayouts();
  const layout = layouts.find(each => each.id === id)!;
  const empty = await take(await readFile(join(home.folder, 'empty.xlsx')), layouts);
  expect(empty).toMatchObject({ refused: 'FILE_NO_DATA_ROWS' });
  const book = await opened('empty.xlsx');
  const sheet = book.worksheets[0]!;
  const first = sheet.lastRow!.number + 1;
  const at = (header: string) => {
    for (let row = 1; row < first; row++) {
      const column = texts(sheet, row).indexOf(header);
      if (column >= 0) return column + 1;
    }
    throw new Error(header);
  };
  for (const { headers } of layout.columns.filter(({ required }) => required === true))
    sheet.getCell(first, at(headers[0]!)).value = 'x';
  await book.xlsx.writeFile(join(home.folder, 'started.xlsx'));
  const { read } = await take(await readFile(join(home.folder, 'started.xlsx')), layouts);
  expect(read!.plan).toMatchObject({
    layout: { id },
    unknown: [],
    duplicate: [],
    missing: [],
    unitConflicts: [],
    firstRow: first,
  });
  expect(read!.warnings).toEqual([]);
});

describe('filled in beforehand', () => {
  test('it names who owes the report in the place, with last year’s figures', async () => {
    expect(
      await tidu(
        'operating-report',
        '--period',
        PERIOD,
        '--region',
        '220100',
        '--prefill',
        '--out',
        'a.xlsx',
        '--json',
      ),
    ).toMatchObject({
      code: 0,
      lines: [JSON.stringify({ file: join(home.folder, 'a.xlsx'), enterprises: 2 })],
    });
    const [sheet, notes, choices] = (await opened('a.xlsx')).worksheets as [
      ExcelJS.Worksheet,
      ExcelJS.Worksheet,
      ExcelJS.Worksheet,
    ];
    expect([sheet.name, notes.name, choices.name]).toEqual(['经营报表', '填报说明', '选项']);
    expect(sheet.getCell('A1').value).toBe('长春市经营报表（2026年1—9月）');
    expect(sheet.getCell('A2').value).toBe(
      '表号：待填　　制定机关：待填　　批准/备案机关：待填　　文号：待填　　有效期至：待填',
    );
    const columns = columnsOf(sheet);
    const value = (row: number, name: string) => sheet.getCell(row, columns.get(name)!).value;
    expect(
      [7, 8].map(row => ['企业名称', '统一社会信用代码', '所属地区', '报告期'].map(name => value(row, name))),
    ).toEqual([
      ['甲公司', makeUscc(1), '南关区', PERIOD],
      ['乙公司', makeUscc(2), '朝阳区', PERIOD],
    ]);
    const figures = [
      '营业收入 上年同期',
      '利润总额 上年同期',
      '期末从业人员 上年同期',
      '平均用工人数 上年同期',
      '营业收入 本期',
    ];
    expect(figures.map(name => value(7, name))).toEqual([1234.5678, -3, 20, 21.5, null]);
    expect(figures.map(name => value(8, name))).toEqual([null, null, null, null, null]);
    expect(sheet.getCell(9, 1).value).toBeNull();
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 6, xSplit: 2 });
  });

  test('filled in and sent it is taken in without a word', async () => {
    await tidu('operating-report', '--period', PERIOD, '--prefill', '--out', 'b.xlsx');
    const book = await opened('b.xlsx');
    const sheet = book.worksheets[0]!;
    const columns = columnsOf(sheet);
    for (const row of [7, 8, 9]) {
      sheet.getCell(row, columns.get('营业收入 本期')!).value = 1300 + row;
      sheet.getCell(row, columns.get('平均用工人数 本期')!).value = 22;
      sheet.getCell(row, columns.get('期末从业人员 本期')!).value = 23;
    }
    await book.xlsx.writeFile(join(home.folder, 'filled.xlsx'));
    const said = await run(home, 'ingest', 'filled.xlsx', '--now', '2026-10-09', '--json', '--rows');
    const verdict = JSON.parse(said.lines[0]!) as { rows: Record<string, unknown>[] };
    expect(verdict).toMatchObject({ outcome: 'accept', load: 3, quarantine: [], warn: [] });
    expect(
      verdict.rows.map(({ uscc, period, revenue, revenuePrior }) => [uscc, period, revenue, revenuePrior]),
    ).toEqual([
      [makeUscc(1), PERIOD, 1307, 1234.5678],
      [makeUscc(2), PERIOD, 1308, null],
      [makeUscc(3), PERIOD, 1309, null],
    ]);
  });

  test('between the ends of quarters only those who report monthly owe it, and only what is asked monthly', async () => {
    await tidu('operating-report', '--period', '2026-08', '--prefill', '--out', 'c.xlsx');
    const [sheet] = (await opened('c.xlsx')).worksheets;
    const columns = columnsOf(sheet!);
    expect(sheet!.getCell(7, columns.get('企业名称')!).value).toBe('乙公司');
    expect(sheet!.getCell(8, columns.get('企业名称')!).value).toBeNull();
    expect(['营业收入 本期', '研发费用 本期', '期末从业人员 本期'].map(name => columns.has(name))).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('last year’s money stands in the unit of the form', async () => {
    await file(
      'thousands.yaml',
      `
id: thousands
kind: filing
name: { zh: 千元报表, en: In thousands }
form: thousands
unit: 千元
period: { from: [title] }
legal: { formNumber: 吉统101表, issuedBy: 吉林省统计局, approvedBy: 国家统计局, approvalNumber: 国统制2026-03号, validUntil: '2027-10-31' }
columns:
  - { key: uscc, to: enterpriseId, headers: [统一社会信用代码], required: true }
  - { key: name, headers: [企业名称] }
  - { key: revenue, headers: [营业收入], prior: true, required: true }
`,
    );
    await tidu('thousands.yaml', '--period', PERIOD, '--region', '220102', '--prefill', '--out', 'd.xlsx');
    const book = await opened('d.xlsx');
    const [sheet] = book.worksheets;
    expect(texts(sheet!, 6)).toEqual(['', '', '千元', '千元'].map(unit => unit || null));
    expect(sheet!.getCell('D7').value).toBe(12345.678);
    // A number of a document and a day above a table would be read as its period; the title comes before them.
    expect(sheet!.getCell('A2').value).toBe(
      '表号：吉统101表　　制定机关：吉林省统计局　　批准/备案机关：国家统计局　　文号：国统制2026-03号　　有效期至：二〇二七年十月三十一日',
    );
    sheet!.getCell('C7').value = 13_000;
    const layout = readLayout(await readFile(join(home.folder, 'thousands.yaml'), 'utf8'), 'thousands.yaml');
    const taken = await take(Buffer.from(await book.xlsx.writeBuffer()), layout);
    expect(taken.rows).toMatchObject([{ uscc: makeUscc(1), revenue: 1300, revenuePrior: 1234.5678 }]);
    expect(taken.warn).toEqual([]);
  });
});

test('regions and words are offered where they are chosen, and stand where the cells look for them', async () => {
  await tidu('title-list', '--region', '220200', '--out', 'e.xlsx');
  const book = await opened('e.xlsx');
  const sheet = book.worksheets[0]!;
  const columns = columnsOf(sheet, 4);
  const offered = (header: string) => {
    const at = texts(sheet, 4).indexOf(header) + 1;
    const { formulae } = sheet.getCell(5, at).dataValidation!;
    const [, letter, from, to] = /^'选项'!\$([A-Z])\$(\d+):\$[A-Z]\$(\d+)$/.exec(String(formulae[0]))!;
    const words = book.getWorksheet('选项')!;
    return Array.from(
      { length: Number(to) - Number(from) + 1 },
      (_, index) => words.getCell(`${letter}${Number(from) + index}`).value,
    );
  };
  expect(columns.size).toBeGreaterThan(5);
  expect(offered('级别')).toEqual(['种子', '市级', '省级', '国家级', '单项冠军']);
  expect(offered('动作')).toEqual(['认定', '复核', '撤销']);
  expect(offered('所属地区')).toEqual(expect.arrayContaining(['船营区', '永吉县', '舒兰市']));
  expect(offered('所属地区')).not.toContain('南关区');
});

test.each<[why: string, words: string[], code: string]>([
  ['no form', [], 'invalid-input'],
  ['a form nobody knows', ['nothing'], 'not-found'],
  ['a region of another province', ['title-list', '--region', '330100'], 'not-found'],
  ['a period nobody can read', ['operating-report', '--period', 'gestern'], 'invalid-input'],
  ['filling in a list of titles', ['title-list', '--prefill'], 'invalid-input'],
])('%s cannot be done', async (_, words, code) => {
  await expect(tidu(...words)).rejects.toMatchObject({ code });
});

test('named by nobody it has a name of its own, and writes over nothing', async () => {
  expect((await tidu('operating-report', '--region', '220200')).lines).toEqual([
    join(home.folder, '吉林市-经营报表-2026-09.xlsx'),
  ]);
  await expect(tidu('operating-report', '--region', '220200')).rejects.toMatchObject({ code: 'already-exists' });
});
