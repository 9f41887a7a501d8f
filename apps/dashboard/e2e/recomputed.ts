import { join } from 'node:path';
import { arrivals, filedRows, listedTitles, refusedRows, type FiledRow, type ListedTitle } from './workbooks.js';

/** Operating revenue of the monitored enterprises of the province, worked out from the workbooks themselves. */
export interface Recomputed {
  /** 万元. */
  revenue: number;
  /** Percent, on the enterprises with revenue in both periods, and how many those are. */
  growth: number;
  nComparable: number;
}

const YEARS_VALID = 3;
const MONITORED = ['市级', '省级', '国家级'];

/**
 * Sums what the enterprises with a monitored title at the end of the period filed.
 *
 * The latest row an enterprise filed for the period counts (补报 and 更正 come later); refused rows never do. The base is
 * the 上年同期 of that row, or what the enterprise filed a year before where the cell is empty.
 */
export async function recompute(home: string, period: string): Promise<Recomputed> {
  const demo = join(home, 'demo');
  const yearBefore = `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;
  const [now, then] = [await latest(demo, period), await latest(demo, yearBefore)];
  const monitored = await monitoredAt(demo, lastDayOf(period));
  const counted = [...now.values()].filter(({ uscc, revenue }) => monitored.has(uscc) && revenue !== null);
  const pairs = counted
    .map(({ uscc, revenue, revenuePrior }) => ({
      revenue: revenue ?? 0,
      base: revenuePrior ?? then.get(uscc)?.revenue ?? 0,
    }))
    .filter(({ base }) => base > 0);
  const base = sum(pairs.map(pair => pair.base));
  return {
    revenue: sum(counted.map(({ revenue }) => revenue ?? 0)),
    growth: (100 * (sum(pairs.map(pair => pair.revenue)) - base)) / base,
    nComparable: pairs.length,
  };
}

/** The last row each enterprise filed for a period. */
export async function latest(demo: string, period: string): Promise<Map<string, FiledRow>> {
  const refused = await refusedRows(demo);
  const live = new Map<string, FiledRow>();
  for (const { path } of (await arrivals(demo)).filter(file => file.kind === 'filing' && file.period === period)) {
    for (const row of await filedRows(demo, path, refused)) if (row.period === period) live.set(row.uscc, row);
  }
  return live;
}

/** Enterprises that hold a municipal, provincial or national title on a day. */
async function monitoredAt(demo: string, day: string): Promise<Set<string>> {
  const holders = new Map<string, ListedTitle>();
  const lists = (await arrivals(demo)).filter(({ kind }) => kind === 'title');
  const lines = (await Promise.all(lists.map(({ path }) => listedTitles(demo, path)))).flat();
  for (const line of lines.filter(({ on }) => on <= day).toSorted((a, b) => a.on.localeCompare(b.on))) {
    if (MONITORED.some(tier => line.tier.startsWith(tier))) holders.set(`${line.uscc} ${line.tier}`, line);
  }
  const valid = [...holders.values()].filter(({ isCancelled, on }) => !isCancelled && day < yearsLater(on));
  return new Set(valid.map(({ uscc }) => uscc));
}

const yearsLater = (day: string): string => `${Number(day.slice(0, 4)) + YEARS_VALID}${day.slice(4)}`;

function lastDayOf(period: string): string {
  const [year, month] = period.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** A sum of amounts with four decimals at most, free of the drift of binary fractions. */
const sum = (amounts: number[]): number =>
  amounts.reduce((total, amount) => total + Math.round(amount * 10_000), 0) / 10_000;
