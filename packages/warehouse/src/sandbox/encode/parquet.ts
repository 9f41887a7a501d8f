import { gzipSync } from 'node:zlib';
import { gatheredColumn, type GatheredColumn } from '../../arrow-columns.js';
import type { Encoder } from './encoder.js';
import { parquetType, type Physical } from './parquet-types.js';
import { definitionLevels, plainValues, plainWords, wordPlaces } from './parquet-values.js';
import type { Shape } from './shape.js';
import { encodeStruct, i32, i64, list, struct, text, type Thrift, type ThriftFields } from './thrift.js';

const GROUP_ROWS = 122_880;
const GROUP_BYTES = 32 * 1024 * 1024;
const MAGIC = Buffer.from('PAR1');
const GZIP = 2;
/** Half the size for a tenth of the time of the best effort. */
const EFFORT = 1;
const ENCODING = { plain: 0, rle: 3, dictionary: 8 } as const;
const PAGE = { data: 0, dictionary: 2 } as const;

/** Bytes written so far, and what the end of the file must say of them. */
interface Writing {
  offset: number;
  rows: number;
  groups: Thrift[];
}

/**
 * Parquet, one row group after the other; DECIMAL and 16-byte numbers are doubles as in Arrow, nested values JSON text.
 *
 * @see https://parquet.apache.org/docs/file-format/
 */
export function parquetEncoder(shapes: readonly Shape[]): Encoder {
  const columns = shapes.map(gatheredColumn);
  const writing: Writing = { offset: MAGIC.length, rows: 0, groups: [] };
  const flush = (): Buffer[] => {
    const rows = columns[0]?.length ?? 0;
    if (rows === 0) return [];
    const group = writeGroup(shapes, columns, rows, writing);
    for (const column of columns) column.clear();
    return group;
  };
  return {
    begin: () => [MAGIC],
    rows: (chunk, count) => {
      columns.forEach((column, index) => column.append(chunk, index, count));
      const bytes = columns.reduce((sum, column) => sum + column.values().length, 0);
      return columns[0]!.length >= GROUP_ROWS || bytes > GROUP_BYTES ? flush() : [];
    },
    end: () => [...flush(), ...footer(shapes, writing)],
  };
}

function writeGroup(
  shapes: readonly Shape[],
  columns: readonly GatheredColumn[],
  rows: number,
  writing: Writing,
): Buffer[] {
  const start = writing.offset;
  const pieces: Buffer[] = [];
  const chunks = shapes.map((shape, index) => {
    const written = writeColumn(shape, columns[index]!, writing.offset);
    pieces.push(...written.pieces);
    writing.offset += lengthOf(written.pieces);
    return written.chunk;
  });
  writing.rows += rows;
  writing.groups.push(
    struct([
      [1, list('struct', chunks)],
      [2, i64(writing.offset - start)],
      [3, i64(rows)],
    ]),
  );
  return pieces;
}

function writeColumn(shape: Shape, column: GatheredColumn, offset: number): { pieces: Buffer[]; chunk: Thrift } {
  const { storage, name } = shape;
  const words = storage.form === 'enum' ? page(PAGE.dictionary, plainWords(storage.words), storage.words.length) : null;
  const values = storage.form === 'enum' ? wordPlaces(column, storage.bytes) : plainValues(column, storage);
  const encoding = words === null ? ENCODING.plain : ENCODING.dictionary;
  const rows = page(PAGE.data, Buffer.concat([definitionLevels(column), values]), column.length, encoding);
  const pages = words === null ? [rows] : [words, rows];
  const dataOffset = offset + (words === null ? 0 : lengthOf(words.pieces));
  const metadata: ThriftFields = [
    [1, i32(parquetType(storage).physical)],
    [2, list('i32', [...new Set([ENCODING.rle, ENCODING.plain, encoding])].map(i32))],
    [3, list('text', [text(name)])],
    [4, i32(GZIP)],
    [5, i64(column.length)],
    [6, i64(pages.reduce((sum, { plainBytes }) => sum + plainBytes, 0))],
    [7, i64(pages.reduce((sum, { pieces }) => sum + lengthOf(pieces), 0))],
    [9, i64(dataOffset)],
    ...(words === null ? [] : [[11, i64(offset)] as const]),
  ];
  const chunk = struct([
    [2, i64(offset)],
    [3, struct(metadata)],
  ]);
  return { pieces: pages.flatMap(({ pieces }) => pieces), chunk };
}

function page(kind: number, plain: Buffer, values: number, encoding: number = ENCODING.plain) {
  const packed = gzipSync(plain, { level: EFFORT });
  const details: ThriftFields =
    kind === PAGE.data
      ? [
          [1, i32(values)],
          [2, i32(encoding)],
          [3, i32(ENCODING.rle)],
          [4, i32(ENCODING.rle)],
        ]
      : [
          [1, i32(values)],
          [2, i32(encoding)],
        ];
  const header = encodeStruct([
    [1, i32(kind)],
    [2, i32(plain.length)],
    [3, i32(packed.length)],
    [kind === PAGE.data ? 5 : 7, struct(details)],
  ]);
  return { pieces: [header, packed], plainBytes: header.length + plain.length };
}

function footer(shapes: readonly Shape[], { rows, groups }: Writing): Buffer[] {
  const metadata = encodeStruct([
    [1, i32(1)],
    [2, list('struct', [rootElement(shapes.length), ...shapes.map(element)])],
    [3, i64(rows)],
    [4, list('struct', groups)],
    [6, text('tidu')],
  ]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(metadata.length);
  return [metadata, length, MAGIC];
}

const rootElement = (columns: number): Thrift =>
  struct([
    [4, text('schema')],
    [5, i32(columns)],
  ]);

/** Every column may be missing. */
function element({ name, storage }: Shape): Thrift {
  const { physical, meaning }: { physical: Physical; meaning: ThriftFields } = parquetType(storage);
  return struct([[1, i32(physical)], [3, i32(1)], [4, text(name)], ...meaning]);
}

const lengthOf = (pieces: readonly Buffer[]): number => pieces.reduce((sum, { length }) => sum + length, 0);
