import { findHeader, type HeadRow, type Layout, type SheetPlan } from '@tidu/domain';
import { isReturnList } from '../read/return-list.js';
import { LIMITS } from '../read/sheet-read.js';
import { readRows, type SheetRow } from '../read/sheet-rows.js';
import type { WorkbookArchive } from '../read/workbook-archive.js';
import type { SheetEntry, WorkbookParts } from '../read/workbook-parts.js';
import { SEEN_ENOUGH } from '../read/xml.js';

/** The sheet of a workbook that was taken in: how its columns map, and which of the rows asked about it has. */
export interface MarkedTable {
  sheet: SheetEntry;
  plan: SheetPlan;
  /** Name, or else the code, of the enterprise of each row asked about; a row that is not there has none. */
  enterprises: ReadonlyMap<number, string>;
}

/**
 * Finds the table a workbook was read for, as its reader does: the one sheet that is seen, fits the layout and is filled.
 *
 * @param wants whether a row is asked about
 * @returns null where no sheet fits any more
 */
export async function findTable(
  archive: WorkbookArchive,
  parts: WorkbookParts,
  layout: Layout,
  wants: (row: number) => boolean,
): Promise<MarkedTable | null> {
  let bare: MarkedTable | null = null;
  for (const sheet of parts.sheets) {
    if (sheet.hidden || (await isReturnList(archive, parts, sheet))) continue;
    const { plan, isFilled, enterprises } = await lookThrough(archive, parts, sheet, layout, wants);
    if (plan === null) continue;
    if (isFilled) return { sheet, plan, enterprises };
    bare ??= { sheet, plan, enterprises };
  }
  return bare;
}

async function lookThrough(
  archive: WorkbookArchive,
  parts: WorkbookParts,
  sheet: SheetEntry,
  layout: Layout,
  wants: (row: number) => boolean,
): Promise<{ plan: SheetPlan | null; isFilled: boolean; enterprises: Map<number, string> }> {
  const enterprises = new Map<number, string>();
  let [plan, isFilled]: [SheetPlan | null, boolean] = [null, false];
  let head: SheetRow[] | null = [];
  const put = ({ row, cells }: SheetRow) => {
    if (row < plan!.firstRow) return;
    isFilled = true;
    if (wants(row)) enterprises.set(row, enterpriseOf(cells, plan!));
  };
  const decide = () => {
    plan = findHeader(head!.map(headRow), [layout]);
    head!.forEach(row => plan && put(row));
    head = null;
  };
  await readRows(archive, parts, sheet, row => {
    if (head === null) return put(row);
    head.push(row);
    if (head.length < LIMITS.headRows) return;
    decide();
    if (plan === null) throw SEEN_ENOUGH;
  });
  if (head !== null) decide();
  return { plan, isFilled, enterprises };
}

/** What a row calls its enterprise. */
export function enterpriseOf(cells: readonly (string | undefined)[], { columns }: SheetPlan): string {
  const textOf = (wanted: string) => cells[columns.find(({ target }) => target === wanted)?.index ?? -1]?.trim();
  return textOf('name') || textOf('enterpriseId') || '';
}

function headRow({ row, cells }: SheetRow): HeadRow {
  return { row, cells: Array.from(cells, text => text ?? '') };
}
