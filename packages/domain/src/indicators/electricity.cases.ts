import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is added up over those that filed it; who did not does not count',
    rows: [{ electricity: 30 }, { electricity: 12 }, { electricity: null }],
    figure: { value: 42, n: 2 },
  },
  {
    says: 'is compared over those with both years: who enters does not look like growth',
    rows: [{ electricity: 12, electricity_prior: 10 }, { electricity: 50 }, { electricity_prior: 70 }],
    figure: { value: 62, n: 2, change: { value: 20, kind: 'growth', n: 1 } },
  },
  {
    says: 'is not compared where there was none the year before',
    rows: [{ electricity: 5, electricity_prior: 0 }],
    figure: { value: 5, change: null },
  },
];
