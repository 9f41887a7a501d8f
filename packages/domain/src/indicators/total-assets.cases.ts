import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is added up over those that filed it; who did not does not count',
    rows: [{ total_assets: 30 }, { total_assets: 12 }, { total_assets: null }],
    figure: { value: 42, n: 2 },
  },
  {
    says: 'is compared over those with both years: who enters does not look like growth',
    rows: [{ total_assets: 12, total_assets_prior: 10 }, { total_assets: 50 }, { total_assets_prior: 70 }],
    figure: { value: 62, n: 2, change: { value: 20, kind: 'growth', n: 1 } },
  },
  {
    says: 'is not compared where there was none the year before',
    rows: [{ total_assets: 5, total_assets_prior: 0 }],
    figure: { value: 5, change: null },
  },
];
