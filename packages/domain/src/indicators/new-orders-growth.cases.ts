import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is the quotient of the sums, not the mean of the rates',
    rows: [
      { new_orders: 110, new_orders_prior: 100 },
      { new_orders: 90, new_orders_prior: 50 },
    ],
    figure: { value: 33.333333333333336, n: 2, note: null },
  },
  {
    says: 'does not count who enters or leaves',
    rows: [{ new_orders: 120, new_orders_prior: 100 }, { new_orders: 500 }, { new_orders_prior: 300 }],
    figure: { value: 20, n: 1 },
  },
  {
    says: 'is 注 on a base below zero',
    rows: [{ new_orders: 5, new_orders_prior: -3 }],
    figure: { value: null, note: 'negative-base', n: 1 },
  },
];
