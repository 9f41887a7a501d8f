import type { DuckDBDataChunk } from '@duckdb/node-api';
import bindings from '@duckdb/node-bindings';

/** The bytes of one column of a chunk, where DuckDB keeps them: valid until the next chunk is fetched. */
export interface RawVector {
  data: Buffer;
  /** One bit a row, 1 for a value; null where every row has one. */
  validity: Buffer | null;
}

/** Bytes of a text in a vector: its length, then the text itself where it is short, else a pointer to it. */
export const TEXT_BYTES = 16;

/** Looks at a column of a chunk without copying it. */
export function rawVector(chunk: DuckDBDataChunk, column: number, bytesEach: number): RawVector {
  const rows = chunk.rowCount;
  const vector = bindings.data_chunk_get_vector(chunk.chunk, column);
  // DuckDB keeps validity in words of 64 rows.
  const validity = bindings.vector_get_validity(vector, Math.ceil(rows / 64) * 8) as Uint8Array | null;
  return {
    data: asBuffer(bindings.vector_get_data(vector, rows * bytesEach)),
    validity: validity && asBuffer(validity),
  };
}

/** Whether a row has a value. */
export const isValid = (validity: Buffer | null, row: number): boolean =>
  validity === null || (validity[row >> 3]! & (1 << (row & 7))) !== 0;

/** A signed 64-bit number as the nearest double: exact below 2^53. */
export const int64At = (data: Buffer, at: number): number => data.readInt32LE(at + 4) * 2 ** 32 + data.readUInt32LE(at);

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
