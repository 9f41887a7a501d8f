import { closeSync, openSync } from 'node:fs';
import type { SheetEntry } from '../read/workbook-parts.js';
import { writeAll } from '../write/sheet-file.js';
import type { CellMarks } from './cell-marks.js';
import { markComments } from './mark-comments.js';
import { NotEditable } from './not-editable.js';
import type { OpenWorkbook } from './open-workbook.js';
import { PartLinks } from './part-links.js';
import { SheetEditor, type SheetChange } from './sheet-editor.js';
import { TokenScanner } from './xml-tokens.js';

/**
 * Marks the cells of one sheet: a fill and a comment on each. Marks of a time before are taken off.
 *
 * @param hasRow whether a marked row is in the sheet; one that is not is put in
 */
export async function markSheet(
  book: OpenWorkbook,
  { part }: SheetEntry,
  marks: CellMarks,
  hasRow: (row: number) => boolean,
): Promise<void> {
  const links = await PartLinks.of(book.archive, part);
  const comments = marks.comments();
  const drawing = await passThrough(book, part, {
    marksOf: row => marks.of(row),
    markedRows: marks.rowNumbers(),
    hasRow,
    markedColumns: marks.columns,
    formatOf: (format, severity) =>
      severity === null ? book.styles.cleared(format) : book.styles.marked(format, severity),
    drawing: comments.length === 0 ? null : `xmlns:r="${book.dialect.office}" r:id="${links.nextId()}"`,
  });
  await markComments(book, links, drawing, comments);
  if (links.isChanged) book.files.set(links.name, links.text());
}

/** Streams the sheet through its editor and gives the relation to the drawing it had before. */
async function passThrough(book: OpenWorkbook, part: string, change: SheetChange): Promise<string | null> {
  const file = openSync(book.files.fileOf(part), 'w');
  try {
    let pieces: string[] = [];
    const editor = new SheetEditor(change, text => pieces.push(text));
    const scanner = new TokenScanner();
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    for await (const chunk of book.archive.read(part)) {
      for (const token of scanner.push(decode(decoder, chunk))) editor.take(token);
      writeAll(file, pieces.join(''));
      pieces = [];
    }
    for (const token of scanner.push(decode(decoder))) editor.take(token);
    scanner.end();
    writeAll(file, pieces.join(''));
    return editor.drawingBefore;
  } finally {
    closeSync(file);
  }
}

function decode(decoder: InstanceType<typeof TextDecoder>, chunk?: Buffer): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    throw new NotEditable('a sheet is not UTF-8');
  }
}
