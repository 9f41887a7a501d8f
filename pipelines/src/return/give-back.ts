import { join } from 'node:path';
import type { Layout } from '@tidu/domain';
import { FileRefused } from '../read/refusal.js';
import { freshOfText } from './fresh-of-text.js';
import { freshList } from './fresh-list.js';
import { freshOfWorkbook } from './fresh-of-workbook.js';
import { markWorkbook } from './mark-workbook.js';
import { NotEditable } from './not-editable.js';

/** A file that is to be given back with what is wrong in it. */
export interface ReturnRequest {
  path: string;
  /** For what is written; the answer stands in it, too. */
  folder: string;
  /** The layout it was read by; null for a file that was turned away as a whole. */
  layout: Layout | null;
  /** File of the issues, in lines of JSON, in the order of the rows. */
  issues: string;
  /** What the list is called. */
  title: string;
}

/** A workbook to give back. */
export interface GivenBack {
  file: string;
  /** The sender's own workbook with marks, a fresh one with its rows, or the bare list. */
  form: 'own' | 'rows' | 'list';
}

/** Each writes the workbook or declines by a refusal, whereupon the next is tried. */
const WAYS: readonly [form: GivenBack['form'], write: (request: ReturnRequest, file: string) => Promise<void>][] = [
  ['own', markWorkbook],
  ['rows', freshOfWorkbook],
  ['rows', freshOfText],
  ['list', freshList],
];

/**
 * Writes the workbook a sender gets back: their own with marks where it can be changed in a few parts, else a fresh one of
 * its rows, else the bare list. It touches strangers' bytes, so it runs in a limited process.
 */
export async function giveBack(request: ReturnRequest): Promise<GivenBack> {
  const file = join(request.folder, 'returned.xlsx');
  for (const [form, write] of WAYS) {
    try {
      await write(request, file);
      return { file, form };
    } catch (error) {
      if (!(error instanceof NotEditable || error instanceof FileRefused)) throw error;
    }
  }
  throw new Error('not even a list could be written');
}
