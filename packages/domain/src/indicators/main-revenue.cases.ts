import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is added up over those that filed it; who did not does not count',
    rows: [{ main_revenue: 30 }, { main_revenue: 12 }, { main_revenue: null }],
    figure: { value: 42, n: 2 },
  },
  {
    says: 'is compared over those with both years: who enters does not look like growth',
    rows: [{ main_revenue: 12, main_revenue_prior: 10 }, { main_revenue: 50 }, { main_revenue_prior: 70 }],
    figure: { value: 62, n: 2, change: { value: 20, kind: 'growth', n: 1 } },
  },
  {
    says: 'is not compared where there was none the year before',
    rows: [{ main_revenue: 5, main_revenue_prior: 0 }],
    figure: { value: 5, change: null },
  },
];
