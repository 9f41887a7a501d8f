import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database of one test file's own, on the throw-away server that jest started. */
export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** Creates an empty database; call `drop` in afterAll. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  await onServer(`CREATE DATABASE ${name}`);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`DROP DATABASE ${name} WITH (FORCE)`) };
}

function serverUrl(): string {
  const url = process.env.TIDU_TEST_DATABASE_URL;
  if (!url) throw new Error('Run this test from the root, where jest starts a PostgreSQL for it.');
  return url;
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
