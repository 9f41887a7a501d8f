import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'counts who is near the end',
    rows: [
      { tier: 'national', held: true, expiring: true },
      { tier: 'national', held: true },
    ],
    figure: { value: 1, n: 1 },
  },
  { says: 'none is a zero', rows: [], figure: { value: 0, n: 0 } },
];
