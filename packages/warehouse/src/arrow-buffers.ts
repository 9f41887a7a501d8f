/** Bytes that are appended to and emptied again without giving the memory back. */
export class GrowingBytes {
  private memory: Buffer;
  length = 0;

  constructor(capacity = 1 << 16) {
    this.memory = Buffer.allocUnsafe(capacity);
  }

  /** Makes room for more bytes and hands out the memory to write them to, at `length`. */
  room(bytes: number): Buffer {
    if (this.length + bytes > this.memory.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.memory.length * 2, this.length + bytes));
      this.memory.copy(larger, 0, 0, this.length);
      this.memory = larger;
    }
    return this.memory;
  }

  append(bytes: Buffer, from: number, to: number): void {
    bytes.copy(this.room(to - from), this.length, from, to);
    this.length += to - from;
  }

  bytes(): Buffer {
    return this.memory.subarray(0, this.length);
  }

  clear(): void {
    this.length = 0;
  }
}

/** Bits that are appended to, the first in the lowest place of the first byte: the order of Arrow, of Parquet and of DuckDB. */
export class GrowingBits {
  private readonly memory = new GrowingBytes(1 << 13);
  length = 0;
  ones = 0;

  push(isSet: boolean): void {
    const at = this.length >> 3;
    const memory = at < this.memory.length ? this.memory.room(0) : this.zeroed();
    if (isSet) {
      memory[at]! |= 1 << (this.length & 7);
      this.ones++;
    }
    this.length++;
  }

  /** Appends the first bits of some bytes; null is that many ones. */
  append(bits: Buffer | null, count: number): void {
    if (bits === null && (this.length & 7) === 0) return this.appendOnes(count);
    for (let index = 0; index < count; index++) {
      this.push(bits === null || (bits[index >> 3]! & (1 << (index & 7))) !== 0);
    }
  }

  bytes(): Buffer {
    return this.memory.bytes();
  }

  clear(): void {
    this.memory.clear();
    this.length = 0;
    this.ones = 0;
  }

  private appendOnes(count: number): void {
    const whole = count >> 3;
    this.memory.room(whole).fill(0xff, this.memory.length, this.memory.length + whole);
    this.memory.length += whole;
    this.length += whole * 8;
    this.ones += whole * 8;
    for (let index = whole * 8; index < count; index++) this.push(true);
  }

  private zeroed(): Buffer {
    const memory = this.memory.room(1);
    memory[this.memory.length++] = 0;
    return memory;
  }
}
