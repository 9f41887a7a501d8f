import type { Refusal } from './gate/index.js';

/** How a result is written; `plan` is the plan of the query instead of its rows. */
export type ResultForm = 'json' | 'ndjson' | 'csv' | 'arrow' | 'parquet' | 'xlsx' | 'plan';

/** A value of a `$name` in a query, and how it is read. */
export interface Parameter {
  name: string;
  type: 'text' | 'number' | 'day' | 'boolean';
  /** ISO text for a day; null is NULL. */
  value: string | number | boolean | null;
}

/** What the parent asks of a worker, one JSON line each. */
export type Request =
  | {
      kind: 'run';
      text: string;
      parameters: readonly Parameter[];
      form: ResultForm;
      /** Rows after which the result is cut, bytes after which it is given up. */
      mostRows: number;
      mostBytes: number;
      /** Put into the head of a JSON result as it is. */
      head: Record<string, unknown>;
      /** A csv begins with a byte order mark, by which Excel knows UTF-8. */
      bom: boolean;
      /** Whether a row of sums over fewer than three enterprises is marked in a column `small_cell`. */
      markSmall: boolean;
    }
  | { kind: 'interrupt' };
export type RunRequest = Extract<Request, { kind: 'run' }>;

/** How a column is shown and exported. */
export type ColumnKind = 'number' | 'text' | 'day' | 'moment' | 'boolean' | 'other';

/** One column of a result. */
export interface ResultColumn {
  name: string;
  /** As DuckDB writes it, such as `DECIMAL(18,4)`. */
  type: string;
  kind: ColumnKind;
}

/** How a query ended well. */
export interface Ending {
  rows: number;
  /** More rows would have come. */
  truncated: boolean;
  bytes: number;
  elapsedMs: number;
}

/** What a worker says of itself when it has passed its own attacks. */
export interface WorkerFacts {
  pid: number;
  uid: number | null;
  /** Bytes of data the process may hold; null where nothing limits it. */
  memoryLimit: number | null;
  /** Whether the process can gain no rights any more. */
  noNewPrivileges: boolean;
  startMs: number;
}

/** What a worker answers; payloads are JSON except for `data`. */
export type Frame =
  | { kind: 'ready'; facts: WorkerFacts }
  | { kind: 'unsafe'; reason: string }
  | { kind: 'columns'; columns: ResultColumn[] }
  | { kind: 'data'; bytes: Uint8Array }
  | { kind: 'end'; ending: Ending; cpuMs: number }
  | { kind: 'refused'; refusal: Refusal };

const KINDS = ['ready', 'unsafe', 'columns', 'data', 'end', 'refused'] as const;
/** One byte kind, four bytes length. */
const HEAD_BYTES = 5;
/** A worker that tells more of one thing than its rows is not ours any more. */
const LONGEST_TELLING = 1024 * 1024;

/** A frame as it goes over the pipe. */
export function encodeFrame(frame: Frame): Uint8Array[] {
  const payload = frame.kind === 'data' ? frame.bytes : Buffer.from(JSON.stringify(frame));
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt8(KINDS.indexOf(frame.kind), 0);
  head.writeUInt32LE(payload.byteLength, 1);
  return [head, payload];
}

/**
 * Frames from the bytes of a pipe; no more is read than is taken. The rows of one frame come in as many pieces as they arrive in.
 *
 * @throws Error when the bytes are no frames: whoever writes them is not to be trusted any more
 */
export async function* readFrames(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Frame, void, undefined> {
  let [held, rowsLeft] = [Buffer.alloc(0), 0];
  for await (const chunk of bytes) {
    let fresh = Buffer.from(chunk.buffer as ArrayBuffer, chunk.byteOffset, chunk.length);
    while (fresh.length > 0) {
      if (rowsLeft > 0) {
        const piece = fresh.subarray(0, rowsLeft);
        [rowsLeft, fresh] = [rowsLeft - piece.length, fresh.subarray(piece.length)];
        yield { kind: 'data', bytes: piece };
        continue;
      }
      held = held.length === 0 ? fresh : Buffer.concat([held, fresh]);
      const head = headOf(held);
      if (head === null || (head.kind !== 'data' && held.length < HEAD_BYTES + head.length)) break;
      const end = head.kind === 'data' ? HEAD_BYTES : HEAD_BYTES + head.length;
      if (head.kind === 'data') rowsLeft = head.length;
      else yield JSON.parse(held.toString('utf8', HEAD_BYTES, end)) as Frame;
      [fresh, held] = [held.subarray(end), Buffer.alloc(0)];
    }
  }
}

function headOf(held: Buffer): { kind: Frame['kind']; length: number } | null {
  if (held.length < HEAD_BYTES) return null;
  const [kind, length] = [KINDS[held.readUInt8(0)], held.readUInt32LE(1)];
  if (kind === undefined) throw new Error('A frame of no known kind');
  if (kind !== 'data' && length > LONGEST_TELLING) throw new Error(`A frame of ${length} bytes`);
  return { kind, length };
}
