import { readRows } from '../read/sheet-rows.js';
import { WorkbookArchive } from '../read/workbook-archive.js';
import { readWorkbookParts } from '../read/workbook-parts.js';
import { CellMarks } from './cell-marks.js';
import { FreshSheet } from './fresh-sheet.js';
import type { ReturnRequest } from './give-back.js';
import { findTable } from './marked-table.js';
import { NotEditable } from './not-editable.js';
import { readToldIssues } from './told-issue.js';

/**
 * Writes a fresh workbook with the rows of a workbook that can be read and not changed.
 *
 * @throws FileRefused when it cannot even be read, NotEditable without a table
 */
export async function freshOfWorkbook(request: ReturnRequest, file: string): Promise<void> {
  const { path, layout, issues } = request;
  const archive = await WorkbookArchive.open(path);
  try {
    const parts = await readWorkbookParts(archive);
    const table = layout && (await findTable(archive, parts, layout, () => false));
    if (!table) throw new NotEditable('no table');
    const { sheet, plan } = table;
    const fresh = new FreshSheet(request, sheet.name, plan, await CellMarks.gather(readToldIssues(issues), plan));
    await readRows(archive, parts, sheet, ({ row, cells }) => fresh.row(row, cells));
    await fresh.write(file, '原工作簿不能就地标注，这里是它的数据；格式和公式请以原表为准。');
  } finally {
    archive.close();
  }
}
