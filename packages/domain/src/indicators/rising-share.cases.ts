import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'counts a rise, not a standstill',
    rows: [{ revenue: 12, revenue_prior: 10 }, { revenue: 10, revenue_prior: 10 }, { revenue: 5 }],
    figure: { value: 50, n: 2 },
  },
  { says: 'does not count who began', rows: [{ revenue: 5, revenue_prior: 0 }], figure: { value: null, n: 0 } },
];
