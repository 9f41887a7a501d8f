import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'turns 万千瓦时 for each 万元 into kilowatt-hours',
    rows: [{ electricity: 2, revenue: 400 }],
    figure: { value: 50, n: 1 },
  },
  { says: 'does not count who had no revenue', rows: [{ electricity: 2, revenue: 0 }], figure: { value: null, n: 0 } },
];
