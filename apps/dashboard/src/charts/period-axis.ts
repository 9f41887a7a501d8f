import { monthOf, yearOf, type Period } from '@tidu/domain';
import type { Language } from '../language/messages.js';
import { INK } from './palette.js';

/** The periods with a null between two years: both are cumulated from their own January, and no line runs from one into the other. */
export const withGaps = (periods: Period[]): (Period | null)[] =>
  periods.flatMap((period, index) => {
    const before = periods[index - 1];
    return before !== undefined && yearOf(before) !== yearOf(period) ? [null, period] : [period];
  });

/** The values in the order of the slots of an axis; a gap has none. */
export const inSlots = (slots: (Period | null)[], periods: Period[], values: (number | null)[]): (number | null)[] =>
  slots.map(period => (period === null ? null : (values[periods.indexOf(period)] ?? null)));

/** More slots than this have no room for a label each. */
const MOST_LABELS = 14;
/** Months that are labelled where not all can be, besides the first of each year. */
const LABELLED_MONTHS = [6, 9];

/** Whether the slot of a place has its label: on a crowded axis, the first of each year and two of its quarters. */
function isLabelled(slots: (Period | null)[], index: number): boolean {
  const [period, before] = [slots[index], slots[index - 1]];
  if (period === null || period === undefined) return false;
  return slots.length <= MOST_LABELS || before == null || LABELLED_MONTHS.includes(monthOf(period));
}

/** An axis of cumulative periods: `1—9`, and under the first of a year the year. */
export const periodAxis = (slots: (Period | null)[], language: Language) => ({
  type: 'category' as const,
  data: slots.map((period, index) => (period === null ? '' : slotLabel(period, slots[index - 1] ?? null, language))),
  axisLine: { lineStyle: { color: INK.axis }, onZero: false },
  axisTick: { show: false },
  axisLabel: {
    interval: (index: number) => isLabelled(slots, index),
    hideOverlap: true,
    color: INK.note,
    fontSize: 11,
    lineHeight: 15,
    rich: { year: { color: INK.text, fontSize: 11 } },
  },
});

function slotLabel(period: Period, before: Period | null, language: Language): string {
  const months = monthOf(period) === 1 ? '1' : `1—${monthOf(period)}`;
  const year = language === 'zh' ? `${yearOf(period)}年` : String(yearOf(period));
  return before === null ? `${months}\n{year|${year}}` : months;
}

/** Numbers of an axis have the minus sign of the tables. */
export const axisNumber = (value: number): string => value.toLocaleString('en-US').replace('-', '\u2212');
