import { createWorkCalendar, ruleOn, type Inquiry, type Programme, type Purpose } from '@tidu/domain';
import type { Warehouse } from '@tidu/warehouse';
import { latestQuarter } from '../latest-quarter.js';
import type { ProgrammeSource, Shelf } from './library.js';

/** Where only the newest quarter is wanted, a deadline may stand at its nominal day. */
const PLAIN_CALENDAR = createWorkCalendar([]);

/** What is asked of a rule; left out is today, and the newest whole year anybody filed. */
export interface Asked {
  purpose: Purpose;
  on?: string | undefined;
  period?: string | undefined;
}

/** The day, the period and the purpose of a question. */
export async function inquiryOf(warehouse: Warehouse, { purpose, on, period }: Asked, now: Date): Promise<Inquiry> {
  const day = on ?? localDay(now);
  return { purpose, on: day, period: period ?? (await newestYear(warehouse, now)) };
}

/** A calendar day in China. */
export function localDay(now: Date): string {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** The newest whole year anybody filed; else the newest quarter; else the year before. */
async function newestYear(warehouse: Warehouse, now: Date): Promise<string> {
  const periods = await warehouse.periods();
  const whole = periods.filter(({ period, nEnterprises }) => period.endsWith('-12') && nEnterprises > 0).at(-1);
  return (
    whole?.period ??
    latestQuarter(periods, { now, calendar: PLAIN_CALENDAR }) ??
    `${Number(localDay(now).slice(0, 4)) - 1}-12`
  );
}

/** The rule that decides on the occasion, and the tier of it that stands for a tier of the programme asked about. */
export function deciding(
  shelf: Shelf,
  id: string,
  { inquiry, grantedOn }: { inquiry: Pick<Inquiry, 'purpose' | 'on'>; grantedOn?: string },
): ProgrammeSource {
  const occasion = { ...inquiry, ...(grantedOn !== undefined && { grantedOn }) };
  return shelf.sourceOf(ruleOn(shelf.book, id, occasion).id);
}

/** The same tier in another version of the rule: by its name, else by its title; null where there is none. */
export function tierIn(rule: Programme, asked: Programme, tierId: string): string | null {
  if (rule.tiers.some(({ id }) => id === tierId)) return tierId;
  const title = asked.tiers.find(({ id }) => id === tierId)?.title ?? null;
  return title === null ? null : (rule.tiers.find(tier => tier.title === title)?.id ?? null);
}
