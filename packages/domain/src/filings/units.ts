import { scaleTo10kYuan } from '../vocabulary/index.js';
import type { Reading } from './targets.js';

/** Units of electricity → 万千瓦时. */
const TO_10_MWH: Record<string, string> = {
  万千瓦时: '1',
  千瓦时: '0.0001',
  度: '0.0001',
  亿千瓦时: '10000',
  兆瓦时: '0.1',
};
const PERCENT = new Set(['%', '百分比']);

/** The decimal factor, as text, from a named unit to the unit a reading is stored in; null where the two do not go together. */
export function factorOf(unit: string | null, reading: Reading): string | null {
  if (unit === null) return '1';
  if (reading === 'money') return scaleTo10kYuan(unit);
  if (reading === 'percent') return PERCENT.has(unit) ? '1' : null;
  if (TO_10_MWH[unit]) return reading === 'amount' ? TO_10_MWH[unit] : null;
  return scaleTo10kYuan(unit) === null && !PERCENT.has(unit) ? '1' : null;
}

/** Whether two units named for one column cannot both be right. */
export function contradicts(unit: string, other: string, reading: Reading): boolean {
  const [a, b] = [factorOf(unit, reading), factorOf(other, reading)];
  return a === null || b === null || a !== b;
}

/** The unit of money a line above the header declares (`单位：万元`, `金额单位：元、人`), or null. */
export function unitOfSheet(titles: readonly string[]): string | null {
  for (const title of titles) {
    const match = /单位[:：]\s*(?:人民币)?((?:百|千|万|十万|百万|千万|亿)?元)/u.exec(
      title.normalize('NFKC').replace(/\s+/g, ''),
    );
    if (match?.[1]) return match[1];
  }
  return null;
}
