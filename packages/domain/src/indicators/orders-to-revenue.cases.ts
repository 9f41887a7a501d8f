import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is a quarter of a year of work',
    rows: [{ period: '2026-06', orders_on_hand: 50, revenue: 100 }],
    figure: { value: 25, n: 1 },
  },
  {
    says: 'changes in points',
    rows: [{ period: '2026-12', orders_on_hand: 30, revenue: 100, orders_on_hand_prior: 20, revenue_prior: 100 }],
    figure: { value: 30, change: { value: 10, kind: 'difference', n: 1 } },
  },
];
