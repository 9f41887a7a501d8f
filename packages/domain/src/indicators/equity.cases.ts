import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is added up over those that filed it; who did not does not count',
    rows: [{ equity: 30 }, { equity: 12 }, { equity: null }],
    figure: { value: 42, n: 2 },
  },
  {
    says: 'is compared over those with both years: who enters does not look like growth',
    rows: [{ equity: 12, equity_prior: 10 }, { equity: 50 }, { equity_prior: 70 }],
    figure: { value: 62, n: 2, change: { value: 20, kind: 'growth', n: 1 } },
  },
];
