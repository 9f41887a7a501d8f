/** A workbook on its way back to its sender: what is put in, and that nothing else is touched. */
import ExcelJS from 'exceljs';
import { rowsXml, workbookOf } from '../../test/workbook.js';
import { cellsOfSheets, issue, partsOf, returned } from '../../test/returned.js';

const HEAD = ['代码', '企业名称', '报告期', '营业收入', '利润总额'];
const ROWS = [HEAD, ['A', '甲公司', '2026-09', '约一百', null], ['B', '乙公司', '2026-09', 20, 3]];

test('try', async () => {
  const made = new ExcelJS.Workbook();
  const page = made.addWorksheet('报表');
  page.addRows(ROWS);
  page.getCell('D2').fill = {type:'pattern', pattern:'solid', fgColor:{argb:'FF00FF00'}};
  page.getCell('D2').note = '我的话';
  page.getCell('A2').note = '别动';
  const original = Buffer.from(await made.xlsx.writeBuffer());
  const { form, bytes } = await returned(original, [issue(2, 'revenue'), issue(2, 'totalProfit', { severity: 'explain', what: '=1+1', found: '=cmd()' })]);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  for (const at of ['A2','D2','E2']) {
  const cell = book.getWorksheet('报表')!.getCell(at);
  console.log(form, JSON.stringify([cell.note, cell.fill, cell.value]), JSON.stringify(book.getWorksheet('退回清单')!.getRow(4).values));
  }
  console.log((await partsOf(bytes))['xl/styles.xml'],(await partsOf(bytes))['xl/comments1.xml']);
  const again = await returned(Buffer.from(await book.xlsx.writeBuffer()), [issue(3, 'revenue')]);
  console.log((await partsOf(again.bytes))['xl/styles.xml'],(await partsOf(again.bytes))['xl/comments1.xml'], (await partsOf(again.bytes))['xl/workbook.xml'], (await partsOf(again.bytes))['xl/worksheets/sheet1.xml']);
  console.log((await partsOf(again.bytes))['xl/drawings/vmlDrawing1.vml']);
});
