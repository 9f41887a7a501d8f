import { scaleTo10kYuan, YUAN_UNITS } from '../vocabulary/index.js';
import type { Reading } from './targets.js';

/** Units of electricity and the decimal factor, as text, of each into 万千瓦时. */
export const ENERGY_UNITS: ReadonlyMap<string, string> = new Map([
  ['万千瓦时', '1'],
  ['千瓦时', '0.0001'],
  ['度', '0.0001'],
  ['万度', '1'],
  ['亿千瓦时', '10000'],
  ['兆瓦时', '0.1'],
]);
const PERCENT = new Set(['%', '百分比']);
/** Units that need no conversion. */
export const OTHER_UNITS: readonly string[] = [...PERCENT, '人', '名', '件', '项', '个', '户', '家'];

const DECLARED = new RegExp(
  `单\\s*位\\s*[:：]?\\s*(?:(?:${OTHER_UNITS.join('|')})\\s*[、,，/]\\s*)*(?:人民币)?(${[...YUAN_UNITS.keys()].join('|')})(?:人民币)?(?!\\p{L})`,
  'u',
);

/** The decimal factor, as text, from a named unit to the unit a reading is stored in; null where the two do not go together. */
export function factorOf(unit: string | null, reading: Reading): string | null {
  if (unit === null) return '1';
  if (reading === 'money') return scaleTo10kYuan(unit);
  if (reading === 'percent') return PERCENT.has(unit) ? '1' : null;
  const energy = ENERGY_UNITS.get(unit);
  if (energy !== undefined) return reading === 'amount' ? energy : null;
  return scaleTo10kYuan(unit) === null && !PERCENT.has(unit) ? '1' : null;
}

/** Whether anything is measured in it. */
export function isUnit(unit: string): boolean {
  return YUAN_UNITS.has(unit) || ENERGY_UNITS.has(unit) || OTHER_UNITS.includes(unit);
}

/** Whether two units named for one column cannot both be right. */
export function contradicts(unit: string, other: string, reading: Reading): boolean {
  const [a, b] = [factorOf(unit, reading), factorOf(other, reading)];
  return a === null || b === null || a !== b;
}

/**
 * The unit of money a line above the header declares (`单位：万元`, `金额单位：元、人`), or null. A name after 填报单位：is
 * no unit, whatever it begins with.
 */
export function unitOfSheet(titles: readonly string[]): string | null {
  for (const title of titles) {
    const match = DECLARED.exec(title.normalize('NFKC'));
    if (match?.[1]) return match[1];
  }
  return null;
}
