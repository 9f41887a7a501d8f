import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { TiduError } from '@tidu/domain';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A file as it was sent, kept under its own hash and never changed. */
export interface Original {
  sha256: string;
  /** Absolute. */
  path: string;
  bytes: number;
}

/** Where the original with this hash lies, kept or not. */
export function originalPath(home: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError(`${sha256} is no hash of a file`);
  return join(home, 'files', sha256);
}

/**
 * Keeps a copy of a file under `<home>/files/<sha256>`; it appears there whole or not at all.
 *
 * @param source a path, or the bytes as they arrive
 * @throws TiduError `file-unreadable` when there is no such file, or the bytes break off
 */
export async function keepOriginal(home: string, source: string | Readable): Promise<Original> {
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
    const bytes = typeof source === 'string' ? createReadStream(source) : source;
    await pipeline(bytes, hashing, createWriteStream(aside, { flags: 'wx' }));
    const sha256 = hash.digest('hex');
    const path = originalPath(home, sha256);
    const { size } = await stat(aside);
    await sync(aside);
    await chmod(aside, 0o444);
    await rename(aside, path);
    await sync(folder);
    return { sha256, path, bytes: size };
  } catch (error) {
    await rm(aside, { force: true });
    const { code, message } = error as NodeJS.ErrnoException;
    throw new TiduError(
      'file-unreadable',
      { file: typeof source === 'string' ? source : '', reason: code ?? message },
      { cause: error },
    );
  }
}

/**
 * The bytes of an original as they come, and what kind of file they look like.
 *
 * @throws TiduError `file-unreadable` when it is not kept any more
 */
export async function openOriginal(
  home: string,
  sha256: string,
): Promise<{ bytes: AsyncIterable<Uint8Array>; mediaType: string }> {
  const path = originalPath(home, sha256);
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new TiduError('file-unreadable', { file: sha256, reason: error.code ?? error.message }, { cause: error });
  });
  const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
  const isZip = bytesRead === 2 && buffer.toString('latin1') === 'PK';
  return { bytes: file.createReadStream({ start: 0 }), mediaType: isZip ? XLSX : 'text/csv' };
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
