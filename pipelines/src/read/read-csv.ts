import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { findHeader, requiredHeaders, type HeadRow, type Layout, type SheetPlan } from '@tidu/domain';
import type { CellsFile } from '@tidu/warehouse';
import { cellsFile, CellsWriter, RowMarks } from './cells-file.js';
import { cellsOf, DELIMITERS, RecordScanner, type Delimiter, type RecordShape } from './csv-records.js';
import { eachRecord, type RecordTaker } from './each-record.js';
import { toUtf8, type Utf8File } from './encoding.js';
import { FileRefused } from './refusal.js';
import { LIMITS, type SheetRead } from './sheet-read.js';

const HEAD_BYTES = 1 << 18;

/** A text table: its plan, and its cells where the warehouse can read them. */
export async function readCsv(path: string, folder: string, layouts: readonly Layout[]): Promise<SheetRead> {
  const text = await toUtf8(path, folder);
  const file = await open(text.path, 'r');
  try {
    const { plan, delimiter } = await planOfText(file, text, layouts);
    const survey = await surveyOf(file, text, delimiter, plan);
    const cells = survey.regular
      ? regularCells(text, delimiter, plan, survey)
      : await rewrite(file, text, delimiter, plan, join(folder, 'cells.csv'));
    return { sheet: '', plan, cells, warnings: [], dates1904: false };
  } finally {
    await file.close();
  }
}

/** The plan under the delimiter that makes the most of the header. */
export async function planOfText(
  file: FileHandle,
  text: Utf8File,
  layouts: readonly Layout[],
): Promise<{ plan: SheetPlan; delimiter: Delimiter }> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, text.start);
  const head = buffer.subarray(0, bytesRead);
  let best: { plan: SheetPlan; delimiter: Delimiter } | null = null;
  for (const delimiter of DELIMITERS) {
    const plan = findHeader(headRows(head, delimiter), layouts);
    if (plan && (!best || plan.columns.length > best.plan.columns.length)) best = { plan, delimiter };
  }
  if (best) return best;
  if (text.guessed) throw new FileRefused('FILE_ENCODING_UNKNOWN');
  throw new FileRefused('FILE_HEADER_NOT_FOUND', null, requiredHeaders(layouts));
}

function headRows(head: Buffer, delimiter: Delimiter): HeadRow[] {
  const rows: HeadRow[] = [];
  const scanner = new RecordScanner(delimiter);
  const { shape } = scanner;
  for (let at = 0, row = 1; at < head.length && rows.length < LIMITS.headRows; row++) {
    scanner.scan(head, at, true);
    if (shape.fields > LIMITS.columns)
      throw new FileRefused('FILE_TOO_MANY_COLUMNS', String(shape.fields), String(LIMITS.columns));
    if (!shape.blank) {
      const cells = cellsOf(head, at, shape, delimiter);
      while (cells.at(-1)?.trim() === '') cells.pop();
      rows.push({ row, cells });
    }
    at = shape.end;
  }
  return rows;
}

interface Survey {
  regular: boolean;
  dataRows: number;
  lineBreaks: boolean;
  ending: RecordShape['ending'];
  fields: number;
}

/** Reads every record once, to know whether the sender's own bytes may be read as they are. */
async function surveyOf(file: FileHandle, text: Utf8File, delimiter: Delimiter, plan: SheetPlan): Promise<Survey> {
  const survey: Survey = { regular: true, dataRows: 0, lineBreaks: false, ending: null, fields: 0 };
  const countRows = (rows: number) => {
    survey.dataRows += rows;
    if (survey.dataRows > plan.layout.limits.maxRows)
      throw new FileRefused('FILE_TOO_MANY_ROWS', null, String(plan.layout.limits.maxRows));
  };
  await eachRecord(file, text.start, delimiter, {
    alike: () => {
      const { dataRows, fields, ending } = survey;
      return dataRows > 0 && (ending === 'lf' || ending === 'crlf')
        ? { fields, ending, longest: LIMITS.cellBytes }
        : null;
    },
    passed: countRows,
    take: (row, bytes, start, shape) => {
      if (shape.open) throw new FileRefused('CSV_UNTERMINATED_QUOTE', String(row));
      if (shape.longest > LIMITS.cellBytes)
        throw new FileRefused('FILE_FIELD_TOO_LONG', String(shape.longest), String(LIMITS.cellBytes));
      // One file, one kind of line end: a strict reader takes no two.
      survey.ending ??= shape.ending;
      if (shape.ending !== null && shape.ending !== survey.ending) survey.regular = false;
      const breaks = shape.quoted && hasLineBreak(bytes, start, shape);
      if (row < plan.firstRow) {
        // The rows above are skipped by counting lines, so none may hold a break or be left out of the count.
        if (breaks || shape.blank || shape.odd) survey.regular = false;
        return;
      }
      if (shape.blank) {
        survey.regular = false;
        return;
      }
      survey.fields ||= shape.fields;
      if (shape.odd || shape.fields !== survey.fields) survey.regular = false;
      if (breaks) survey.lineBreaks = true;
      countRows(1);
    },
  });
  // Cells beyond the header make a row ragged, which only the rewritten form can say.
  if (survey.fields !== plan.width) survey.regular = false;
  return survey;
}

function regularCells(text: Utf8File, delimiter: Delimiter, plan: SheetPlan, survey: Survey): CellsFile {
  const { width, firstRow } = plan;
  return {
    path: text.path,
    form: 'csv',
    delimiter,
    width,
    skip: firstRow - 1,
    firstRow,
    rows: survey.dataRows,
    lineEnd: survey.ending === 'crlf' ? 'crlf' : 'lf',
    lineBreaks: survey.lineBreaks,
  };
}

/** Writes the cells anew, with row numbers and marks, for the warehouse to read in one pass. */
async function rewrite(
  file: FileHandle,
  text: Utf8File,
  delimiter: Delimiter,
  plan: SheetPlan,
  path: string,
): Promise<CellsFile> {
  const writer = new CellsWriter(path, plan.width);
  try {
    const take: RecordTaker = (row, bytes, start, shape) => {
      if (row < plan.firstRow || shape.blank) return;
      const cells = cellsOf(bytes, start, shape, delimiter);
      while (cells.length > plan.width && cells.at(-1)?.trim() === '') cells.pop();
      const marks = new RowMarks();
      if (cells.length !== plan.width) marks.add('r', cells.length);
      writer.row(row, marks.toString(), cells);
    };
    await eachRecord(file, text.start, delimiter, { take });
  } finally {
    writer.close();
  }
  return cellsFile(writer, plan);
}

function hasLineBreak(bytes: Buffer, start: number, shape: RecordShape): boolean {
  const end = shape.end - (bytes[shape.end - 1] === 0x0a ? (bytes[shape.end - 2] === 0x0d ? 2 : 1) : 0);
  for (let at = start; at < end; at++) if (bytes[at] === 0x0a || bytes[at] === 0x0d) return true;
  return false;
}
