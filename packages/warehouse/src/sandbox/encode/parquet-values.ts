import { TextColumn, type GatheredColumn } from '../../arrow-columns.js';
import { isValid } from './vector.js';
import type { Storage } from './shape.js';
import { varint } from './thrift.js';

/** Which rows have a value, as definition levels: a length, then runs of bits. */
export function definitionLevels(column: GatheredColumn): Buffer {
  const runs =
    column.nulls === 0
      ? Buffer.concat([varint(column.length * 2), Buffer.from([1])])
      : Buffer.concat([varint(column.validity().length * 2 + 1), column.validity()]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(runs.length);
  return Buffer.concat([length, runs]);
}

/** The values there are, in Parquet's PLAIN encoding. */
export function plainValues(column: GatheredColumn, storage: Storage): Buffer {
  if (column instanceof TextColumn) return plainTexts(column);
  if (storage.form === 'boolean') return plainBits(column);
  if (storage.form === 'int' && storage.bytes < 4) return widened(column, storage.bytes as 1 | 2, storage.signed);
  return dense(column, widthOf(storage));
}

/** Places in a list of words: the bits of each, then one run of all of them. */
export function wordPlaces(column: GatheredColumn, bytes: 1 | 2 | 4): Buffer {
  const places = dense(column, bytes);
  const groups = Math.ceil(places.length / bytes / 8);
  const padding = Buffer.alloc(groups * 8 * bytes - places.length);
  return Buffer.concat([Buffer.from([bytes * 8]), varint(groups * 2 + 1), places, padding]);
}

/** Texts, each behind its length. */
export function plainWords(words: readonly string[]): Buffer {
  return Buffer.concat(
    words.flatMap(word => {
      const length = Buffer.alloc(4);
      length.writeUInt32LE(Buffer.byteLength(word));
      return [length, Buffer.from(word)];
    }),
  );
}

function widthOf(storage: Storage): number {
  if (storage.form === 'int' || storage.form === 'float') return storage.bytes;
  return storage.form === 'day' ? 4 : 8;
}

/** Values without the places of rows that have none. */
function dense(column: GatheredColumn, bytes: number): Buffer {
  const values = column.values();
  if (column.nulls === 0) return values;
  const validity = column.validity();
  const packed = Buffer.allocUnsafe((column.length - column.nulls) * bytes);
  let at = 0;
  for (let row = 0; row < column.length; row++) {
    if (isValid(validity, row)) at += values.copy(packed, at, row * bytes, (row + 1) * bytes);
  }
  return packed;
}

function plainTexts(column: TextColumn): Buffer {
  const [values, offsets, validity] = [column.values(), column.offsets(), column.validity()];
  const packed = Buffer.allocUnsafe(values.length + (column.length - column.nulls) * 4);
  let at = 0;
  for (let row = 0; row < column.length; row++) {
    if (!isValid(validity, row)) continue;
    const [start, end] = [offsets.readInt32LE(row * 4), offsets.readInt32LE(row * 4 + 4)];
    at = packed.writeUInt32LE(end - start, at);
    at += values.copy(packed, at, start, end);
  }
  return packed;
}

function plainBits(column: GatheredColumn): Buffer {
  const [values, validity] = [column.values(), column.validity()];
  const packed = Buffer.alloc(Math.ceil((column.length - column.nulls) / 8));
  let at = 0;
  for (let row = 0; row < column.length; row++) {
    if (!isValid(validity, row)) continue;
    if (isValid(values, row)) packed[at >> 3]! |= 1 << (at & 7);
    at++;
  }
  return packed;
}

/** Parquet has no number narrower than four bytes. */
function widened(column: GatheredColumn, bytes: 1 | 2, signed: boolean): Buffer {
  const values = dense(column, bytes);
  const wide = Buffer.allocUnsafe((values.length / bytes) * 4);
  for (let at = 0; at < values.length; at += bytes) {
    wide.writeInt32LE(signed ? values.readIntLE(at, bytes) : values.readUIntLE(at, bytes), (at / bytes) * 4);
  }
  return wide;
}
