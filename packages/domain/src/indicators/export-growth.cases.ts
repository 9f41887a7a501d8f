import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is the quotient of the sums, not the mean of the rates',
    rows: [
      { export_delivery: 110, export_delivery_prior: 100 },
      { export_delivery: 90, export_delivery_prior: 50 },
    ],
    figure: { value: 33.333333333333336, n: 2, note: null },
  },
  {
    says: 'does not count who enters or leaves',
    rows: [
      { export_delivery: 120, export_delivery_prior: 100 },
      { export_delivery: 500 },
      { export_delivery_prior: 300 },
    ],
    figure: { value: 20, n: 1 },
  },
  {
    says: 'is 注 on a base below zero',
    rows: [{ export_delivery: 5, export_delivery_prior: -3 }],
    figure: { value: null, note: 'negative-base', n: 1 },
  },
];
