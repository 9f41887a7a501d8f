import { GrowingBytes } from './arrow-buffers.js';
import { gatheredColumn, TextColumn, type GatheredColumn } from './arrow-columns.js';
import {
  batchMetadata,
  dictionaryMetadata,
  END_OF_STREAM,
  message,
  schemaMetadata,
  type BodyPart,
} from './arrow-messages.js';
import type { Encoder } from './sandbox/encode/encoder.js';
import type { Shape } from './sandbox/encode/shape.js';

/** Rows a batch: large enough that its head costs nothing, small enough to stay in the processor's cache. */
const BATCH_ROWS = 65_536;
/** Texts of a batch have 32-bit places; one that grows beyond this is sent early. */
const BATCH_BYTES = 64 * 1024 * 1024;

/**
 * Arrow IPC stream from the vectors of DuckDB, without a row ever becoming an object.
 *
 * DECIMAL and 16-byte numbers become float64, ENUM a dictionary, nested values JSON text.
 */
export function arrowEncoder(shapes: readonly Shape[]): Encoder {
  const columns = shapes.map(gatheredColumn);
  let rows = 0;
  const flush = (): Buffer[] => {
    if (rows === 0) return [];
    const batch = batchMessage(columns, rows);
    for (const column of columns) column.clear();
    rows = 0;
    return batch;
  };
  return {
    begin: () => [...message(schemaMetadata(shapes), []), ...shapes.flatMap(dictionaryMessage)],
    rows: (chunk, count) => {
      columns.forEach((column, index) => column.append(chunk, index, count));
      rows += count;
      const isFull = rows >= BATCH_ROWS || columns.some(column => column.values().length > BATCH_BYTES);
      return isFull ? flush() : [];
    },
    end: () => [...flush(), END_OF_STREAM],
  };
}

function batchMessage(columns: readonly GatheredColumn[], rows: number): Buffer[] {
  const body = new Body();
  for (const column of columns) {
    body.add(column.nulls === 0 ? Buffer.alloc(0) : column.validity());
    if (column instanceof TextColumn) body.add(column.offsets());
    body.add(column.values());
  }
  const nodes = columns.map(({ length, nulls }) => ({ length, nulls }));
  return message(batchMetadata(rows, nodes, body.parts, body.length), body.buffers());
}

function dictionaryMessage({ storage }: Shape, column: number): Buffer[] {
  if (storage.form !== 'enum') return [];
  const starts = new GrowingBytes();
  const texts = new GrowingBytes();
  const mark = () => {
    starts.room(4).writeInt32LE(texts.length, starts.length);
    starts.length += 4;
  };
  mark();
  for (const word of storage.words) {
    const bytes = Buffer.from(word);
    texts.append(bytes, 0, bytes.length);
    mark();
  }
  const body = new Body();
  for (const bytes of [Buffer.alloc(0), starts.bytes(), texts.bytes()]) body.add(bytes);
  return message(dictionaryMetadata(column, storage.words.length, body.parts, body.length), body.buffers());
}

/** Buffers of a message, each padded to eight bytes. They are copied: the columns are filled anew while these are sent. */
class Body {
  readonly parts: BodyPart[] = [];
  length = 0;
  private readonly pieces: Buffer[] = [];

  add(bytes: Buffer): void {
    this.parts.push({ offset: this.length, length: bytes.length });
    const padding = (8 - (bytes.length % 8)) % 8;
    this.pieces.push(bytes, Buffer.alloc(padding));
    this.length += bytes.length + padding;
  }

  buffers(): Buffer[] {
    return [Buffer.concat(this.pieces, this.length)];
  }
}
