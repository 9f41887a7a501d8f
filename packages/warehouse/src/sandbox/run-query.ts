import {
  ResultReturnType,
  StatementType,
  type DuckDBConnection,
  type DuckDBPreparedStatement,
  type DuckDBResult,
} from '@duckdb/node-api';
import { bindParameters } from './bind.js';
import { refusalOf } from './duckdb-refusal.js';
import { encoderOf } from './encode/encoder.js';
import { shapeOf, type Shape } from './encode/shape.js';
import {
  checkText,
  checkTree,
  markSmallCells,
  readStatement,
  Refused,
  type ReadStatement,
  type Vocabulary,
} from './gate/index.js';
import type { LockedDatabase } from './locked-database.js';
import type { Frame, RunRequest } from './protocol.js';

const INTERRUPT_MS = 20;

/** Where an answer goes; resolves when there is room for more. */
export type Send = (frame: Frame) => Promise<void>;

/** A query that is running and may be told to stop. */
export interface Running {
  interrupt(): void;
  /** Resolves when everything has been sent; never rejects. */
  done: Promise<void>;
}

/** Runs one query on a connection of its own and sends its result, or why there is none. */
export async function startQuery(
  database: LockedDatabase,
  vocabulary: Vocabulary,
  request: RunRequest,
  send: Send,
): Promise<Running> {
  const connection = await database.connect();
  const stop = { isWanted: false };
  const work = request.form === 'plan' ? sendPlan : sendRows;
  const done = work({ connection, vocabulary, request, send, stop })
    .catch(error => send({ kind: 'refused', refusal: asPlain(refusalOf(error, request.text)) }))
    .finally(() => connection.closeSync());
  return {
    interrupt: () => {
      stop.isWanted = true;
      // DuckDB forgets an interruption when the next part of a query begins.
      const again = setInterval(() => connection.interrupt(), INTERRUPT_MS);
      void done.then(() => clearInterval(again));
    },
    done,
  };
}

interface Work {
  connection: DuckDBConnection;
  vocabulary: Vocabulary;
  request: RunRequest;
  send: Send;
  stop: { isWanted: boolean };
}

async function sendRows({ connection, vocabulary, request, send, stop }: Work): Promise<void> {
  const started = performance.now();
  const cpu = process.cpuUsage();
  const statement = await prepareChecked(connection, vocabulary, request);
  const result = await statement.stream();
  const shapes = shapesOf(result);
  const encoder = encoderOf(request.form as Exclude<RunRequest['form'], 'plan'>, shapes, request);
  await send({ kind: 'columns', columns: shapes.map(({ name, type, kind }) => ({ name, type, kind })) });
  let [rows, bytes, truncated] = [0, 0, false];
  const put = async (pieces: readonly Uint8Array[]) => {
    for (const piece of pieces) {
      bytes += piece.byteLength;
      if (bytes > request.mostBytes)
        throw new Refused('sql-result-too-large', { limit: inMegabytes(request.mostBytes) });
      if (piece.byteLength > 0) await send({ kind: 'data', bytes: piece });
    }
  };
  await put(encoder.begin());
  while (!truncated) {
    if (stop.isWanted) throw new Refused('sql-cancelled');
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) {
      await requireWhole(result, connection, request);
      break;
    }
    const wanted = Math.min(chunk.rowCount, request.mostRows - rows);
    truncated = wanted < chunk.rowCount;
    rows += wanted;
    if (wanted > 0) await put(encoder.rows(chunk, wanted));
  }
  const ending = { rows, truncated, elapsedMs: Math.round(performance.now() - started) };
  await put(encoder.end(ending));
  await send({ kind: 'end', ending: { ...ending, bytes }, cpuMs: cpuSince(cpu) });
}

/** What stands before a query when it is asked once more why it broke off. */
const ONCE_MORE = 'SELECT count(COLUMNS(*)) FROM (';

/**
 * Tells the end of a result from an error in the middle of it, which DuckDB's binding does not: both are a chunk without rows. Only the
 * kind of the result changes, and why is told by running the query once more, as a whole.
 */
async function requireWhole(result: DuckDBResult, connection: DuckDBConnection, request: RunRequest): Promise<void> {
  if (result.returnType !== ResultReturnType.INVALID) return;
  const unknown = new Refused('sql-failed', { at: '–', position: -1, detail: '…' });
  const text = `${ONCE_MORE}${request.text.replace(/;\s*$/, '')}\n)`;
  try {
    const statement = await connection.prepare(text);
    bindParameters(statement, request.parameters);
    await statement.run();
  } catch (error) {
    throw refusalOf(error, request.text, ONCE_MORE.length);
  }
  throw unknown;
}

async function sendPlan({ connection, vocabulary, request, send }: Work): Promise<void> {
  const started = performance.now();
  const cpu = process.cpuUsage();
  await prepareChecked(connection, vocabulary, request);
  const statement = await connection.prepare(`EXPLAIN (FORMAT json) ${request.text}`);
  bindParameters(statement, request.parameters);
  const rows = (await statement.runAndReadAll()).getRows();
  const bytes = Buffer.from(String(rows[0]?.[1] ?? '[]'));
  await send({ kind: 'columns', columns: [] });
  await send({ kind: 'data', bytes });
  const ending = {
    rows: rows.length,
    truncated: false,
    bytes: bytes.length,
    elapsedMs: Math.round(performance.now() - started),
  };
  await send({ kind: 'end', ending, cpuMs: cpuSince(cpu) });
}

/** A statement that passed the gate, with its parameters bound: the same text, prepared by the same parser. */
async function prepareChecked(
  connection: DuckDBConnection,
  vocabulary: Vocabulary,
  { text, parameters, markSmall }: RunRequest,
): Promise<DuckDBPreparedStatement> {
  checkText(text);
  const read = await readChecked(connection, vocabulary, text);
  const marked = markSmall ? await markSmallCells(connection, read, { text, vocabulary }) : null;
  const statement = marked === null ? await connection.prepare(text) : await prepareEither(connection, marked, text);
  if (statement.statementType !== StatementType.SELECT) throw new Refused('sql-not-select');
  bindParameters(statement, parameters);
  return statement;
}

async function readChecked(connection: DuckDBConnection, vocabulary: Vocabulary, text: string): Promise<ReadStatement> {
  try {
    const read = await readStatement(connection, text);
    checkTree(read.node, text, vocabulary);
    return read;
  } catch (error) {
    if (error instanceof RangeError) throw new Refused('sql-too-deep', { limit: 120 });
    throw error;
  }
}

/** What is wrong with a query is told of the text as it was written, not of the one with marks. */
async function prepareEither(
  connection: DuckDBConnection,
  marked: string,
  text: string,
): Promise<DuckDBPreparedStatement> {
  return connection.prepare(marked).catch(() => connection.prepare(text));
}

function shapesOf(result: DuckDBResult): Shape[] {
  const types = result.columnTypes();
  return result.columnNames().map((name, column) => shapeOf(name, types[column]!));
}

const asPlain = ({ code, facts }: Refused) => ({ code, facts });
const inMegabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;

function cpuSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return Math.round((user + system) / 1000);
}
