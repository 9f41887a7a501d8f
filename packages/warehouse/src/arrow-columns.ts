import type { DuckDBDataChunk } from '@duckdb/node-api';
import { GrowingBits, GrowingBytes } from './arrow-buffers.js';
import { cellReader, type CellReader } from './sandbox/encode/cell-texts.js';
import { exactWhole, wholeReader } from './sandbox/encode/numbers.js';
import type { Shape, Storage } from './sandbox/encode/shape.js';
import { TextVector } from './sandbox/encode/text-vector.js';
import { isValid, rawVector } from './sandbox/encode/vector.js';

/**
 * Rows of one column, gathered from chunks until there are enough for a batch, in the memory layout of Arrow: which rows have a value,
 * and the values. Parquet is written from the same.
 */
export abstract class GatheredColumn {
  protected readonly valid = new GrowingBits();

  abstract append(chunk: DuckDBDataChunk, column: number, rows: number): void;
  /** Bytes of the values; a row without one has bytes too, which mean nothing. */
  abstract values(): Buffer;

  get length(): number {
    return this.valid.length;
  }

  get nulls(): number {
    return this.valid.length - this.valid.ones;
  }

  /** One bit a row, 1 for a value. */
  validity(): Buffer {
    return this.valid.bytes();
  }

  clear(): void {
    this.valid.clear();
  }
}

/** Values copied as they are: whole numbers, floats, days, moments, places in a list of words. */
export class FixedColumn extends GatheredColumn {
  private readonly memory = new GrowingBytes();

  constructor(readonly bytesEach: number) {
    super();
  }

  append(chunk: DuckDBDataChunk, column: number, rows: number): void {
    const { data, validity } = rawVector(chunk, column, this.bytesEach);
    this.memory.append(data, 0, rows * this.bytesEach);
    this.valid.append(validity, rows);
  }

  values(): Buffer {
    return this.memory.bytes();
  }

  override clear(): void {
    super.clear();
    this.memory.clear();
  }
}

/** Decimals, and whole numbers of 16 bytes, as the nearest doubles. */
export class DoubleColumn extends GatheredColumn {
  private readonly memory = new GrowingBytes();
  private readonly bytesEach: number;
  private readonly read: (data: Buffer, row: number) => number;

  constructor(storage: Storage & ({ form: 'decimal' } | { form: 'huge' })) {
    super();
    this.bytesEach = storage.form === 'huge' ? 16 : storage.bytes;
    this.read = doubleReader(storage);
  }

  append(chunk: DuckDBDataChunk, column: number, rows: number): void {
    const { data, validity } = rawVector(chunk, column, this.bytesEach);
    const target = this.memory.room(rows * 8);
    for (let row = 0; row < rows; row++) target.writeDoubleLE(this.read(data, row), this.memory.length + row * 8);
    this.memory.length += rows * 8;
    this.valid.append(validity, rows);
  }

  values(): Buffer {
    return this.memory.bytes();
  }

  override clear(): void {
    super.clear();
    this.memory.clear();
  }
}

/** Truth values, a bit each. */
export class BitColumn extends GatheredColumn {
  private readonly bits = new GrowingBits();

  append(chunk: DuckDBDataChunk, column: number, rows: number): void {
    const { data, validity } = rawVector(chunk, column, 1);
    for (let row = 0; row < rows; row++) this.bits.push(data[row] !== 0);
    this.valid.append(validity, rows);
  }

  values(): Buffer {
    return this.bits.bytes();
  }

  override clear(): void {
    super.clear();
    this.bits.clear();
  }
}

/** Texts, one behind the other, and where each begins. */
export class TextColumn extends GatheredColumn {
  private readonly memory = new GrowingBytes(1 << 20);
  private readonly starts = new GrowingBytes();

  /** @param asText how a value that is no text is written as one; null for texts */
  constructor(private readonly asText: CellReader | null) {
    super();
    this.clear();
  }

  append(chunk: DuckDBDataChunk, column: number, rows: number): void {
    if (this.asText === null) this.appendTexts(new TextVector(chunk, column), rows);
    else for (const cell of this.asText(chunk, column, rows)) this.appendText(cell);
  }

  values(): Buffer {
    return this.memory.bytes();
  }

  /** 32-bit places in `values`, one more than there are rows. */
  offsets(): Buffer {
    return this.starts.bytes();
  }

  override clear(): void {
    super.clear();
    this.memory.clear();
    this.starts.clear();
    this.mark();
  }

  private appendTexts(texts: TextVector, rows: number): void {
    for (let row = 0; row < rows; row++) {
      const hasValue = isValid(texts.validity, row);
      if (hasValue) {
        const target = this.memory.room(texts.byteLength(row));
        this.memory.length += texts.copy(row, target, this.memory.length);
      }
      this.valid.push(hasValue);
      this.mark();
    }
  }

  private appendText(cell: string | null): void {
    if (cell !== null) {
      const bytes = Buffer.from(cell);
      this.memory.append(bytes, 0, bytes.length);
    }
    this.valid.push(cell !== null);
    this.mark();
  }

  private mark(): void {
    this.starts.room(4).writeInt32LE(this.memory.length, this.starts.length);
    this.starts.length += 4;
  }
}

/** An empty column for values of this shape. */
export function gatheredColumn(shape: Shape): GatheredColumn {
  const { storage } = shape;
  switch (storage.form) {
    case 'boolean':
      return new BitColumn();
    case 'int':
    case 'float':
    case 'enum':
      return new FixedColumn(storage.bytes);
    case 'day':
      return new FixedColumn(4);
    case 'moment':
      return new FixedColumn(8);
    case 'decimal':
    case 'huge':
      return new DoubleColumn(storage);
    case 'text':
      return new TextColumn(null);
    case 'value':
      return new TextColumn(cellReader(shape));
  }
}

function doubleReader(
  storage: Storage & ({ form: 'decimal' } | { form: 'huge' }),
): (data: Buffer, row: number) => number {
  if (storage.form === 'huge') return (data, row) => Number(exactWhole(data, row * 16, 16, storage.signed));
  const { bytes, scale } = storage;
  const divisor = 10 ** scale;
  // The digits as text round once; dividing a number beyond 2^53 would round twice.
  const exact = (whole: bigint) => Number(`${whole}e-${scale}`);
  if (bytes === 16) return (data, row) => exact(exactWhole(data, row * 16, 16, true));
  const read = wholeReader(bytes, true);
  return (data, row) => {
    const whole = read(data, row);
    return Number.isSafeInteger(whole) ? whole / divisor : exact(exactWhole(data, row * 8, 8, true));
  };
}
