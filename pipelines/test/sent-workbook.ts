import ExcelJS from 'exceljs';

/** Heads of a short return. */
export const HEAD = ['代码', '企业名称', '报告期', '营业收入', '利润总额'];
/** With one cell that is no number. */
export const ROWS = [HEAD, ['A', '甲公司', '2026-09', '约一百', null], ['B', '乙公司', '2026-09', 20, 3]];
export const LIST_NAME = '退回清单';

/** A workbook of a spreadsheet: a cover, a table with looks and notes of its sender, a picture's worth of other parts. */
export async function sent(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('封面').addRow(['说明']);
  const page = book.addWorksheet('报表', { views: [{ state: 'frozen', ySplit: 1 }] });
  page.addRows(ROWS);
  page.getCell('D2').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF00FF00' } };
  page.getCell('D2').numFmt = '0.00';
  page.getCell('D2').note = '财务部的话';
  page.getCell('B3').note = '已核对';
  page.getCell('E3').value = { formula: 'D3-17', result: 3 };
  page.getColumn(4).width = 20;
  page.mergeCells('F1:G1');
  page.autoFilter = 'A1:E1';
  page.getCell('C2').dataValidation = { type: 'list', allowBlank: true, formulae: ['"2026-09"'] };
  return bytesOf(book);
}

/** A workbook as a spreadsheet saves it. */
export async function bytesOf(book: ExcelJS.Workbook): Promise<Buffer> {
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** A workbook as a spreadsheet opens it. */
export async function opened(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  return book;
}

/** Colour of a cell; null where it has none. */
export const fillOf = (book: ExcelJS.Workbook, at: string, sheet = '报表') => {
  const fill = book.getWorksheet(sheet)!.getCell(at).fill as ExcelJS.FillPattern | undefined;
  return fill?.pattern === 'solid' ? (fill.fgColor!.argb ?? null) : null;
};
/** Comment of a cell; null where it has none. */
export const noteOf = (book: ExcelJS.Workbook, at: string, sheet = '报表') => {
  const note = book.getWorksheet(sheet)!.getCell(at).note as string | ExcelJS.Comment | undefined;
  return typeof note === 'object' ? note.texts!.map(({ text }) => text).join('') : (note ?? null);
};
/** Rows of the list of issues below its title. */
export const listOf = (book: ExcelJS.Workbook) =>
  book
    .getWorksheet(LIST_NAME)!
    .getSheetValues()
    .slice(3)
    .map(row => Array.from((row as unknown[]).slice(1), cell => cell ?? null));
