import type { WorkbookArchive } from './workbook-archive.js';
import type { SheetEntry, WorkbookParts } from './workbook-parts.js';
import { readRows } from './sheet-rows.js';
import { SEEN_ENOUGH } from './xml.js';

/** Name of the sheet that tells a sender what is wrong; a workbook that has another one of that name gets 退回清单(2). */
export const LIST_NAME = '退回清单';
/** Its heads, in this row. */
export const LIST_HEADS = ['工作表', '单元格', '企业', '项目', '问题', '填报值', '应为', '怎么改', '级别'];
export const LIST_HEAD_ROW = 3;

/** Whether a sheet is the list a workbook was returned with: it is no table of the sender's, whatever stands in it. */
export async function isReturnList(
  archive: WorkbookArchive,
  parts: WorkbookParts,
  sheet: SheetEntry,
): Promise<boolean> {
  if (!sheet.name.startsWith(LIST_NAME)) return false;
  let isList = false;
  await readRows(archive, parts, sheet, ({ row, cells }) => {
    if (row < LIST_HEAD_ROW) return;
    isList = row === LIST_HEAD_ROW && LIST_HEADS.every((head, at) => cells[at] === head);
    throw SEEN_ENOUGH;
  });
  return isList;
}
