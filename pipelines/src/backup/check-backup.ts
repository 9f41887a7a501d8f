import { createReadStream } from 'node:fs';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { join } from 'node:path';
import { TiduError } from '@tidu/domain';
import { measuring } from './kept-copy.js';
import { readManifest } from './manifest.js';

/** Reads a whole backup again and says what is wrong with it; null where all is as it was written. */
export async function checkBackup(folder: string): Promise<string | null> {
  const manifest = await readManifest(folder).catch((error: unknown) => error);
  if (manifest instanceof TiduError) return String(manifest.facts['reason']);
  if (manifest instanceof Error) return manifest.message;
  for (const file of (manifest as Awaited<ReturnType<typeof readManifest>>).files) {
    const found = await sha256Of(join(folder, file.path));
    if (found === null) return `${file.path} 不见了`;
    if (found !== file.sha256) return `${file.path} 的内容变了`;
    // An original is kept under the hash of its bytes: this one was damaged before it was copied.
    if (file.path.startsWith('files/') && file.path !== `files/${found}`) return `${file.path} 的内容与名称不符`;
  }
  return null;
}

async function sha256Of(file: string): Promise<string | null> {
  const { through, measured } = measuring();
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  try {
    await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), through, nowhere);
    return measured().sha256;
  } catch {
    return null;
  }
}
