import { JsonDuckDBValueConverter, type DuckDBDataChunk } from '@duckdb/node-api';
import { dayText, momentText } from './moments.js';
import { decimalText, exactWhole, singleText, wholeReader, wholeText } from './numbers.js';
import type { Shape, Storage } from './shape.js';
import { TextVector } from './text-vector.js';
import { int64At, isValid, rawVector } from './vector.js';

/** Reads one column of a chunk as texts: digits, ISO days, JSON for what is nested; null is missing. */
export type CellReader = (chunk: DuckDBDataChunk, column: number, rows: number) => (string | null)[];

/** How the cells of a column are read as text. */
export function cellReader({ storage }: Shape): CellReader {
  switch (storage.form) {
    case 'text':
      return readTexts;
    case 'value':
      return storage.nested ? readNested : readValues;
    case 'enum':
      return readEnum(storage);
    default:
      return readFixed(storage);
  }
}

const readTexts: CellReader = (chunk, column, rows) => {
  const texts = new TextVector(chunk, column);
  return Array.from({ length: rows }, (_, row) => texts.text(row));
};

const readNested: CellReader = (chunk, column, rows) =>
  chunk
    .convertColumnValues(column, JsonDuckDBValueConverter)
    .slice(0, rows)
    .map(value => (value === null ? null : JSON.stringify(value)));

const readValues: CellReader = (chunk, column, rows) =>
  chunk
    .getColumnValues(column)
    .slice(0, rows)
    .map(value => (value === null ? null : String(value)));

function readEnum({ bytes, words }: Storage & { form: 'enum' }): CellReader {
  const read = wholeReader(bytes, false);
  return readEach(bytes, (data, row) => words[read(data, row)] ?? null);
}

type Fixed = Exclude<Storage, { form: 'text' } | { form: 'value' } | { form: 'enum' }>;

function readFixed(storage: Fixed): CellReader {
  switch (storage.form) {
    case 'boolean':
      return readEach(1, (data, row) => (data[row] === 0 ? 'false' : 'true'));
    case 'int':
      return readWhole(storage);
    case 'huge':
      return readEach(16, (data, row) => String(exactWhole(data, row * 16, 16, storage.signed)));
    case 'float':
      return storage.bytes === 8
        ? readEach(8, (data, row) => String(data.readDoubleLE(row * 8)))
        : readEach(4, (data, row) => singleText(data.readFloatLE(row * 4)));
    case 'decimal':
      return readDecimal(storage);
    case 'day':
      return readEach(4, (data, row) => dayText(data.readInt32LE(row * 4)));
    case 'moment':
      return readEach(8, (data, row) => momentText(int64At(data, row * 8), storage.zoned));
  }
}

function readWhole({ bytes, signed }: Storage & { form: 'int' }): CellReader {
  const read = wholeReader(bytes, signed);
  if (bytes < 8) return readEach(bytes, (data, row) => String(read(data, row)));
  return readEach(8, (data, row) => wholeText(read(data, row), () => exactWhole(data, row * 8, 8, signed)));
}

function readDecimal({ bytes, scale }: Storage & { form: 'decimal' }): CellReader {
  if (bytes === 16)
    return readEach(16, (data, row) => decimalText(String(exactWhole(data, row * 16, 16, true)), scale));
  const read = wholeReader(bytes, true);
  return readEach(bytes, (data, row) =>
    decimalText(
      wholeText(read(data, row), () => exactWhole(data, row * 8, 8, true)),
      scale,
    ),
  );
}

/** Reads values of one width, one after the other. */
function readEach(bytes: number, read: (data: Buffer, row: number) => string | null): CellReader {
  return (chunk, column, rows) => {
    const { data, validity } = rawVector(chunk, column, bytes);
    const cells: (string | null)[] = [];
    for (let row = 0; row < rows; row++) cells.push(isValid(validity, row) ? read(data, row) : null);
    return cells;
  };
}
