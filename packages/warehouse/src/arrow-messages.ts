import { FlatBuffer, type Field, type Ref } from './arrow-flatbuffer.js';
import type { Shape, Storage } from './sandbox/encode/shape.js';

/** A buffer of a batch: where it begins in the body, and how long it is without its padding. */
export interface BodyPart {
  offset: number;
  length: number;
}

/** A column of a batch: rows, and those without a value. */
export interface Node {
  length: number;
  nulls: number;
}

// Numbers of the Arrow format, https://github.com/apache/arrow/tree/main/format (Message.fbs, Schema.fbs).
const VERSION_5 = 4;
const HEADER = { schema: 1, dictionary: 2, batch: 3 } as const;
const TYPE = { int: 2, float: 3, utf8: 5, bool: 6, date: 8, timestamp: 10 } as const;
const FLOAT = { single: 1, double: 2 } as const;
const DATE_DAY = 0;
const MICROSECOND = 2;
/** In front of every message of a stream. */
const CONTINUATION = 0xffffffff;

/** A message of an Arrow stream: its metadata and the body behind it. */
export function message(metadata: Buffer, body: readonly Buffer[]): Buffer[] {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(CONTINUATION, 0);
  head.writeInt32LE(metadata.length, 4);
  return [head, metadata, ...body];
}

/** Ends a stream. */
export const END_OF_STREAM = Buffer.from([0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]);

/** Names and types of the columns; words of an enum are a dictionary whose id is the place of the column. */
export function schemaMetadata(shapes: readonly Shape[]): Buffer {
  const buffer = new FlatBuffer();
  const fields = buffer.refs(shapes.map((shape, column) => fieldOf(buffer, shape, column)));
  const schema = buffer.table([{ slot: 1, kind: 'ref', value: fields }]);
  return finish(buffer, HEADER.schema, schema, 0);
}

/** Rows of a batch. */
export function batchMetadata(rows: number, nodes: readonly Node[], parts: readonly BodyPart[], bytes: number): Buffer {
  const buffer = new FlatBuffer();
  return finish(buffer, HEADER.batch, batchTable(buffer, rows, nodes, parts), bytes);
}

/** The words of an enum. */
export function dictionaryMetadata(id: number, rows: number, parts: readonly BodyPart[], bytes: number): Buffer {
  const buffer = new FlatBuffer();
  const batch = batchTable(buffer, rows, [{ length: rows, nulls: 0 }], parts);
  const dictionary = buffer.table([
    { slot: 0, kind: 'long', value: id },
    { slot: 1, kind: 'ref', value: batch },
  ]);
  return finish(buffer, HEADER.dictionary, dictionary, bytes);
}

function batchTable(buffer: FlatBuffer, rows: number, nodes: readonly Node[], parts: readonly BodyPart[]): Ref {
  const buffers = buffer.structs(parts.map(({ offset, length }) => [offset, length]));
  const columns = buffer.structs(nodes.map(({ length, nulls }) => [length, nulls]));
  return buffer.table([
    { slot: 0, kind: 'long', value: rows },
    { slot: 1, kind: 'ref', value: columns },
    { slot: 2, kind: 'ref', value: buffers },
  ]);
}

function finish(buffer: FlatBuffer, headerType: number, header: Ref, bodyBytes: number): Buffer {
  return buffer.finish(
    buffer.table([
      { slot: 0, kind: 'short', value: VERSION_5 },
      { slot: 1, kind: 'byte', value: headerType },
      { slot: 2, kind: 'ref', value: header },
      { slot: 3, kind: 'long', value: bodyBytes },
    ]),
  );
}

function fieldOf(buffer: FlatBuffer, { name, storage }: Shape, column: number): Ref {
  const label = buffer.text(name);
  const children = buffer.refs([]);
  const { type, table } = typeOf(buffer, storage);
  const dictionary = storage.form === 'enum' ? dictionaryOf(buffer, storage.bytes, column) : null;
  return buffer.table([
    { slot: 0, kind: 'ref', value: label },
    { slot: 1, kind: 'byte', value: 1 },
    { slot: 2, kind: 'byte', value: type },
    { slot: 3, kind: 'ref', value: table },
    ...(dictionary === null ? [] : [{ slot: 4, kind: 'ref', value: dictionary } as Field]),
    { slot: 5, kind: 'ref', value: children },
  ]);
}

function typeOf(buffer: FlatBuffer, storage: Storage): { type: number; table: Ref } {
  switch (storage.form) {
    case 'boolean':
      return { type: TYPE.bool, table: buffer.table([]) };
    case 'int':
      return { type: TYPE.int, table: intTable(buffer, storage.bytes * 8, storage.signed) };
    case 'float':
      return { type: TYPE.float, table: floatTable(buffer, storage.bytes === 4 ? FLOAT.single : FLOAT.double) };
    case 'decimal':
    case 'huge':
      return { type: TYPE.float, table: floatTable(buffer, FLOAT.double) };
    case 'day':
      return { type: TYPE.date, table: buffer.table([{ slot: 0, kind: 'short', value: DATE_DAY }]) };
    case 'moment':
      return { type: TYPE.timestamp, table: timestampTable(buffer, storage.zoned) };
    case 'text':
    case 'enum':
    case 'value':
      return { type: TYPE.utf8, table: buffer.table([]) };
  }
}

function intTable(buffer: FlatBuffer, bits: number, signed: boolean): Ref {
  return buffer.table([
    { slot: 0, kind: 'int', value: bits },
    { slot: 1, kind: 'byte', value: signed ? 1 : 0 },
  ]);
}

const floatTable = (buffer: FlatBuffer, precision: number): Ref =>
  buffer.table([{ slot: 0, kind: 'short', value: precision }]);

function timestampTable(buffer: FlatBuffer, zoned: boolean): Ref {
  const zone: Field[] = zoned ? [{ slot: 1, kind: 'ref', value: buffer.text('Asia/Shanghai') }] : [];
  return buffer.table([{ slot: 0, kind: 'short', value: MICROSECOND }, ...zone]);
}

function dictionaryOf(buffer: FlatBuffer, bytes: number, id: number): Ref {
  const index = intTable(buffer, bytes * 8, false);
  return buffer.table([
    { slot: 0, kind: 'long', value: id },
    { slot: 1, kind: 'ref', value: index },
  ]);
}
