import { readTable } from './table.js';

/** One entry of GB/T 4754: a section (A…T), a division (two digits), a group (three) or a class (four). */
export interface Industry {
  code: string;
  name: string;
  /** As the China Statistical Yearbook words it; null where it has none. */
  nameEn: string | null;
  level: 'section' | 'division' | 'group' | 'class';
  parentCode: string | null;
}

/** First and last division of each section (GB/T 4754-2017). */
const DIVISIONS_OF_SECTION: readonly [section: string, first: number, last: number][] = [
  ['A', 1, 5],
  ['B', 6, 12],
  ['C', 13, 43],
  ['D', 44, 46],
  ['E', 47, 50],
  ['F', 51, 52],
  ['G', 53, 60],
  ['H', 61, 62],
  ['I', 63, 65],
  ['J', 66, 69],
  ['K', 70, 70],
  ['L', 71, 72],
  ['M', 73, 75],
  ['N', 76, 79],
  ['O', 80, 82],
  ['P', 83, 83],
  ['Q', 84, 85],
  ['R', 86, 90],
  ['S', 91, 96],
  ['T', 97, 97],
];

/**
 * Section of an industry code as filed: `C3562`, `3562`, `35` and `C` are all `C`; null when there is no such
 * division or the letter contradicts the digits. Text after the code (`M7450·质检技术服务`) is read over.
 */
export function sectionOf(code: string): string | null {
  const match = /^([A-T])?(\d{2,4})?(?![0-9A-Z])/.exec(code.normalize('NFKC').trim().toUpperCase());
  const [letter, digits] = [match?.[1], match?.[2]];
  if (!digits) return letter ?? null;
  const division = Number(digits.slice(0, 2));
  const section = DIVISIONS_OF_SECTION.find(([, first, last]) => division >= first && division <= last)?.[0] ?? null;
  return letter && letter !== section ? null : section;
}

/** The digits (or the lone letter) of an industry code as filed: `C3562·…` → `3562`; null when it names no industry. */
export function normaliseIndustryCode(text: string): string | null {
  if (sectionOf(text) === null) return null;
  const plain = text.normalize('NFKC').trim().toUpperCase();
  return /^[A-T]?(\d{2,4})/.exec(plain)?.[1] ?? plain.charAt(0);
}

/** Industries from the text of a reference file with the columns code, name, level, parent, name_en. */
export function readIndustries(csvText: string): Industry[] {
  return readTable(csvText).map(row => ({
    code: row.code ?? '',
    name: row.name ?? '',
    nameEn: row.name_en || null,
    level: row.level as Industry['level'],
    parentCode: row.parent || null,
  }));
}
