/** A value of Thrift, as far as Parquet's metadata needs them; null fields are left out. */
export type Thrift =
  | { t: 'i32' | 'i64'; value: number }
  | { t: 'bool'; value: boolean }
  | { t: 'text'; value: string }
  | { t: 'list'; of: ThriftKind; value: readonly Thrift[] }
  | { t: 'struct'; value: ThriftFields };
type ThriftKind = Thrift['t'];

/** Fields of a struct by their number. */
export type ThriftFields = readonly (readonly [id: number, value: Thrift])[];

export const i32 = (value: number): Thrift => ({ t: 'i32', value });
export const i64 = (value: number): Thrift => ({ t: 'i64', value });
export const bool = (value: boolean): Thrift => ({ t: 'bool', value });
export const text = (value: string): Thrift => ({ t: 'text', value });
export const struct = (value: ThriftFields): Thrift => ({ t: 'struct', value });
export const list = (of: ThriftKind, value: readonly Thrift[]): Thrift => ({ t: 'list', of, value });

const CODES: Record<ThriftKind, number> = { bool: 1, i32: 5, i64: 6, text: 8, list: 9, struct: 12 };
const BOOL_FALSE = 2;

/**
 * A struct in the compact protocol.
 *
 * @see https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
 */
export function encodeStruct(fields: ThriftFields): Buffer {
  const pieces: Buffer[] = [];
  let before = 0;
  for (const [id, value] of fields) {
    const code = value.t === 'bool' && !value.value ? BOOL_FALSE : CODES[value.t];
    pieces.push(Buffer.from([((id - before) << 4) | code]));
    if (value.t !== 'bool') pieces.push(encode(value));
    before = id;
  }
  return Buffer.concat([...pieces, Buffer.from([0])]);
}

/** A whole number, seven bits a byte, the lowest first. */
export function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = BigInt(value);
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  return Buffer.from([...bytes, Number(rest)]);
}

function encode(value: Exclude<Thrift, { t: 'bool' }>): Buffer {
  switch (value.t) {
    case 'i32':
    case 'i64':
      // Zigzag: the sign goes into the lowest bit. All numbers here are positive.
      return varint(value.value * 2);
    case 'text':
      return lengthAndBytes(value.value);
    case 'struct':
      return encodeStruct(value.value);
    case 'list':
      return encodeList(value.of, value.value);
  }
}

function lengthAndBytes(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([varint(bytes.length), bytes]);
}

function encodeList(of: ThriftKind, values: readonly Thrift[]): Buffer {
  const isShort = values.length < 15;
  const head = Buffer.from([((isShort ? values.length : 15) << 4) | CODES[of]]);
  const size = isShort ? Buffer.alloc(0) : varint(values.length);
  return Buffer.concat([head, size, ...values.map(value => encode(value as Exclude<Thrift, { t: 'bool' }>))]);
}
