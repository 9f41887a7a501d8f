import { z } from 'zod';

/** Units a document counts in, each with its English name and, for money, its factor into 万元. */
export const DOCUMENT_UNITS = {
  户: { en: 'enterprises', cny10k: null },
  家: { en: 'units', cny10k: null },
  个: { en: 'units', cny10k: null },
  项: { en: 'items', cny10k: null },
  件: { en: 'pieces', cny10k: null },
  台: { en: 'machines', cny10k: null },
  名: { en: 'persons', cny10k: null },
  人: { en: 'persons', cny10k: null },
  万人: { en: '10,000 persons', cny10k: null },
  万人次: { en: '10,000 attendances', cny10k: null },
  次: { en: 'times', cny10k: null },
  位: { en: 'places', cny10k: null },
  级: { en: 'levels', cny10k: null },
  年: { en: 'years', cny10k: null },
  倍: { en: 'times', cny10k: null },
  分: { en: 'points', cny10k: null },
  '%': { en: '%', cny10k: null },
  元: { en: 'CNY', cny10k: 0.0001 },
  万元: { en: 'CNY 10,000', cny10k: 1 },
  亿元: { en: 'CNY 100 million', cny10k: 10_000 },
} as const satisfies Record<string, { en: string; cny10k: number | null }>;

/** A unit of a document, by its own word. */
export type DocumentUnit = keyof typeof DOCUMENT_UNITS;

export const documentUnit = z.enum(Object.keys(DOCUMENT_UNITS) as [DocumentUnit, ...DocumentUnit[]]);

/** A number with its unit, as the document writes it. */
export const quantity = z.strictObject({ value: z.number().min(0), unit: documentUnit });
export type Quantity = z.output<typeof quantity>;

/** A number of a document as it is reckoned with: money in 万元, everything else as written. */
export function inBaseUnit(value: number, unit: DocumentUnit): number {
  return value * (DOCUMENT_UNITS[unit].cny10k ?? 1);
}

/** The same in 万元, or null where the unit is none of money. */
export function inCny10k(value: number, unit: DocumentUnit): number | null {
  const factor = DOCUMENT_UNITS[unit].cny10k;
  return factor === null ? null : value * factor;
}
