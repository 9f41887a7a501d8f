import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'a growth of exactly a fifth is fast',
    rows: [
      { revenue: 120, revenue_prior: 100 },
      { revenue: 119, revenue_prior: 100 },
    ],
    figure: { value: 50, n: 2 },
  },
  { says: 'does not count who began', rows: [{ revenue: 5, revenue_prior: 0 }], figure: { value: null, n: 0 } },
];
