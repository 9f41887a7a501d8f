import type { CellOrigin } from '@tidu/contract';
import { formatNumber, unitWord } from './format.js';
import type { Language, Messages } from './language/messages.js';

/** A filed value as it is printed: money with two decimals, what is whole without; a word stands as it is. */
export function filedNumber(value: number | string, unit: string): string {
  if (typeof value === 'string') return value;
  return formatNumber(value, Number.isInteger(value) && unit !== 'cny10k' ? 0 : 2);
}

/** The same with the word of its unit. */
export const filedValue = (value: number | string, unit: string, language: Language): string =>
  [filedNumber(value, unit), filedUnit(unit, language)].filter(Boolean).join(' ');

/** The word of the unit of a field; empty where nothing is measured. */
export const filedUnit = (unit: string, language: Language): string =>
  unit === 'none' ? '' : unitWord(unit, language);

/** Where in its sheet a value was filed: `D14`, or the row alone where the column is not known. */
export const cellName = ({ column, row }: CellOrigin, { lineage }: Messages): string =>
  column === null ? lineage.row(String(row)) : `${column}${row}`;

/** File, sheet and cell of a filed value, as one line. */
export const cellWords = (origin: CellOrigin, text: Messages): string =>
  text.lineage.cell(origin.fileName, origin.sheet, cellName(origin, text));
