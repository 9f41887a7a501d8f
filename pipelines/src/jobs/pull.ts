import { Readable } from 'node:stream';
import { TiduError } from '@tidu/domain';
import { noteSourceMark, requestRun, sourceMark } from '@tidu/records';
import { keepOriginal } from '@tidu/warehouse';
import type { Dock } from '../dock.js';
import { readHttp } from '../read/read-http.js';
import { readPostgres } from '../read/read-postgres.js';
import type { ForeignRow, ForeignRows } from '../sources/foreign-rows.js';
import { declaredSource } from '../sources/sources.js';

/** What reading a source needs of the world. */
export interface Pull {
  id: string;
  actor: string;
  now: Date;
  /** Variables of the environment, which hold addresses and secrets. */
  env: Record<string, string | undefined>;
  pause?: (ms: number) => Promise<void>;
}

/** What came of it: the file that was made of the rows, which is taken in like any other; null where there was nothing. */
export interface Pulled {
  rows: number;
  watermark: string | null;
  run: string | null;
  sha256: string | null;
}

/**
 * Reads what is new in a source into a file among the originals, and asks for its intake. The mark moves on only then: broken
 * off anywhere, the same rows are read again, and a file that was taken before changes nothing.
 *
 * @throws TiduError not-found, source-invalid, source-unready, source-unreachable
 */
export async function pull(dock: Dock, { id, actor, now, env, pause }: Pull): Promise<Pulled> {
  const { source, layout } = await declaredSource(dock.home, id);
  const before = await sourceMark(dock.ledger, id);
  const secretOf = (variable: string): string => {
    const value = env[variable];
    if (value === undefined || value === '') throw new TiduError('source-unready', { source: id, variable });
    return value;
  };
  const from = before.watermark;
  const rows = source.postgres
    ? readPostgres(source.postgres, { id, address: secretOf(source.postgres.address), from })
    : readHttp(source.http!, { id, secretOf, from, ...(pause && { pause }) });
  const counted = { rows: 0, mark: from, isOrdered: source.postgres !== undefined };
  const first = await rows.next();
  if (first.done) {
    await noteSourceMark(dock.ledger, { id, watermark: from, pulledAt: now });
    return { rows: 0, watermark: from, run: null, sha256: null };
  }
  const { sha256 } = await keepOriginal(dock.home, Readable.from(csvOf(first.value, rows, counted))).catch(
    (error: Error) => {
      // What broke off is the source, not the file that was being made of it.
      throw error.cause instanceof TiduError ? error.cause : error;
    },
  );
  const name = `${id}.csv`;
  const input = { sha256, name, layout, receivedAt: now.toISOString() };
  const wanted = { job: 'ingest', trigger: 'job', actor, subject: source.name.zh } as const;
  const run = await requestRun(dock.ledger, { ...wanted, scopeId: dock.atlas.root.id, input }, { at: now });
  await noteSourceMark(dock.ledger, { id, watermark: counted.mark, pulledAt: now });
  return { rows: counted.rows, watermark: counted.mark, run: run?.id ?? null, sha256 };
}

/** The rows as a csv with a header, as they come; counts them on the way. */
async function* csvOf(
  first: ForeignRow,
  rest: ForeignRows,
  counted: { rows: number; mark: string | null; isOrdered: boolean },
): AsyncGenerator<Buffer> {
  yield Buffer.from(`\uFEFF${line(first.headers)}`);
  const count = ({ mark }: ForeignRow) => {
    counted.rows += 1;
    // Marks of a table come in order; those of an endpoint may not.
    if (mark !== null && (counted.isOrdered || counted.mark === null || isLater(mark, counted.mark)))
      counted.mark = mark;
  };
  count(first);
  yield Buffer.from(line(first.cells));
  for await (const row of rest) {
    count(row);
    yield Buffer.from(line(row.cells));
  }
}

/** Whole numbers by their size, everything else as text: moments are written so that they sort. */
function isLater(a: string, b: string): boolean {
  return /^\d+$/.test(a) && /^\d+$/.test(b) ? BigInt(a) > BigInt(b) : a > b;
}

function line(cells: readonly string[]): string {
  return `${cells.map(cell => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`;
}
