import type { Layout } from '@tidu/domain';
import { readCsv } from './read-csv.js';
import { FileRefused } from './refusal.js';
import { readWorkbook } from './read-workbook.js';
import type { SheetRead } from './sheet-read.js';
import { sniff } from './sniff.js';

/**
 * Reads one file of unknown content into text cells with marks. It opens nothing but this file, writes only in the folder
 * it is given, and takes and gives plain values: it runs in a limited process.
 *
 * @param layouts those the header may belong to
 * @throws FileRefused when the file cannot be taken as a whole
 */
export async function readFile(path: string, folder: string, layouts: readonly Layout[]): Promise<SheetRead> {
  const isWorkbook = (await sniff(path)) === 'workbook';
  const read = await (isWorkbook ? readWorkbook : readCsv)(path, folder, layouts);
  refuseUnfit(read);
  return read;
}

/** A header that was found and still cannot be used. */
function refuseUnfit({ plan, cells }: SheetRead): void {
  const { layout } = plan;
  if (plan.width > layout.limits.maxColumns) {
    throw new FileRefused('FILE_TOO_MANY_COLUMNS', String(plan.width), String(layout.limits.maxColumns));
  }
  if (plan.duplicate.length > 0) throw new FileRefused('FILE_DUPLICATE_HEADER', plan.duplicate[0]!);
  if (plan.missing.length > 0) throw new FileRefused('FILE_MISSING_COLUMN', null, plan.missing.join('、'));
  if (plan.unitConflicts.length > 0) throw new FileRefused('FILE_UNIT_MISMATCH', plan.unitConflicts.join('；'));
  if (cells.rows === 0) throw new FileRefused('FILE_NO_DATA_ROWS');
}
