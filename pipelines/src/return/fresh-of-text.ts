import { open } from 'node:fs/promises';
import { cellsOf } from '../read/csv-records.js';
import { eachRecord } from '../read/each-record.js';
import { toUtf8 } from '../read/encoding.js';
import { planOfText } from '../read/read-csv.js';
import { CellMarks } from './cell-marks.js';
import { FreshSheet } from './fresh-sheet.js';
import type { ReturnRequest } from './give-back.js';
import { NotEditable } from './not-editable.js';
import { readToldIssues } from './told-issue.js';

/** Says no period, so that none is read from it. */
const SHEET_NAME = '报表';
/** A longer text becomes a workbook that could not be sent again: only its wrong rows go back. In bytes. */
const LONGEST_WHOLE = 24 * 1024 * 1024;
/** Stands behind a row that has too few cells: a worksheet would not show that it has, and it must not be read as whole. */
const RAGGED = '本行的列数与表头不符，请对齐各列后清空此格';

/**
 * Writes a workbook with the rows of a text table, each in the row it had.
 *
 * @throws FileRefused when it is no text table, NotEditable without a layout
 */
export async function freshOfText(request: ReturnRequest, file: string): Promise<void> {
  const { path, folder, layout, issues } = request;
  if (layout === null) throw new NotEditable('no layout');
  const text = await toUtf8(path, folder);
  const bytes = await open(text.path, 'r');
  try {
    const { plan, delimiter } = await planOfText(bytes, text, [layout]);
    const marks = await CellMarks.gather(readToldIssues(issues), plan);
    const fresh = new FreshSheet(request, SHEET_NAME, plan, marks);
    const isWhole = (await bytes.stat()).size <= LONGEST_WHOLE;
    await eachRecord(bytes, text.start, delimiter, {
      take: (row, chunk, start, shape) => {
        const isHead = row < plan.firstRow;
        if (shape.blank || !(isHead || isWhole || marks.of(row) !== null)) return;
        const cells = cellsOf(chunk, start, shape, delimiter);
        while (cells.length > plan.width && cells.at(-1)?.trim() === '') cells.pop();
        if (!isHead && cells.length < plan.width) cells[plan.width] = RAGGED;
        fresh.row(row, cells);
      },
    });
    await fresh.write(file, isWhole ? '' : '原文件过大，这里只有标题和有问题的行，行号与原文件相同。');
  } finally {
    await bytes.close();
  }
}
