import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Makes a finished file durable, read-only and visible under its name, in this order.
 *
 * @returns the sha256 of the file, by which readers know it
 */
export async function seal(building: string, file: string): Promise<string> {
  if (await exists(`${building}.wal`))
    throw new Error(`${building} was not closed: its write-ahead log is still there.`);
  await flush(building);
  const sha256 = await hashFile(building);
  await chmod(building, 0o444);
  await rename(building, file);
  await flush(path.dirname(file));
  return sha256;
}

/** sha256 of a file, read as a stream. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Removes what an unfinished build left. */
export async function discard(building: string): Promise<void> {
  for (const file of [building, `${building}.wal`, `${building}.tmp`]) await rm(file, { recursive: true, force: true });
}

/** Whether a file stands there. */
export async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
