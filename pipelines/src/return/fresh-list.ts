import { join } from 'node:path';
import { COMMON_DIALECT } from '../write/sheet-file.js';
import { writeNewWorkbook, type NewSheet } from '../write/new-workbook.js';
import { LIST_NAME } from '../read/return-list.js';
import { CellMarks } from './cell-marks.js';
import type { ReturnRequest } from './give-back.js';
import { writeList, type ListFacts } from './list-sheet.js';
import { StyleBook } from './style-book.js';
import { readToldIssues } from './told-issue.js';

/** Bytes the list of a fresh workbook may take. */
const LARGEST_LIST = 60 * 1024 * 1024;

/** A workbook that holds the list alone. */
export async function freshList(request: ReturnRequest, file: string): Promise<void> {
  const marks = await CellMarks.gather(readToldIssues(request.issues), null);
  const facts = { sheetName: '', plan: null, marks, enterpriseOf: () => '' };
  await writeWithList(request, file, facts, { styles: StyleBook.plain(COMMON_DIALECT.main), sheets: [] });
}

/** Writes a fresh workbook of some sheets and, behind them, the list. */
export async function writeWithList(
  { folder, issues, title }: ReturnRequest,
  file: string,
  facts: Omit<ListFacts, 'title' | 'mostBytes'>,
  { styles, sheets }: { styles: StyleBook; sheets: readonly NewSheet[] },
): Promise<void> {
  const list = join(folder, 'list.xml');
  const looks = { lookOf: styles.look.bind(styles), dialect: COMMON_DIALECT };
  await writeList(list, readToldIssues(issues), { ...facts, title, mostBytes: LARGEST_LIST }, looks);
  await writeNewWorkbook(file, [...sheets, { name: LIST_NAME, file: list }], styles.text());
}
