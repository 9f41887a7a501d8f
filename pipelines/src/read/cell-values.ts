import type { NumberShape } from './workbook-parts.js';

const DAY_MS = 86_400_000;

/** What a cell's XML says before it becomes text. */
export interface RawCell {
  type: string;
  shape: NumberShape;
  value: string;
}

/** The text a person would read in a cell: days as ISO, percentages with their sign, numbers without binary dust. */
export function textOfNumber(value: string, shape: NumberShape, dates1904: boolean): string {
  if (value === '') return '';
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  if (shape === 'date') return isoOfSerial(number, dates1904) ?? value;
  if (shape === 'percent') return `${plain(number * 100)}%`;
  // A binary fraction printed in full (0.30000000000000004) is not what was typed; 15 digits are.
  return value.length > 16 && !/e/i.test(value) && value.includes('.') ? plain(number) : value;
}

/** Day of a serial number, with the time where it has one; null where no calendar has such a day. */
export function isoOfSerial(serial: number, dates1904: boolean): string | null {
  if (serial < 0 || serial > 2_958_465) return null;
  // The 1900 system counts a 29 February 1900 that never was: days before it lie one off.
  const base = dates1904 ? Date.UTC(1904, 0, 1) : serial < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
  const iso = new Date(base + Math.round((serial * DAY_MS) / 1000) * 1000).toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19);
}

function plain(number: number): string {
  return String(Number(number.toPrecision(15)));
}
