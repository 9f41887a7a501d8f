import { join } from 'node:path';
import { findHeader, requiredHeaders, type HeadRow, type Layout, type SheetPlan } from '@tidu/domain';
import { cellsFile, CellsWriter } from './cells-file.js';
import { FileRefused } from './refusal.js';
import { isReturnList } from './return-list.js';
import { readRows, type SheetRow } from './sheet-rows.js';
import { LIMITS, type FileWarning, type SheetRead } from './sheet-read.js';
import { WorkbookArchive } from './workbook-archive.js';
import { readWorkbookParts, type SheetEntry, type WorkbookParts } from './workbook-parts.js';
import { SEEN_ENOUGH } from './xml.js';

/** Rows looked through, blank ones too, before a sheet without a header is left. */
const SEARCHED_ROWS = 200;

/** The one sheet of a workbook that is a table we know, streamed into a file of text cells. */
export async function readWorkbook(path: string, folder: string, layouts: readonly Layout[]): Promise<SheetRead> {
  const archive = await WorkbookArchive.open(path);
  try {
    const parts = await readWorkbookParts(archive);
    const warnings: FileWarning[] = parts.hasExternalLinks ? [{ code: 'FILE_EXTERNAL_LINK', found: null }] : [];
    const found: SheetRead[] = [];
    for (const [index, sheet] of parts.sheets.entries()) {
      if (await isReturnList(archive, parts, sheet)) continue;
      if (sheet.hidden) {
        if (await holdsData(archive, parts, sheet)) warnings.push({ code: 'FILE_HIDDEN_SHEET', found: sheet.name });
        continue;
      }
      const read = await readSheet(archive, parts, sheet, join(folder, `cells-${index}.csv`), layouts);
      if (read) found.push(read);
    }
    return { ...theOne(found, layouts), warnings };
  } finally {
    archive.close();
  }
}

function theOne(found: readonly SheetRead[], layouts: readonly Layout[]): SheetRead {
  const filled = found.filter(({ cells }) => cells.rows > 0);
  if (filled.length > 1)
    throw new FileRefused('FILE_SHEET_AMBIGUOUS', filled.map(({ sheet }) => `“${sheet}”`).join('、'));
  const one = filled[0] ?? found[0];
  if (!one) throw new FileRefused('FILE_HEADER_NOT_FOUND', null, requiredHeaders(layouts));
  return one;
}

async function holdsData(archive: WorkbookArchive, parts: WorkbookParts, sheet: SheetEntry): Promise<boolean> {
  let holds = false;
  await readRows(archive, parts, sheet, () => {
    holds = true;
    throw SEEN_ENOUGH;
  });
  return holds;
}

/** The sheet by the layout its header fits; null where it fits none. */
async function readSheet(
  archive: WorkbookArchive,
  parts: WorkbookParts,
  sheet: SheetEntry,
  path: string,
  layouts: readonly Layout[],
): Promise<SheetRead | null> {
  let head: SheetRow[] = [];
  let plan: SheetPlan | null = null;
  let writer: CellsWriter | null = null;
  const put = (row: SheetRow) => {
    if (row.row < plan!.firstRow) return;
    const extent = row.lastFilled + 1;
    if (extent > plan!.width) row.marks.add('r', extent);
    writer!.row(row.row, row.marks.toString(), row.cells);
    if (writer!.rows > plan!.layout.limits.maxRows)
      throw new FileRefused('FILE_TOO_MANY_ROWS', null, String(plan!.layout.limits.maxRows));
  };
  const decide = () => {
    plan = findHeader(head.map(headRow), layouts);
    if (!plan) throw SEEN_ENOUGH;
    writer = new CellsWriter(path, plan.width);
    for (const row of head) put(row);
    head = [];
  };
  try {
    await readRows(archive, parts, sheet, row => {
      if (plan) return put(row);
      head.push(row);
      if (head.length >= LIMITS.headRows || row.row > SEARCHED_ROWS) decide();
    });
    if (!plan && head.length > 0) await Promise.resolve().then(decide).catch(ignoreSeenEnough);
  } finally {
    (writer as CellsWriter | null)?.close();
  }
  const done = plan as SheetPlan | null;
  if (!done) return null;
  return {
    sheet: sheet.name,
    plan: done,
    cells: cellsFile(writer!, done),
    warnings: [],
    dates1904: parts.dates1904,
  };
}

function headRow({ row, cells }: SheetRow): HeadRow {
  return { row, cells: Array.from(cells, text => text ?? '') };
}

function ignoreSeenEnough(error: unknown): void {
  if (error !== SEEN_ENOUGH) throw error;
}
