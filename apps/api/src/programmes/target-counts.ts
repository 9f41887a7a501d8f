import { valuesOf, type Observed, type Target, type Tier } from '@tidu/domain';
import type { HolderCount, Warehouse } from '@tidu/warehouse';

/** What the register and the reports count for a target: in all, by the highest title alone, and by region; oldest first. */
export interface Counted {
  whole: Observed[];
  highest: Observed[];
  parts: Map<string, Observed[]>;
}

/** Counts of a target up to a day; null where somebody has to report it. */
export async function countedOf(
  warehouse: Warehouse,
  target: Target,
  { regionId, on }: { regionId: string; on: string },
): Promise<Counted | null> {
  const { actual } = target;
  if (actual === null) return null;
  const days = daysOf(target, on);
  if ('holders' in actual) {
    const ask = (by: 'any-title' | 'highest-title') => warehouse.holders({ regionId, tiers: actual.holders, by, days });
    const [own, highest] = await Promise.all([ask(actual.by), ask('highest-title')]);
    return { whole: wholeOf(own), highest: wholeOf(highest), parts: partsOf(own) };
  }
  // Only a single tier can be asked for; of several the indicator is not known.
  if (actual.tiers !== null && actual.tiers.length > 1) return { whole: [], highest: [], parts: new Map() };
  return indicatorOver(warehouse, { code: actual.indicator, tier: actual.tiers?.[0] ?? null, regionId, days });
}

/** The end of the year before the plan, of every year it names that is over, and the day itself. */
function daysOf(target: Target, on: string): string[] {
  const years = valuesOf(target).map(({ year }) => year);
  const first = Math.min(...years, target.base?.year ?? Infinity) - 1;
  const last = Math.max(...years);
  const ends = Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => `${first + step}-12-31`);
  return [...ends.filter(day => day < on), on];
}

function wholeOf(counts: readonly HolderCount[]): Observed[] {
  return counts.filter(({ isWhole }) => isWhole).map(({ on, n }) => ({ on, value: n }));
}

function partsOf(counts: readonly HolderCount[]): Map<string, Observed[]> {
  const parts = new Map<string, Observed[]>();
  for (const { on, regionId, isWhole, n } of counts) {
    if (isWhole || regionId === null) continue;
    parts.set(regionId, [...(parts.get(regionId) ?? []), { on, value: n }]);
  }
  return parts;
}

/** The indicator at the end of each year, over the enterprises whose highest title is this. */
async function indicatorOver(
  warehouse: Warehouse,
  { code, tier, regionId, days }: { code: string; tier: Tier | null; regionId: string; days: string[] },
): Promise<Counted> {
  const filed = new Set((await warehouse.periods(regionId)).map(({ period }) => period));
  const periods = [...new Set(days.map(day => day.slice(0, 7)))].filter(period => filed.has(period));
  const whole: Observed[] = [];
  if (periods.length > 0) {
    const answers = await warehouse.values({ codes: [code], periods, by: 'none', regionId, tier });
    for (const { period, value } of answers)
      if (value !== null) whole.push({ on: days.find(day => day.startsWith(period))!, value });
  }
  return { whole, highest: [], parts: new Map() };
}
