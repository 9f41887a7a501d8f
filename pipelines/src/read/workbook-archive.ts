import { crc32 } from 'node:zlib';
import type { Readable } from 'node:stream';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { FileRefused } from './refusal.js';
import { LIMITS } from './sheet-read.js';

/** A workbook's archive whose directory was found harmless. Nothing is ever unpacked to disk. */
export class WorkbookArchive {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** @throws FileRefused when the directory is damaged, or declares what must not be there */
  static async open(path: string): Promise<WorkbookArchive> {
    const zip = await openPromise(path, { autoClose: false, validateEntrySizes: true }).catch(error => {
      throw refusalOf(error);
    });
    try {
      return new WorkbookArchive(zip, await directoryOf(zip));
    } catch (error) {
      zip.close();
      throw refusalOf(error);
    }
  }

  get names(): string[] {
    return [...this.entries.keys()];
  }

  /** Declared size of all parts together, in bytes. */
  get unpackedBytes(): number {
    return [...this.entries.values()].reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** Bytes of one part, its checksum compared at the end; empty where there is no such part. */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name);
    if (!entry) return;
    let checksum = 0;
    try {
      const stream: Readable = await this.zip.openReadStreamPromise(entry);
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        checksum = crc32(chunk, checksum);
        yield chunk;
      }
    } catch (error) {
      throw refusalOf(error);
    }
    if (checksum !== entry.crc32) throw new FileRefused('FILE_CORRUPT', 'CRC');
  }

  close(): void {
    this.zip.close();
  }
}

async function directoryOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  const seen = new Set<string>();
  let unpacked = 0;
  if (zip.entryCount > LIMITS.entries)
    throw new FileRefused('FILE_DECOMPRESSION_LIMIT', `${zip.entryCount} 个部件`, `${LIMITS.entries} 个`);
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    if (entry.generalPurposeBitFlag & 1) throw new FileRefused('FILE_ENCRYPTED');
    // eslint-disable-next-line no-control-regex
    if (/^[/\\]|\\|^[A-Za-z]:|(?:^|\/)\.\.(?:\/|$)|[\u0000-\u001f]/.test(name))
      throw new FileRefused('FILE_UNSAFE_ARCHIVE', name.slice(0, 80));
    if (seen.has(name.toLowerCase())) throw new FileRefused('FILE_UNSAFE_ARCHIVE', `重复的 ${name.slice(0, 80)}`);
    seen.add(name.toLowerCase());
    unpacked += entry.uncompressedSize;
    const isBomb =
      entry.uncompressedSize > LIMITS.ratioFrom && entry.uncompressedSize > entry.compressedSize * LIMITS.ratio;
    if (unpacked > LIMITS.unpacked || isBomb) {
      throw new FileRefused(
        'FILE_DECOMPRESSION_LIMIT',
        `${Math.round(unpacked / 1048576)} MB`,
        `${LIMITS.unpacked / 1048576} MB`,
      );
    }
    entries.set(name, entry);
  }
  return entries;
}

function refusalOf(error: unknown): unknown {
  if (error instanceof FileRefused) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (/invalid (?:relative path|characters in fileName)|absolute path/i.test(message))
    return new FileRefused('FILE_UNSAFE_ARCHIVE', '路径越界的部件');
  // Anything else yauzl or zlib stumbles over is damage; a programming error of ours is not.
  return error instanceof TypeError || error instanceof RangeError ? error : new FileRefused('FILE_CORRUPT', '压缩包');
}
