/** Cells as spreadsheets and export tools write them: their kinds, formats and formulas, and what is marked. */
import { marksOf, rowsOf, take } from '../../test/take.js';
import { rowsXml, workbookOf, type Parts } from '../../test/workbook.js';

const HEAD = ['代码', '企业名称', '报告期', '营业收入', '从业人员', '同比', '备注'];
const head = rowsXml([HEAD]);
/** A sheet with the head and one row of these cells. */
const sheet = (cells: string, row = '<row r="2">') => ({ rows: `${head}${row}${cells}</row>` });
const A = '<c r="A2" t="inlineStr"><is><t>A</t></is></c>';
const takeParts = async (parts: Parts) => take(await workbookOf(parts));
const takeSheet = (cells: string, parts: Partial<Parts> = {}) => takeParts({ sheets: [sheet(cells)], ...parts });

describe('cells', () => {
  test.each<[what: string, cell: string, key: string, value: string | number | null, parts?: Partial<Parts>]>([
    ['a number', '<c r="D2"><v>12.5</v></c>', 'revenue', 12.5],
    ['a number with binary dust', '<c r="D2"><v>0.30000000000000004</v></c>', 'revenue', 0.3],
    ['a number in scientific notation', '<c r="D2"><v>1.2E3</v></c>', 'revenue', 1200],
    ['a percentage is a percentage', '<c r="F2" s="1"><v>0.125</v></c>', 'growth', 12.5, { formats: [10] }],
    [
      'a percentage by a format of its own',
      '<c r="F2" s="1"><v>-0.07</v></c>',
      'growth',
      -7,
      { formats: ['0.0%;[Red]-0.0%'] },
    ],
    ['a quoted percent sign makes no percentage', '<c r="F2" s="1"><v>5</v></c>', 'growth', 5, { formats: ['0.0"%"'] }],
    [
      'a shared string',
      '<c r="B2" t="s"><v>1</v></c>',
      'name',
      '乙公司',
      { strings: '<si><t>甲</t></si><si><t>乙公司</t></si>' },
    ],
    [
      'a string in pieces',
      '<c r="B2" t="s"><v>0</v></c>',
      'name',
      '甲乙公司',
      { strings: '<si><r><t>甲</t></r><r><rPr/><t>乙公司</t></r></si>' },
    ],
    [
      'how a string is read aloud is no part of it',
      '<c r="B2" t="s"><v>0</v></c>',
      'name',
      '甲',
      { strings: '<si><t>甲</t><rPh><t>jia</t></rPh></si>' },
    ],
    ['an escaped line break', '<c r="B2" t="inlineStr"><is><t>甲_x000D_公司</t></is></c>', 'name', '甲 公司'],
    ['a string of a formula', '<c r="B2" t="str"><v>甲公司</v></c>', 'name', '甲公司'],
    ['a string in CDATA', '<c r="B2" t="inlineStr"><is><t><![CDATA[甲<公司]]></t></is></c>', 'name', '甲<公司'],
    ['a number written as text', '<c r="D2" t="inlineStr"><is><t>1,234</t></is></c>', 'revenue', 1234],
    ['a cell without a value', '<c r="D2" s="1"/>', 'revenue', null, { formats: [10] }],
    ['a truth value is a word', '<c r="B2" t="b"><v>1</v></c>', 'name', 'TRUE'],
    ['a day of the ISO kind', '<c r="C2" t="d"><v>2026-06-30T00:00:00</v></c>', 'period', '2026-06'],
    ['a day by a built-in format', '<c r="C2" s="1"><v>46203</v></c>', 'period', '2026-06', { formats: [14] }],
    [
      'a day by a Chinese format',
      '<c r="C2" s="1"><v>46203</v></c>',
      'period',
      '2026-06',
      { formats: ['yyyy"年"m"月"'] },
    ],
    [
      'a day counted from 1904',
      '<c r="C2" s="1"><v>44741</v></c>',
      'period',
      '2026-06',
      { formats: [14], dates1904: true },
    ],
    [
      'a bare number of a day counted from 1904',
      '<c r="C2"><v>44741</v></c>',
      'period',
      '2026-06',
      { dates1904: true },
    ],
    [
      'a format of hours is a time and no period',
      '<c r="D2"><v>46203</v></c>',
      'revenue',
      46203,
      { formats: ['[h]:mm'] },
    ],
    [
      'a format with the word General is none of days',
      '<c r="D2" s="1"><v>5</v></c>',
      'revenue',
      5,
      { formats: ['General"年"'] },
    ],
  ])('%s', async (...[, cell, key, value, parts]) => {
    const taken = await takeSheet(A + cell, parts);
    expect(rowsOf(taken, key)).toEqual([[value]]);
  });

  test('cells without references follow each other', async () => {
    const cells = ['A', '甲公司'].map(text => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('');
    expect(rowsOf(await takeParts({ sheets: [{ rows: `${head}<row>${cells}</row>` }] }), 'row', 'name')).toEqual([
      [2, '甲公司'],
    ]);
  });

  test('a part whose elements carry a prefix is the same part', async () => {
    const plain = `<worksheet><sheetData>${head}<row r="2">${A}</row></sheetData></worksheet>`;
    const prefixed = plain.replace(/<(\/?)(\w)/g, '<$1x:$2').replace('<x:worksheet', '<x:worksheet xmlns:x="urn:x"');
    const taken = await takeParts({ sheets: [sheet(A)], others: { 'xl/worksheets/sheet1.xml': prefixed } });
    expect(rowsOf(taken, 'code')).toEqual([['A']]);
  });

  test('rows are numbered as in the sheet, empty ones counted', async () => {
    const later =
      '<row r="7"><c r="A7" t="inlineStr"><is><t>B</t></is></c><c r="D7" t="inlineStr"><is><t>约</t></is></c></row>';
    const taken = await takeParts({ sheets: [{ rows: `${head}<row r="2">${A}</row><row r="4"/>${later}` }] });
    expect(rowsOf(taken, 'row', 'code')).toEqual([[2, 'A']]);
    expect(marksOf(taken)).toEqual([[7, 'revenue', 'NUMBER_UNPARSABLE']]);
  });
});

describe('marks', () => {
  test.each<[what: string, cell: string, marks: unknown[], revenue: number | null]>([
    ['a formula with its result', '<c r="D2"><f>1+1</f><v>2</v></c>', [[2, 'revenue', 'CELL_FORMULA']], 2],
    ['a shared formula', '<c r="D2"><f t="shared" si="0"/><v>2</v></c>', [[2, 'revenue', 'CELL_FORMULA']], 2],
  ])('%s is taken and remarked', async (_, cell, marks, revenue) => {
    const taken = await takeSheet(A + cell);
    expect(marksOf(taken)).toEqual(marks);
    expect(rowsOf(taken, 'revenue')).toEqual([[revenue]]);
  });

  test.each<[what: string, cell: string, code: string]>([
    ['a formula without a result', '<c r="D2"><f>1+1</f></c>', 'CELL_FORMULA_NO_VALUE'],
    ['an error', '<c r="D2" t="e"><v>#DIV/0!</v></c>', 'CELL_ERROR'],
  ])('%s sends the row back', async (_, cell, code) => {
    expect(marksOf(await takeSheet(A + cell))).toEqual([[2, 'revenue', code]]);
  });

  test('a formula whose result is an error is told as an error', async () => {
    const { quarantine } = await takeSheet(`${A}<c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c>`);
    expect(quarantine).toEqual([{ row: 2, field: 'revenue', code: 'CELL_ERROR' }]);
  });

  test('a formula in a column nobody reads is nobody’s', async () => {
    expect(marksOf(await takeSheet(`${A}<c r="G2"><f>1</f></c>`))).toEqual([]);
  });

  test('a hidden row is taken and remarked', async () => {
    const taken = await takeParts({ sheets: [sheet(A, '<row r="2" hidden="1">')] });
    expect(marksOf(taken)).toEqual([[2, null, 'ROW_HIDDEN']]);
    expect(taken.load).toBe(1);
  });

  test('something right of the table makes its row ragged, and no other', async () => {
    const taken = await takeParts({
      sheets: [{ rows: `${head}<row r="2">${A}<c r="XFD2"><v>1</v></c></row><row r="3"><c r="A3"><v>5</v></c></row>` }],
    });
    expect(marksOf(taken)).toEqual([[2, null, 'ROW_RAGGED']]);
    expect(rowsOf(taken, 'code')).toEqual([['5']]);
  });
});
