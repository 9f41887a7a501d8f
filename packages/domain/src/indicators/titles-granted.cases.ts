import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'does not count a renewal',
    rows: [
      { tier: 'national', held: true, granted: true },
      { tier: 'national', held: true, renewed: true },
    ],
    figure: { value: 1, n: 1 },
  },
  {
    says: 'counts one granted and lost within the year',
    rows: [{ tier: 'seed', held: false, granted: true, expired: true }],
    figure: { value: 1, n: 1 },
  },
];
