import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'counts a loss, and not a zero',
    rows: [{ total_profit: -1 }, { total_profit: 0 }, { total_profit: 3 }, { total_profit: null }],
    figure: { value: 33.333333333333336, n: 3 },
  },
  {
    says: 'changes in points over those of both years',
    rows: [
      { total_profit: -1, total_profit_prior: 1 },
      { total_profit: 1, total_profit_prior: 1 },
      { total_profit: -5 },
    ],
    figure: { change: { value: 50, kind: 'difference', n: 2 } },
  },
];
