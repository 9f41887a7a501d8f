import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is added up over those that filed it; who did not does not count',
    rows: [{ output_value: 30 }, { output_value: 12 }, { output_value: null }],
    figure: { value: 42, n: 2 },
  },
  {
    says: 'is compared over those with both years: who enters does not look like growth',
    rows: [{ output_value: 12, output_value_prior: 10 }, { output_value: 50 }, { output_value_prior: 70 }],
    figure: { value: 62, n: 2, change: { value: 20, kind: 'growth', n: 1 } },
  },
  {
    says: 'is not compared where there was none the year before',
    rows: [{ output_value: 5, output_value_prior: 0 }],
    figure: { value: 5, change: null },
  },
];
