import { int64At } from './vector.js';

/** A reader of whole numbers of one width: the nearest double. */
export function wholeReader(bytes: 1 | 2 | 4 | 8, signed: boolean): (data: Buffer, row: number) => number {
  const readers = {
    1: signed ? (data: Buffer, row: number) => data.readInt8(row) : (data: Buffer, row: number) => data.readUInt8(row),
    2: signed
      ? (data: Buffer, row: number) => data.readInt16LE(row * 2)
      : (data: Buffer, row: number) => data.readUInt16LE(row * 2),
    4: signed
      ? (data: Buffer, row: number) => data.readInt32LE(row * 4)
      : (data: Buffer, row: number) => data.readUInt32LE(row * 4),
    8: signed
      ? (data: Buffer, row: number) => int64At(data, row * 8)
      : (data: Buffer, row: number) => data.readUInt32LE(row * 8 + 4) * 2 ** 32 + data.readUInt32LE(row * 8),
  };
  return readers[bytes];
}

/** A whole number of 8 or 16 bytes, exactly. */
export function exactWhole(data: Buffer, at: number, bytes: 8 | 16, signed: boolean): bigint {
  if (bytes === 8) return signed ? data.readBigInt64LE(at) : data.readBigUInt64LE(at);
  const high = signed ? data.readBigInt64LE(at + 8) : data.readBigUInt64LE(at + 8);
  return (high << 64n) | data.readBigUInt64LE(at);
}

/** A whole number as digits, exact whatever its size. */
export function wholeText(value: number, exact: () => bigint): string {
  return Number.isSafeInteger(value) ? String(value) : String(exact());
}

/** An unscaled decimal as digits with a point: 12345, 4 → `1.2345`. */
export function decimalText(unscaled: string, scale: number): string {
  if (scale === 0) return unscaled;
  const isNegative = unscaled.startsWith('-');
  const digits = (isNegative ? unscaled.slice(1) : unscaled).padStart(scale + 1, '0');
  const point = digits.length - scale;
  return `${isNegative ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** The shortest digits that mean the same single-precision number. */
export const singleText = (value: number): string => String(Number(value.toPrecision(7)));
