/** Single-month growth of the province's revenue against a year before, percent, from January to December, counted back from the last year. */
const REVENUE_GROWTH: readonly (readonly [january: number, december: number])[] = [
  [9.0, 5.6],
  [3.6, 8.8],
  [6.0, 3.2],
];

/** Shift of the operating margin against its long-run level, percentage points, January to December. */
const MARGIN_SHIFT: readonly (readonly [january: number, december: number])[] = [
  [-0.38, 0.0],
  [-0.3, 0.1],
  [0.1, -0.25],
  [0.2, 0.1],
];

/** R&D grows this much faster than revenue each year, as a factor. */
export const RD_DEEPENING = 1.038;

/** Growth of one calendar month over the same month a year before, as a share; years further back repeat the cycle. */
export function nationalGrowth(yearsBack: number, month: number): number {
  return onLine(REVENUE_GROWTH, yearsBack, month) / 100;
}

/** Shift of every firm's operating margin in one month, as a share of revenue. */
export function marginShift(yearsBack: number, month: number): number {
  return onLine(MARGIN_SHIFT, yearsBack, month) / 100;
}

function onLine(years: readonly (readonly [number, number])[], yearsBack: number, month: number): number {
  const [january, december] = years[yearsBack % years.length] as readonly [number, number];
  return january + ((december - january) * (month - 1)) / 11;
}
