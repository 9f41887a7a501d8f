import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Transform } from 'node:stream';
import { TiduError } from '@tidu/domain';

/** A file as it was sent, kept under its own hash and never changed. */
export interface Original {
  sha256: string;
  /** Absolute. */
  path: string;
  bytes: number;
}

/**
 * Keeps a copy of a file under `<home>/files/<sha256>`.
 *
 * @throws TiduError `file-unreadable` when there is no such file
 */
export async function keepOriginal(home: string, file: string): Promise<Original> {
  const folder = join(home, 'files');
  await mkdir(folder, { recursive: true });
  const aside = join(folder, `.${randomUUID()}.part`);
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    await pipeline(createReadStream(file), hashing, createWriteStream(aside, { flags: 'wx' }));
    const sha256 = hash.digest('hex');
    const path = join(folder, sha256);
    const { size } = await stat(aside);
    await sync(aside);
    await chmod(aside, 0o444);
    await rename(aside, path);
    await sync(folder);
    return { sha256, path, bytes: size };
  } catch (error) {
    await rm(aside, { force: true });
    const { code, message } = error as NodeJS.ErrnoException;
    throw new TiduError('file-unreadable', { file, reason: code ?? message }, { cause: error });
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
