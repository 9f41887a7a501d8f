import type { DuckDBDataChunk } from '@duckdb/node-api';
import bindings from '@duckdb/node-bindings';
import { isValid, rawVector, TEXT_BYTES } from './vector.js';

const INLINE_BYTES = 12;
const PAGE_BYTES = 4096;

/** Long texts that lie one behind the other in memory and are fetched by one call, which costs more than a thousand bytes of copying. */
interface Run {
  /** Address of the first byte and of the one behind the last. */
  start: number;
  end: number;
  /** Where in the vector a pointer to the first byte stands. */
  pointerAt: number;
}

/** The texts of one column of a chunk, as UTF-8 where DuckDB keeps them. */
export class TextVector {
  private readonly data: Buffer;
  readonly validity: Buffer | null;
  private readonly runs: Run[] = [];
  private readonly runOf: Int32Array;
  private readonly buffers: Buffer[];

  constructor(chunk: DuckDBDataChunk, column: number) {
    const { data, validity } = rawVector(chunk, column, TEXT_BYTES);
    this.data = data;
    this.validity = validity;
    this.runOf = new Int32Array(chunk.rowCount).fill(-1);
    this.findRuns(chunk.rowCount);
    this.buffers = this.runs.map(run => this.fetch(run));
  }

  /** Bytes of a text; 0 for none. */
  byteLength(row: number): number {
    return isValid(this.validity, row) ? this.data.readUInt32LE(row * TEXT_BYTES) : 0;
  }

  text(row: number): string | null {
    if (!isValid(this.validity, row)) return null;
    const { bytes, start, length } = this.locate(row);
    return bytes.toString('utf8', start, start + length);
  }

  /** Copies the bytes of a text, which has one. */
  copy(row: number, target: Buffer, at: number): number {
    const { bytes, start, length } = this.locate(row);
    if (length > 32) return bytes.copy(target, at, start, start + length);
    for (let index = 0; index < length; index++) target[at + index] = bytes[start + index]!;
    return length;
  }

  private locate(row: number): { bytes: Buffer; start: number; length: number } {
    const at = row * TEXT_BYTES;
    const length = this.data.readUInt32LE(at);
    const run = this.runOf[row]!;
    if (run < 0) return { bytes: this.data, start: at + 4, length };
    return { bytes: this.buffers[run]!, start: addressAt(this.data, at + 8) - this.runs[run]!.start, length };
  }

  private findRuns(rows: number): void {
    const seen = new Map<number, number>();
    let current = -1;
    for (let row = 0; row < rows; row++) {
      const at = row * TEXT_BYTES;
      const length = isValid(this.validity, row) ? this.data.readUInt32LE(at) : 0;
      if (length <= INLINE_BYTES) continue;
      const address = addressAt(this.data, at + 8);
      const known = seen.get(address);
      const fits = known !== undefined && address + length <= this.runs[known]!.end;
      if (fits) current = known;
      else if (current >= 0 && follows(this.runs[current]!, address)) {
        this.runs[current]!.end = Math.max(this.runs[current]!.end, address + length);
      } else current = this.runs.push({ start: address, end: address + length, pointerAt: at + 8 }) - 1;
      seen.set(address, current);
      this.runOf[row] = current;
    }
  }

  private fetch({ start, end, pointerAt }: Run): Buffer {
    const bytes = bindings.get_data_from_pointer(
      this.data.buffer as ArrayBuffer,
      this.data.byteOffset + pointerAt,
      end - start,
    );
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
}

/**
 * Whether a text may be fetched together with those before it: what lies between is at most the rest of the page the last one ends in
 * and the beginning of the page this one starts in, so every byte read belongs to memory that is there.
 */
function follows({ start, end }: Run, address: number): boolean {
  return address >= start && Math.floor(address / PAGE_BYTES) - Math.floor((end - 1) / PAGE_BYTES) <= 1;
}

/** Addresses have 48 bits, which a double holds. */
const addressAt = (data: Buffer, at: number): number => data.readUInt32LE(at + 4) * 2 ** 32 + data.readUInt32LE(at);
