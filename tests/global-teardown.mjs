import { rmSync } from 'node:fs';

/** Stops the throw-away PostgreSQL and removes its files. */
export default async function globalTeardown() {
  const started = globalThis.testPostgres;
  if (!started) return;
  await started.server.stop();
  rmSync(started.home, { recursive: true, force: true });
}
