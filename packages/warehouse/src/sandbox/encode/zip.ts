import { constants, crc32, deflateRawSync } from 'node:zlib';
import { Refused } from '../gate/index.js';

const DEFLATE = 8;
/** Sizes stand behind the data; names are UTF-8. */
const FLAGS = 0x0808;
const VERSION = 20;
const EFFORT = 1;
/** 1 January 1980: the same result is the same file. */
const DATE = 0x21;
const LARGEST_FILE = 0xffffffff;
/** A last, empty block of deflate. */
const LAST_BLOCK = Buffer.from([3, 0]);

interface Entry {
  name: Buffer;
  offset: number;
  crc: number;
  packed: number;
  plain: number;
}

/** A zip written from front to back, nothing kept but its directory. */
export class ZipWriter {
  private offset = 0;
  private readonly entries: Entry[] = [];

  /** A whole file. */
  file(name: string, bytes: Buffer): Buffer[] {
    return [...this.open(name), ...this.write(bytes), ...this.close()];
  }

  open(name: string): Buffer[] {
    const entry: Entry = { name: Buffer.from(name), offset: this.offset, crc: 0, packed: 0, plain: 0 };
    this.entries.push(entry);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    for (const [at, value] of [
      [4, VERSION],
      [6, FLAGS],
      [8, DEFLATE],
      [12, DATE],
      [26, entry.name.length],
    ] as const) {
      head.writeUInt16LE(value, at);
    }
    return this.sent([head, entry.name]);
  }

  /**
   * Packs a piece by itself: it ends on a whole byte and is not the last, so that the next may follow.
   *
   * @throws Refused sql-result-too-large beyond 4 GB, where the plain zip format ends
   */
  write(bytes: Buffer): Buffer[] {
    const entry = this.entries.at(-1)!;
    const packed = deflateRawSync(bytes, { level: EFFORT, finishFlush: constants.Z_SYNC_FLUSH });
    entry.crc = crc32(bytes, entry.crc);
    entry.plain += bytes.length;
    entry.packed += packed.length;
    if (entry.plain > LARGEST_FILE) throw new Refused('sql-result-too-large', { limit: '4 GB' });
    return this.sent([packed]);
  }

  close(): Buffer[] {
    const entry = this.entries.at(-1)!;
    entry.packed += LAST_BLOCK.length;
    const tail = Buffer.alloc(16);
    [0x08074b50, entry.crc, entry.packed, entry.plain].forEach((value, index) => tail.writeUInt32LE(value, index * 4));
    return this.sent([LAST_BLOCK, tail]);
  }

  /** The directory, which ends the file. */
  finish(): Buffer[] {
    const start = this.offset;
    const directory = this.sent(this.entries.flatMap(entry => [directoryEntry(entry), entry.name]));
    const tail = Buffer.alloc(22);
    tail.writeUInt32LE(0x06054b50, 0);
    tail.writeUInt16LE(this.entries.length, 8);
    tail.writeUInt16LE(this.entries.length, 10);
    tail.writeUInt32LE(this.offset - start, 12);
    tail.writeUInt32LE(start, 16);
    return [...directory, tail];
  }

  private sent(pieces: Buffer[]): Buffer[] {
    for (const { length } of pieces) this.offset += length;
    return pieces;
  }
}

function directoryEntry({ name, offset, crc, packed, plain }: Entry): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  for (const [at, value] of [
    [4, VERSION],
    [6, VERSION],
    [8, FLAGS],
    [10, DEFLATE],
    [14, DATE],
    [28, name.length],
  ] as const) {
    entry.writeUInt16LE(value, at);
  }
  [crc, packed, plain].forEach((value, index) => entry.writeUInt32LE(value, 16 + index * 4));
  entry.writeUInt32LE(offset, 42);
  return entry;
}
