import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is added up over those that filed it; who did not does not count',
    rows: [{ fixed_investment: 30 }, { fixed_investment: 12 }, { fixed_investment: null }],
    figure: { value: 42, n: 2 },
  },
  {
    says: 'is compared over those with both years: who enters does not look like growth',
    rows: [
      { fixed_investment: 12, fixed_investment_prior: 10 },
      { fixed_investment: 50 },
      { fixed_investment_prior: 70 },
    ],
    figure: { value: 62, n: 2, change: { value: 20, kind: 'growth', n: 1 } },
  },
];
