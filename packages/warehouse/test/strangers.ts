import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { TiduError } from '@tidu/domain';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Sandbox, SandboxQuery, WorkerFile } from '../src/sandbox/index.js';

/** A database of enterprises of one region, with a secret in a schema that nobody may read. */
export interface Fixture {
  file: WorkerFile;
  /** sha256 of the file as it is now. */
  hash(): string;
  remove(): void;
}

/** What the secret says: it must be in no answer. */
export const SECRET = 'k0nf1d3nt1al';

/**
 * `ent(id, name, region, revenue)` and `app.secretcfg`, closed and read-only.
 *
 * @param more statements run before it is closed
 */
export async function makeFixture(rows = 1000, more: readonly string[] = []): Promise<Fixture> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tidu-strangers-'));
  const file = path.join(folder, 'w.duckdb');
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  for (const statement of [
    `CREATE TABLE ent AS SELECT CAST(i AS INTEGER) AS id, '合成企业' || i AS name, '330101' AS region,
       CAST(i * 1.25 AS DECIMAL(18, 4)) AS revenue FROM range(1, ${rows} + 1) t(i)`,
    `CREATE SCHEMA app`,
    `CREATE TABLE app.secretcfg AS SELECT 'token' AS k, '${SECRET}' AS v`,
    ...more,
  ]) {
    await connection.run(statement);
  }
  connection.closeSync();
  instance.closeSync();
  chmodSync(file, 0o444);
  return {
    file: { file, tables: ['ent'], tableFunctions: [], functions: [] },
    hash: () => createHash('sha256').update(readFileSync(file)).digest('hex'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** How a query went: what it answered, or the code and the facts it was refused with. */
export interface Outcome {
  code: string | null;
  facts: Record<string, string | number>;
  body: string;
  bytes: Buffer;
  ms: number;
}

/** Runs a text to its end as a stranger would. */
export async function runQuery(
  sandbox: Sandbox,
  file: WorkerFile,
  text: string,
  wish: Partial<SandboxQuery> = {},
): Promise<Outcome> {
  const started = performance.now();
  const query: SandboxQuery = {
    user: 'mallory',
    session: 'mallory',
    file,
    text,
    parameters: [],
    form: 'json',
    head: {},
    bom: false,
    markSmall: false,
    mostRows: 1000,
    mostBytes: 64 * 1024 * 1024,
    limitMs: 5000,
    signal: new AbortController().signal,
    ...wish,
  };
  const pieces: Buffer[] = [];
  const outcome = (code: string | null, facts: Outcome['facts']): Outcome => {
    const bytes = Buffer.concat(pieces);
    return { code, facts, bytes, body: bytes.toString(), ms: performance.now() - started };
  };
  try {
    const answer = await sandbox.run(query);
    for await (const piece of answer.bytes) pieces.push(Buffer.from(piece));
    return outcome(null, {});
  } catch (error) {
    if (error instanceof TiduError) return outcome(error.code, error.facts);
    throw error;
  }
}

/** Rows of a JSON answer. */
export const rowsOf = ({ body }: Outcome): unknown[][] => (JSON.parse(body) as { rows: unknown[][] }).rows;
