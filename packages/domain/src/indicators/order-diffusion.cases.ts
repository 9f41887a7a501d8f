import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'takes half of what is normal',
    rows: [{ order_level: 'above' }, { order_level: 'normal' }, { order_level: 'below' }, { order_level: 'below' }],
    figure: { value: 37.5, n: 4 },
  },
  { says: 'is 50 where all is normal', rows: [{ order_level: 'normal' }], figure: { value: 50, n: 1 } },
];
