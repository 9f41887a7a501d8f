import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'does not count a cancelled one',
    rows: [
      { tier: 'national', expired: true },
      { tier: 'national', cancelled: true },
    ],
    figure: { value: 1, n: 1 },
  },
  { says: 'none is a zero', rows: [], figure: { value: 0, n: 0 } },
];
