import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  { says: 'is 10,000 where one has all', rows: [{ revenue: 7 }], figure: { value: 10000, n: 1 } },
  { says: 'is 5,000 where two share alike', rows: [{ revenue: 3 }, { revenue: 3 }], figure: { value: 5000, n: 2 } },
  {
    says: 'is the sum of the squared shares: 50, 30 and 20 percent',
    rows: [{ revenue: 50 }, { revenue: 30 }, { revenue: 20 }, { revenue: 0 }],
    figure: { value: 3800, n: 3 },
  },
  {
    says: 'rises by the difference over those of both years',
    rows: [{ revenue: 5, revenue_prior: 2 }, { revenue: 5, revenue_prior: 2 }, { revenue: 9 }],
    figure: { change: { value: 0, kind: 'difference', n: 2 } },
  },
];
