import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { link, mkdir, open, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Manifest } from './manifest.js';

/** One file of a backup. */
export type KeptFile = Manifest['files'][number];

/** sha256 and length of what passes through. */
export function measuring(): { through: Transform; measured(): Pick<KeptFile, 'bytes' | 'sha256'> } {
  const hash = createHash('sha256');
  let bytes = 0;
  const through = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  return { through, measured: () => ({ bytes, sha256: hash.digest('hex') }) };
}

/**
 * Copies a file that is never changed into a backup; one that stands in the backup before is shared with it.
 *
 * @param source absolute; @param path its place in the backup
 * @returns null where the file is gone
 */
export async function keepCopy(
  source: string,
  path: string,
  { into, earlier }: { into: string; earlier: { folder: string; manifest: Manifest } | null },
): Promise<KeptFile | null> {
  const size = await stat(source).then(
    found => found.size,
    () => null,
  );
  if (size === null) return null;
  const target = join(into, path);
  await mkdir(dirname(target), { recursive: true });
  const before = earlier?.manifest.files.find(file => file.path === path && file.bytes === size);
  if (before !== undefined && (await isLinked(join(earlier!.folder, path), target))) return before;
  const { through, measured } = measuring();
  await pipeline(createReadStream(source), through, createWriteStream(target, { flags: 'wx' }));
  await flush(target);
  return { path, ...measured() };
}

async function isLinked(from: string, to: string): Promise<boolean> {
  return link(from, to).then(
    () => true,
    () => false, // another disk, or gone: then it is copied
  );
}

/** Makes what was written last through the next power cut. */
export async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
