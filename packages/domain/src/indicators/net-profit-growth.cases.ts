import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is the quotient of the sums, not the mean of the rates',
    rows: [
      { net_profit: 110, net_profit_prior: 100 },
      { net_profit: 90, net_profit_prior: 50 },
    ],
    figure: { value: 33.333333333333336, n: 2, note: null },
  },
  {
    says: 'does not count who enters or leaves',
    rows: [{ net_profit: 120, net_profit_prior: 100 }, { net_profit: 500 }, { net_profit_prior: 300 }],
    figure: { value: 20, n: 1 },
  },
  {
    says: 'is 注 on a base below zero',
    rows: [{ net_profit: 5, net_profit_prior: -3 }],
    figure: { value: null, note: 'negative-base', n: 1 },
  },
];
