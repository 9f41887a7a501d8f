import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Layout } from '@tidu/domain';
import { readCsv } from './read-csv.js';
import { FileRefused } from './refusal.js';
import { readWorkbook } from './read-workbook.js';
import type { SheetRead } from './sheet-read.js';
import { sniff } from './sniff.js';

export { FileRefused } from './refusal.js';
export type { FileWarning, SheetRead } from './sheet-read.js';

/** A file as read, and the folder its cells lie in until they are disposed of. */
export interface FileRead extends SheetRead {
  dispose(): Promise<void>;
}

/**
 * Reads one file of unknown content into text cells with marks. It opens nothing but this file, writes only in a folder
 * of its own, and takes and gives plain values, so it can run in a limited child process.
 *
 * @param layouts those the header may belong to
 * @throws FileRefused when the file cannot be taken as a whole
 */
export async function readFile(path: string, workFolder: string, layouts: readonly Layout[]): Promise<FileRead> {
  const folder = await mkdtemp(join(workFolder, 'read-'));
  const dispose = () => rm(folder, { recursive: true, force: true });
  try {
    const read =
      (await sniff(path)) === 'workbook'
        ? await readWorkbook(path, folder, layouts)
        : await readCsv(path, folder, layouts);
    refuseUnfit(read);
    return { ...read, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
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
