/** A workbook on its way back to its sender: what is put in, and that nothing else is touched. */
import { cellsOfSheets, issue, partsOf, returned } from '../../test/returned.js';
import { bytesOf, fillOf, HEAD, LIST_NAME, listOf, noteOf, opened, ROWS, sent } from '../../test/sent-workbook.js';
import { rowsOf, take } from '../../test/take.js';
import { rowsXml, workbookOf } from '../../test/workbook.js';

describe('marks', () => {
  test('a wrong cell has a colour and a comment, below what was written there before', async () => {
    const { form, bytes } = await returned(await sent(), [
      issue(2, 'revenue'),
      issue(2, 'totalProfit', {
        severity: 'explain',
        what: '利润总额由盈转亏',
        expected: '上年同期 5',
        advice: '请说明',
      }),
      issue(3, null, { severity: 'warning', what: '这一行是隐藏的', advice: '请核对' }),
    ]);
    expect(form).toBe('own');
    const book = await opened(bytes);
    expect(['D2', 'E2', 'A3', 'D3', 'B2'].map(at => fillOf(book, at))).toEqual([
      'FFFFC9C4',
      'FFFFE3A6',
      'FFD3E6FA',
      null,
      null,
    ]);
    expect(noteOf(book, 'D2')).toBe('财务部的话\n【系统退回】\n强制：“约一百”不是数字。请填阿拉伯数字。');
    expect(noteOf(book, 'E2')).toBe('【系统退回】\n核实：利润总额由盈转亏。应为：上年同期 5。请说明。');
    expect(noteOf(book, 'B3')).toBe('已核对');
    expect(book.getWorksheet('报表')!.getCell('D2').numFmt).toBe('0.00');
    expect(book.getWorksheet('报表')!.getCell('D2').value).toBe('约一百');
  });

  test('several issues of a cell stand in one comment, and the gravest colours it', async () => {
    const { bytes } = await returned(await sent(), [
      issue(3, 'revenue', { severity: 'warning', what: '甲' }),
      issue(3, 'revenue', { what: '乙' }),
      issue(3, 'revenue', { severity: 'explain', what: '丙' }),
    ]);
    const book = await opened(bytes);
    expect(fillOf(book, 'D3')).toBe('FFFFC9C4');
    expect(
      noteOf(book, 'D3')!
        .split('\n')
        .map(line => line.slice(0, 4)),
    ).toEqual(['【系统退', '提示：甲', '强制：乙', '核实：丙']);
  });

  test('the list tells every issue with its sheet, cell, enterprise, head, words and level', async () => {
    const { bytes } = await returned(await sent(), [
      issue(2, 'revenue'),
      issue(3, 'employees', { fieldName: '从业人员', expected: '整数' }),
    ]);
    expect(listOf(await opened(bytes))).toEqual([
      ['工作表', '单元格', '企业', '项目', '问题', '填报值', '应为', '怎么改', '级别'],
      ['报表', 'D2', '甲公司', '营业收入', '“约一百”不是数字', '约一百', null, '请填阿拉伯数字', '强制'],
      // A column the sheet does not have is shown on the code of its row.
      ['报表', 'A3', '乙公司', '从业人员', '“约一百”不是数字', '约一百', '整数', '请填阿拉伯数字', '强制'],
    ]);
  });

  test('only so many comments are written, the rest is said in the list', async () => {
    const rows = Array.from({ length: 5_200 }, (_, at) => [`A${at}`, `公司${at}`, '2026-09', 'x']);
    const original = await workbookOf({ sheets: [{ rows: rowsXml([HEAD, ...rows]), name: '报表' }] });
    const { bytes } = await returned(
      original,
      rows.map((_, at) => issue(at + 2, 'revenue')),
    );
    const parts = await partsOf(bytes);
    expect(parts['xl/comments1.xml']!.match(/<comment /g)).toHaveLength(5_000);
    expect(parts['xl/drawings/vmlDrawing1.vml']!.match(/<v:shape /g)).toHaveLength(5_000);
    expect(parts['xl/worksheets/sheet1.xml']!.match(/ s="1"/g)).toHaveLength(5_200);
    const list = (await cellsOfSheets(bytes))[LIST_NAME]!;
    expect(list).toHaveLength(3 + 5_200);
    expect(list[1]![1][0]).toContain('另 200 处只标底色');
  });
});

describe('everything else', () => {
  test('stays byte for byte', async () => {
    const original = await sent();
    const [before, after] = [
      await partsOf(original),
      await partsOf((await returned(original, [issue(2, 'revenue')])).bytes),
    ];
    const changed = Object.keys(before).filter(name => before[name] !== after[name]);
    expect(changed.sort()).toEqual([
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
      'xl/comments2.xml',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet2.xml',
    ]);
    expect(Object.keys(after).filter(name => !(name in before))).toEqual(['xl/worksheets/sheet3.xml']);
    // In the sheet itself nothing but the formats of the marked cells.
    expect(after['xl/worksheets/sheet2.xml']!.replace(/(<c r="D2" s=")\d+"/, '$1"')).toBe(
      before['xl/worksheets/sheet2.xml']!.replace(/(<c r="D2" s=")\d+"/, '$1"'),
    );
  });

  test('the same workbook with the same issues gives the same bytes', async () => {
    const original = await sent();
    const [first, second] = [
      await returned(original, [issue(2, 'revenue')]),
      await returned(original, [issue(2, 'revenue')]),
    ];
    expect(first.bytes.equals(second.bytes)).toBe(true);
  });

  test('what a stranger wrote never becomes a formula', async () => {
    const evil = '=HYPERLINK("http://x","点我")';
    const original = await workbookOf({
      sheets: [{ rows: rowsXml([HEAD, [evil, evil, '2026-09', evil]]), name: "a'b" }],
    });
    const { bytes } = await returned(original, [issue(2, 'revenue', { found: evil, what: evil, advice: '+1' })]);
    const parts = await partsOf(bytes);
    expect(Object.values(parts).filter(part => /<f[ >]/.test(part))).toEqual([]);
    expect((await cellsOfSheets(bytes))[LIST_NAME]!.at(-1)![1]).toEqual([
      "a'b",
      'D2',
      evil,
      '营业收入',
      evil,
      evil,
      '',
      '+1',
      '强制',
    ]);
    expect(parts['xl/worksheets/sheet2.xml']).toContain(`location="'a''b'!D2"`);
  });
});

test('a format number that named nothing does not come to name one of ours', async () => {
  const rows =
    rowsXml([HEAD]) + '<row r="2"><c r="A2" t="inlineStr"><is><t>A</t></is></c><c r="D2" s="9"><v>1</v></c></row>';
  const { bytes } = await returned(await workbookOf({ sheets: [{ rows, name: '报表' }] }), [issue(2, 'code')]);
  const parts = await partsOf(bytes);
  const format = Number(/r="D2" s="(\d+)"/.exec(parts['xl/worksheets/sheet1.xml']!)![1]);
  const formats = [.../<cellXfs.*<\/cellXfs>/.exec(parts['xl/styles.xml']!)![0].matchAll(/<xf [^>]*>/g)];
  expect(formats[format]![0]).toBe('<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>');
});

describe('a workbook that comes again', () => {
  test('corrected or not, is read as if nothing had been put in', async () => {
    const original = await sent();
    const { bytes } = await returned(original, [issue(2, 'revenue')]);
    const [before, after] = [await take(original), await take(bytes)];
    expect(after).toMatchObject({ load: 1, quarantine: before.quarantine, warn: before.warn, ignored: before.ignored });
    expect(after.read!.warnings).toEqual([]);
    const book = await opened(bytes);
    book.getWorksheet('报表')!.getCell('D2').value = 100;
    const corrected = await take(await bytesOf(book));
    expect(rowsOf(corrected, 'code', 'revenue')).toEqual([
      ['A', 100],
      ['B', 20],
    ]);
    expect(corrected.read!.warnings).toEqual([]);
  });

  test('hidden away by its receiver the list is still no sheet of data', async () => {
    const book = await opened((await returned(await sent(), [issue(2, 'revenue')])).bytes);
    book.getWorksheet(LIST_NAME)!.state = 'hidden';
    expect((await take(await bytesOf(book))).read!.warnings).toEqual([]);
  });

  test.each<[how: string, between: (bytes: Buffer) => Promise<Buffer>]>([
    ['as it was returned', bytes => Promise.resolve(bytes)],
    ['after a spreadsheet wrote it anew', async bytes => bytesOf(await opened(bytes))],
  ])('%s loses our old marks and gets the new ones', async (_, between) => {
    const first = await returned(await sent(), [issue(2, 'revenue'), issue(2, 'totalProfit'), issue(3, 'name')]);
    const second = await returned(await between(first.bytes), [issue(3, 'revenue', { what: '仍然不对' })]);
    const book = await opened(second.bytes);
    expect(['D2', 'E2', 'B3', 'D3'].map(at => fillOf(book, at))).toEqual(['FF00FF00', null, null, 'FFFFC9C4']);
    expect(['D2', 'E2', 'B3', 'D3'].map(at => noteOf(book, at)?.slice(0, 12) ?? null)).toEqual([
      '财务部的话',
      null,
      '已核对',
      '【系统退回】\n强制：仍然',
    ]);
    expect(book.worksheets.map(({ name }) => name)).toEqual(['封面', '报表', LIST_NAME]);
    expect(listOf(book)).toHaveLength(2);
    const boxes = Object.entries(await partsOf(second.bytes)).find(([name]) => name.endsWith('.vml'))![1];
    expect(boxes.match(/<x:Row>/g)).toHaveLength(3);
  });

  test('with nothing wrong any more it goes back clean', async () => {
    const first = await returned(await sent(), [issue(3, 'revenue')]);
    const { bytes } = await returned(first.bytes, []);
    const book = await opened(bytes);
    expect([fillOf(book, 'D3'), noteOf(book, 'D3')]).toEqual([null, null]);
    expect((await cellsOfSheets(bytes))[LIST_NAME]!.map(([row]) => row)).toEqual([1, 2, 3]);
    expect((await cellsOfSheets(bytes))[LIST_NAME]![0]![1][0]).toContain('没有需要改的');
  });

  test('a sheet of the sender’s own that has the name of the list is left alone', async () => {
    const original = await workbookOf({
      sheets: [
        { rows: rowsXml(ROWS), name: '报表' },
        { rows: rowsXml([['自己的记录']]), name: LIST_NAME },
      ],
    });
    const sheets = await cellsOfSheets((await returned(original, [issue(2, 'revenue')])).bytes);
    expect(Object.keys(sheets)).toEqual(['报表', LIST_NAME, `${LIST_NAME}(2)`]);
    expect(sheets[LIST_NAME]).toEqual([[1, ['自己的记录'], '']]);
  });
});
