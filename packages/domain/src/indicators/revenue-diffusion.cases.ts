import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'takes half of a standstill',
    rows: [
      { revenue: 2, revenue_prior: 1 },
      { revenue: 1, revenue_prior: 1 },
    ],
    figure: { value: 75, n: 2 },
  },
  { says: 'is 0 where all fell', rows: [{ revenue: 1, revenue_prior: 2 }, { revenue: 1 }], figure: { value: 0, n: 1 } },
];
