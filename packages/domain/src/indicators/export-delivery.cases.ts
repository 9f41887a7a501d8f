import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is added up over those that filed it; who did not does not count',
    rows: [{ export_delivery: 30 }, { export_delivery: 12 }, { export_delivery: null }],
    figure: { value: 42, n: 2 },
  },
  {
    says: 'is compared over those with both years: who enters does not look like growth',
    rows: [{ export_delivery: 12, export_delivery_prior: 10 }, { export_delivery: 50 }, { export_delivery_prior: 70 }],
    figure: { value: 62, n: 2, change: { value: 20, kind: 'growth', n: 1 } },
  },
  {
    says: 'is not compared where there was none the year before',
    rows: [{ export_delivery: 5, export_delivery_prior: 0 }],
    figure: { value: 5, change: null },
  },
];
