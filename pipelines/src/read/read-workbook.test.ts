/** Workbooks as a whole: their heads, their sheets, and what turns them away. */
import ExcelJS from 'exceljs';
import { builtInLayouts } from '../layouts.js';
import { rowsOf, take } from '../../test/take.js';
import { rowsXml, workbookOf, zipOf, type Parts } from '../../test/workbook.js';

const HEAD = ['代码', '企业名称', '报告期', '营业收入', '从业人员', '同比', '备注'];
const head = rowsXml([HEAD]);
/** A sheet with the head and one row of these cells. */
const sheet = (cells: string, row = '<row r="2">') => ({ rows: `${head}${row}${cells}</row>` });
const A = '<c r="A2" t="inlineStr"><is><t>A</t></is></c>';
const takeParts = async (parts: Parts) => take(await workbookOf(parts));

describe('heads', () => {
  test('two rows of merged heads, made by a spreadsheet library', async () => {
    const book = new ExcelJS.Workbook();
    const page = book.addWorksheet('报表');
    page.addRows([
      ['某某省经营情况表（2026年1—9月）'],
      ['单位：千元'],
      ['统一社会信用代码', '企业名称', '营业收入', null, '利润总额', null],
      [null, null, '本期', '上年同期', '本期', '上年同期'],
      ['91229900000000010A', '甲公司', 50, 40, -3, 2],
    ]);
    for (const range of ['A1:F1', 'A3:A4', 'B3:B4', 'C3:D3', 'E3:F3']) page.mergeCells(range);
    const taken = await take(Buffer.from(await book.xlsx.writeBuffer()), await builtInLayouts());
    expect(taken.read!.plan).toMatchObject({ layout: { id: 'operating-report' }, headerRow: 4, firstRow: 5 });
    expect(taken.read!.plan.columns.map(({ target, unit }) => [target, unit])).toEqual([
      ['enterpriseId', null],
      ['name', null],
      ['revenue', '千元'],
      ['revenuePrior', '千元'],
      ['totalProfit', '千元'],
      ['totalProfitPrior', '千元'],
    ]);
  });

  test('a merged cell across the table is a title, not a row', async () => {
    const taken = await takeParts({
      sheets: [{ rows: rowsXml([['情况表（2026年1—9月）'], HEAD, ['A', '甲', null, 1]]) }],
    });
    expect(rowsOf(taken, 'code', 'revenue')).toEqual([['A', 1]]);
    expect(taken.read!.plan.titles).toEqual(['情况表（2026年1—9月）']);
  });
});

describe('sheets', () => {
  const filled = { rows: rowsXml([HEAD, ['A']]) };
  const cover = { rows: rowsXml([['填报说明'], ['请如实填写']]) };

  test('the one sheet with a table is found among others', async () => {
    const taken = await takeParts({
      sheets: [
        { ...cover, name: '说明' },
        { ...filled, name: '数据' },
        { rows: '', name: '空' },
      ],
    });
    expect(taken.read!.sheet).toBe('数据');
    expect(taken.load).toBe(1);
  });

  test('a template beside the filled sheet is passed over', async () => {
    expect(
      await takeParts({
        sheets: [
          { rows: head, name: '样表' },
          { ...filled, name: '数据' },
        ],
      }),
    ).toMatchObject({ load: 1 });
  });

  test('two filled sheets are not guessed at', async () => {
    expect(
      await takeParts({
        sheets: [
          { ...filled, name: '一月' },
          { ...filled, name: '二月' },
        ],
      }),
    ).toMatchObject({
      refused: 'FILE_SHEET_AMBIGUOUS',
      found: '“一月”、“二月”',
    });
  });

  test.each(['hidden', 'veryHidden'] as const)('a %s sheet with data is not read and remarked', async state => {
    const taken = await takeParts({ sheets: [filled, { ...filled, name: '底稿', state }] });
    expect(taken.read!.warnings).toEqual([{ code: 'FILE_HIDDEN_SHEET', found: '底稿' }]);
    expect(taken.load).toBe(1);
    const empty = await takeParts({ sheets: [filled, { rows: '', name: '底稿', state }] });
    expect(empty.read!.warnings).toEqual([]);
  });

  test('a link to another workbook is remarked', async () => {
    const relations =
      '<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink" Target="externalLinks/externalLink1.xml"/>';
    const taken = await takeParts({ sheets: [filled], relations });
    expect(taken.read!.warnings).toEqual([{ code: 'FILE_EXTERNAL_LINK', found: null }]);
  });
});

describe('refused', () => {
  const filled = sheet(A);
  test.each<[why: string, make: () => Promise<Buffer>, code: string]>([
    ['no table', () => workbookOf({ sheets: [{ rows: rowsXml([['说明']]) }] }), 'FILE_HEADER_NOT_FOUND'],
    ['a head without rows', () => workbookOf({ sheets: [{ rows: head }] }), 'FILE_NO_DATA_ROWS'],
    ['macros', () => workbookOf({ sheets: [filled], others: { 'xl/vbaProject.bin': 'x' } }), 'FILE_MACRO_FORBIDDEN'],
    [
      'a document type',
      () => workbookOf({ sheets: [filled], prologue: '<!DOCTYPE x [<!ENTITY y "z">]>' }),
      'FILE_XML_DTD_FORBIDDEN',
    ],
    [
      'elements that are never closed',
      () =>
        workbookOf({
          sheets: [{ rows: `${head}<row r="2">` }],
          others: { 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${head}` },
        }),
      'FILE_CORRUPT',
    ],
    [
      'elements without end',
      () => workbookOf({ sheets: [filled], others: { 'xl/worksheets/sheet1.xml': '<a>'.repeat(100) } }),
      'FILE_CORRUPT',
    ],
    [
      'a sheet that is not there',
      () => zipOf({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' }),
      'FILE_CORRUPT',
    ],
    ['no workbook part', () => zipOf({ '[Content_Types].xml': '<Types/>', 'xl/theme.xml': '<x/>' }), 'FILE_CORRUPT'],
    [
      'a text document',
      () => zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<x/>' }),
      'FILE_TYPE_MISMATCH',
    ],
    ['an archive of anything', () => zipOf({ 'a.txt': 'x' }), 'FILE_TYPE_MISMATCH'],
    [
      'a binary workbook',
      () => zipOf({ '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': 'x' }),
      'FILE_TYPE_MISMATCH',
    ],
    [
      'too many parts',
      () =>
        workbookOf({
          sheets: [filled],
          others: Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`x${at}`, ''])),
        }),
      'FILE_DECOMPRESSION_LIMIT',
    ],
    [
      'a cell too long',
      () => workbookOf({ sheets: [sheet(`${A}<c r="B2" t="inlineStr"><is><t>${'长'.repeat(33_000)}</t></is></c>`)] }),
      'FILE_FIELD_TOO_LONG',
    ],
    ['half an archive', async () => (await workbookOf({ sheets: [filled] })).subarray(0, 900), 'FILE_CORRUPT'],
  ])('%s', async (_, make, code) => {
    const taken = await take(await make());
    expect(taken.refused ?? 'none').toBe(code);
  });

  test('a part whose bytes were changed is damage', async () => {
    const bytes = await workbookOf({ sheets: [filled] });
    const at = bytes.indexOf('xl/worksheets/sheet1.xml') + 40;
    bytes[at]! ^= 0x55;
    expect((await take(bytes)).refused).toBe('FILE_CORRUPT');
  });
});
