import type { RegionEntry } from '@tidu/contract';
import { shownUnit, type ShownUnit } from '../format.js';
import type { Language } from '../language/messages.js';
import { briefName, nameIn, wholeName } from '../region-name.js';
import type { Asked } from './asked.js';
import type { Found } from './rows.js';

/** One row of the table of regions. */
export interface RegionRow {
  id: string;
  name: string;
  /** Whether one can look further down into it. */
  isOpen: boolean;
}

export interface RegionTable {
  rows: RegionRow[];
  /** What the total is called after the region it adds up: 全省. */
  totalName: string;
  /** Unit of the revenue column, one for all its rows and the total. */
  revenueUnit: ShownUnit;
}

/**
 * Rows of the table in the order of the tree (code order), regions without any enterprise left out.
 *
 * @param found figures by region
 * @param total figures of the asked region, for the unit of the column
 */
export function regionTable(
  found: Found,
  total: Found,
  asked: Asked,
  regions: ReadonlyMap<string, RegionEntry>,
  language: Language,
): RegionTable {
  const order = new Map([...regions.keys()].map((id, index) => [id, index]));
  // What is registered with the asked region itself comes after its parts, what has no region last.
  const place = (id: string): number => (id === asked.region.id ? order.size : (order.get(id) ?? Infinity));
  const ids = found.keys.filter(id => isCounted(found, id)).toSorted((a, b) => place(a) - place(b));
  const rows = ids.map((id): RegionRow => {
    const part = id === asked.region.id ? undefined : regions.get(id);
    const given = found.of('revenue', { key: id })?.keyName ?? { zh: id, en: null };
    return {
      id,
      name: part === undefined ? nameIn(given, language) : briefName(part, language),
      isOpen: part !== undefined,
    };
  });
  const revenues = ids.map(id => found.of('revenue', { key: id })?.value ?? null);
  return {
    rows,
    totalName: wholeName(asked.region, language),
    revenueUnit: shownUnit('cny10k', [...revenues, total.of('revenue')?.value ?? null]),
  };
}

const isCounted = (found: Found, key: string): boolean =>
  (found.of('enterprises-by-tier', { key })?.value ?? 0) > 0 ||
  (found.of('revenue', { key })?.nExpected ?? 0) > 0 ||
  (found.of('revenue', { key })?.n ?? 1) > 0;
