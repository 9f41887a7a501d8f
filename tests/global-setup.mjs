import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../infra/local/dist/index.js';

/** One throw-away PostgreSQL for the whole run; its address reaches the tests as TIDU_TEST_DATABASE_URL. */
export default async function globalSetup() {
  if (process.env.TIDU_TEST_DATABASE_URL) return;
  const home = mkdtempSync(join(tmpdir(), 'tidu-jest-'));
  globalThis.testPostgres = { home, server: await startPostgres({ home, ephemeral: true }) };
  process.env.TIDU_TEST_DATABASE_URL = globalThis.testPostgres.server.url;
}
