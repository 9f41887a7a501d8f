/** A field of a table: where it stands in the schema, and how it is written. */
export type Field =
  | { slot: number; kind: 'byte' | 'short' | 'int'; value: number }
  | { slot: number; kind: 'long'; value: number }
  | { slot: number; kind: 'ref'; value: Ref };

/** A place in the buffer, counted from its end. */
export type Ref = number & { readonly ref: unique symbol };

const SIZES = { byte: 1, short: 2, int: 4, long: 8, ref: 4 };

/**
 * Writes a FlatBuffer, the format of Arrow's metadata, back to front: what is pointed to stands behind what points to it.
 *
 * @see https://flatbuffers.dev/internals/
 */
export class FlatBuffer {
  private bytes = Buffer.alloc(1024);
  private used = 0;

  /** A text, with its length before it and a zero behind. */
  text(value: string): Ref {
    const utf8 = Buffer.from(value);
    this.align(4, utf8.length + 1);
    this.put(Buffer.from([0]));
    this.put(utf8);
    return this.int(utf8.length);
  }

  /** A list of places. */
  refs(values: readonly Ref[]): Ref {
    this.align(4, values.length * 4);
    for (const value of [...values].reverse()) this.offset(value);
    return this.int(values.length);
  }

  /** A list of structs, each of 64-bit numbers. */
  structs(values: readonly (readonly number[])[]): Ref {
    this.align(8, values.length * (values[0]?.length ?? 0) * 8);
    for (const value of [...values].reverse()) for (const part of [...value].reverse()) this.long(part);
    return this.int(values.length);
  }

  /** A table of fields; a field that is not given has its default. */
  table(fields: readonly Field[]): Ref {
    // From the widest to the narrowest, so that each is aligned by those written before it.
    const ordered = [...fields].sort((a, b) => SIZES[a.kind] - SIZES[b.kind] || b.slot - a.slot);
    const end = this.used;
    const places = new Map<number, number>();
    for (const field of ordered) {
      this.align(SIZES[field.kind], 0);
      this.field(field);
      places.set(field.slot, this.used);
    }
    this.align(4, 0);
    this.put(Buffer.alloc(4));
    const table = this.used;
    this.vtable(places, table, table - end);
    return table as Ref;
  }

  /** The finished buffer, of a multiple of eight bytes. */
  finish(root: Ref): Buffer {
    this.align(8, 4);
    this.offset(root);
    return Buffer.from(this.bytes.subarray(this.bytes.length - this.used));
  }

  private vtable(places: ReadonlyMap<number, number>, table: number, tableBytes: number): void {
    const slots = Math.max(-1, ...places.keys()) + 1;
    for (let slot = slots - 1; slot >= 0; slot--) this.short(places.has(slot) ? table - places.get(slot)! : 0);
    this.short(tableBytes);
    this.short((slots + 2) * 2);
    // The table begins with the way to its vtable.
    this.bytes.writeInt32LE(this.used - table, this.bytes.length - table);
  }

  private field(field: Field): void {
    if (field.kind === 'ref') this.offset(field.value);
    else if (field.kind === 'long') this.long(field.value);
    else if (field.kind === 'int') this.int(field.value);
    else if (field.kind === 'short') this.short(field.value);
    else this.put(Buffer.from([field.value]));
  }

  private offset(target: Ref): void {
    this.align(4, 0);
    this.int(this.used + 4 - target);
  }

  private int(value: number): Ref {
    this.room(4).writeInt32LE(value, this.bytes.length - (this.used += 4));
    return this.used as Ref;
  }

  private short(value: number): void {
    this.room(2).writeUInt16LE(value, this.bytes.length - (this.used += 2));
  }

  private long(value: number): void {
    this.room(8).writeBigInt64LE(BigInt(value), this.bytes.length - (this.used += 8));
  }

  private put(bytes: Buffer): void {
    bytes.copy(this.room(bytes.length), this.bytes.length - (this.used += bytes.length));
  }

  /** Pads so that after `following` more bytes the place is a multiple of `size`. */
  private align(size: number, following: number): void {
    const over = (this.used + following) % size;
    if (over > 0) this.put(Buffer.alloc(size - over));
  }

  private room(bytes: number): Buffer {
    while (this.used + bytes > this.bytes.length) {
      const larger = Buffer.alloc(this.bytes.length * 2);
      this.bytes.copy(larger, this.bytes.length);
      this.bytes = larger;
    }
    return this.bytes;
  }
}
