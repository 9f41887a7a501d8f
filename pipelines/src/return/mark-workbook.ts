import { WorkbookArchive } from '../read/workbook-archive.js';
import { CellMarks } from './cell-marks.js';
import type { ReturnRequest } from './give-back.js';
import { writeList } from './list-sheet.js';
import { findTable } from './marked-table.js';
import { markSheet } from './mark-sheet.js';
import { OpenWorkbook } from './open-workbook.js';
import { markedRows, readToldIssues } from './told-issue.js';

/**
 * Writes the sender's own workbook with marks on its cells and the list as one more sheet; nothing else of it is touched.
 *
 * @throws FileRefused when it is no workbook, NotEditable when it cannot be changed as it stands
 */
export async function markWorkbook(request: ReturnRequest, file: string): Promise<void> {
  const { path, folder, layout, issues, title } = request;
  const archive = await WorkbookArchive.open(path);
  try {
    const book = await OpenWorkbook.of(archive, folder);
    const rows = await markedRows(readToldIssues(issues));
    const table = layout && (await findTable(archive, book.parts, layout, row => rows.has(row)));
    const marks = await CellMarks.gather(readToldIssues(issues), table?.plan ?? null);
    if (table) await markSheet(book, table.sheet, marks, row => table.enterprises.has(row));
    const facts = {
      title,
      sheetName: table?.sheet.name ?? '',
      plan: table?.plan ?? null,
      marks,
      enterpriseOf: (row: number) => table?.enterprises.get(row) ?? '',
      mostBytes: book.roomForList,
    };
    const looks = { lookOf: book.styles.look.bind(book.styles), dialect: book.dialect };
    await writeList(await book.placeList(), readToldIssues(issues), facts, looks);
    await book.write(file);
  } finally {
    archive.close();
  }
}
