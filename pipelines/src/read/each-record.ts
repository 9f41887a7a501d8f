import type { FileHandle } from 'node:fs/promises';
import { LONGEST_RECORD_BYTES } from '@tidu/domain';
import { RecordScanner, type Alike, type Delimiter, type RecordShape } from './csv-records.js';
import { BINARY_SHARE, chunksOf } from './encoding.js';
import { FileRefused } from './refusal.js';

/** Told of a record: its number, where it lies, and its shape, which is good until the next one. */
export type RecordTaker = (row: number, bytes: Buffer, start: number, shape: RecordShape) => void;

/** Who is told of the records of a file. */
export interface Listener {
  take: RecordTaker;
  /** What records have in common that need not be taken one by one; null while that is not known. */
  alike?(): Alike | null;
  /** Told how many such records were passed over. */
  passed?(records: number): void;
}

/**
 * Reads the records of a text file one after the other.
 *
 * @param from where the text begins
 * @throws FileRefused for a record without end, and for bytes that are no text
 */
export async function eachRecord(
  file: FileHandle,
  from: number,
  delimiter: Delimiter,
  { take, alike = () => null, passed = () => undefined }: Listener,
): Promise<void> {
  const scanner = new RecordScanner(delimiter);
  const { shape } = scanner;
  let row = 0;
  const takeAll = (bytes: Buffer, final: boolean): number => {
    let at = 0;
    while (at < bytes.length) {
      const common = alike();
      if (common !== null) {
        const records = scanner.passOver(bytes, at, common);
        row += records;
        at = scanner.passedTo;
        passed(records);
      }
      if (at >= bytes.length || !scanner.scan(bytes, at, final)) break;
      take(++row, bytes, at, shape);
      at = shape.end;
    }
    return at;
  };
  let rest: Buffer = Buffer.alloc(0);
  let read = 0;
  for await (const chunk of chunksOf(file, from)) {
    read += chunk.length;
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const at = takeAll(bytes, false);
    rest = Buffer.from(bytes.subarray(at));
    if (rest.length > LONGEST_RECORD_BYTES) {
      scanner.scan(rest, 0, true);
      throw shape.open
        ? new FileRefused('CSV_UNTERMINATED_QUOTE', String(row + 1))
        : new FileRefused('FILE_FIELD_TOO_LONG', String(rest.length), String(LONGEST_RECORD_BYTES));
    }
  }
  takeAll(rest, true);
  if (scanner.controls > read * BINARY_SHARE) throw new FileRefused('FILE_BINARY_CONTENT');
}
