import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is a share of the revenue of all, titled or not',
    rows: [
      { tier: 'national', revenue: 30 },
      { tier: 'provincial', revenue: 50 },
      { tier: null, revenue: 20 },
    ],
    figure: { value: 30, n: 3 },
  },
  {
    says: 'is missing where nobody had revenue',
    rows: [{ tier: 'national', revenue: 0 }],
    figure: { value: null, n: 1 },
  },
];
