import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** What an archive's entry holds: a text, a file, bytes as they come, or null for a folder. */
export type EntrySource = string | { file: string } | AsyncIterable<Buffer> | null;

/** The directory's time of every entry, so that equal contents give equal bytes. Local on purpose: the stamp has no zone. */
const STAMP = { mtime: new Date(2020, 0, 1, 8, 0, 0), mode: 0o100644, forceDosTimestamp: true } as const;

/** Writes an archive with these entries in their order, each read only when it is its turn. */
export async function writeZip(
  path: string,
  entries: Iterable<readonly [name: string, source: EntrySource]>,
): Promise<void> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  zip.on('error', (error: Error) => output.destroy(error));
  for (const [name, source] of entries) {
    if (source === null) zip.addEmptyDirectory(name, { mtime: STAMP.mtime });
    else if (typeof source === 'string') zip.addBuffer(Buffer.from(source), name, STAMP);
    else
      zip.addReadStreamLazy(name, STAMP, done => {
        const stream = 'file' in source ? createReadStream(source.file) : Readable.from(source);
        stream.on('error', (error: Error) => output.destroy(error));
        done(null, stream);
      });
  }
  zip.end();
  await pipeline(output, createWriteStream(path));
}
