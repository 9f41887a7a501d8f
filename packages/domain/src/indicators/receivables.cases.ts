import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is added up over those that filed it; who did not does not count',
    rows: [{ receivables: 30 }, { receivables: 12 }, { receivables: null }],
    figure: { value: 42, n: 2 },
  },
  {
    says: 'is compared over those with both years: who enters does not look like growth',
    rows: [{ receivables: 12, receivables_prior: 10 }, { receivables: 50 }, { receivables_prior: 70 }],
    figure: { value: 62, n: 2, change: { value: 20, kind: 'growth', n: 1 } },
  },
  {
    says: 'is not compared where there was none the year before',
    rows: [{ receivables: 5, receivables_prior: 0 }],
    figure: { value: 5, change: null },
  },
];
