/** Files that cannot go back as they came: a workbook is made anew, or only the list is. */
import { inputSentence } from '@tidu/domain';
import { cellsOfSheets, issue, partsOf, returned } from '../../test/returned.js';
import { fillOf, LIST_NAME, noteOf, opened, ROWS } from '../../test/sent-workbook.js';
import { rowsOf, take } from '../../test/take.js';
import { rowsXml, workbookOf } from '../../test/workbook.js';

test('a text table comes back as a workbook of the same cells, marked', async () => {
  const text =
    '代码,企业名称,报告期,营业收入\r\nA,"甲,公司",2026-09,约一百\r\n\r\n007,乙公司,2026-09,20.50\r\n91220000000000000X,丙,2026-09,3\r\n';
  const { form, bytes } = await returned(text, [issue(2, 'revenue')]);
  expect(form).toBe('rows');
  expect((await cellsOfSheets(bytes))['报表']).toEqual([
    [1, ['代码', '企业名称', '报告期', '营业收入'], ''],
    [2, ['A', '甲,公司', '2026-09', '约一百'], ''],
    [4, ['007', '乙公司', '2026-09', '20.50'], ''],
    [5, ['91220000000000000X', '丙', '2026-09', '3'], ''],
  ]);
  const book = await opened(bytes);
  expect([fillOf(book, 'D2'), noteOf(book, 'D2')?.slice(0, 6), book.getWorksheet('报表')!.getCell('D5').value]).toEqual(
    ['FFFFC9C4', '【系统退回】', 3],
  );
  expect(rowsOf(await take(bytes), 'code', 'revenue')).toEqual([
    ['007', 20.5],
    ['91220000000000000X', 3],
  ]);
});

test('in GB18030, too', async () => {
  const text = Buffer.from([...Buffer.from('A,'), 0xbc, 0xd7, ...Buffer.from(',2026-09,x\n')]);
  const head = Buffer.from('b4fac2eb2cc6f3d2b5c3fbb3c62cb1a8b8e6c6da2cd3aad2b5cad5c8eb0a', 'hex');
  const { bytes } = await returned(Buffer.concat([head, text]), [issue(2, 'revenue')]);
  expect((await cellsOfSheets(bytes))['报表']).toEqual([
    [1, ['代码', '企业名称', '报告期', '营业收入'], ''],
    [2, ['A', '甲', '2026-09', 'x'], ''],
  ]);
});

test('a row of too few cells is not taken for whole when it comes again', async () => {
  const text = '代码,企业名称,报告期,营业收入,利润总额\nA,甲公司,2026-09,5\n';
  const { bytes } = await returned(text, [issue(2, null, { what: '列数不符' })]);
  expect(await take(bytes)).toMatchObject({ load: 0, quarantine: [{ row: 2, field: null, code: 'ROW_RAGGED' }] });
});

test('a workbook with a part in another encoding comes back as its rows', async () => {
  // Half a tag of UTF-16: nothing a part that is read would be taken with.
  const others = { '[Content_Types].xml': '\u0000<' };
  const original = await workbookOf({
    sheets: [{ rows: rowsXml(ROWS), name: '报表' }],
    others,
  });
  const { form, bytes } = await returned(original, [issue(2, 'revenue')]);
  expect(form).toBe('rows');
  expect((await cellsOfSheets(bytes))['报表']).toEqual((await cellsOfSheets(original))['报表']);
});

test('a file that was turned away as a whole comes back with the reason', async () => {
  const refusal = issue(0, null, { row: null, what: inputSentence('FILE_EMPTY', {}, 'zh'), found: null });
  const workbook = await workbookOf({ sheets: [{ rows: rowsXml([['随便']]), name: '表' }] });
  expect(await returned('', [refusal], null)).toMatchObject({ form: 'list' });
  expect(await returned('随便\n', [refusal], null)).toMatchObject({ form: 'list' });
  const { form, bytes } = await returned(workbook, [refusal], null);
  expect(form).toBe('own');
  expect((await cellsOfSheets(bytes))[LIST_NAME]!.at(-1)![1]).toContain(refusal.what);
});

test('macros do not go back', async () => {
  const original = await workbookOf({ sheets: [{ rows: rowsXml(ROWS) }], others: { 'xl/vbaProject.bin': 'x' } });
  const { form, bytes } = await returned(original, [issue(0, null, { row: null })], null);
  expect([form, Object.keys(await partsOf(bytes)).filter(name => name.includes('vba'))]).toEqual(['list', []]);
});
