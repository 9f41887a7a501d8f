import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is the figure of the manual: 5600 of revenue in eight months on assets of 8800',
    rows: [{ period: '2026-08', revenue: 5600, total_assets: 9000, total_assets_prior: 8600 }],
    figure: { value: 95.4545454545, n: 1 },
  },
  {
    says: 'does not count who filed one balance only',
    rows: [{ revenue: 10, total_assets: 5 }],
    figure: { value: null, n: 0 },
  },
];
