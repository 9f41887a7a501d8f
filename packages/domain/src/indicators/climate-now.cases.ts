import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is 100 where good and poor are even',
    rows: [{ condition_now: 'good' }, { condition_now: 'poor' }, { condition_now: 'fair' }],
    figure: { value: 100, n: 3 },
  },
  {
    says: 'is 150 where half more are good',
    rows: [{ condition_now: 'good' }, { condition_now: 'fair' }, { condition_now: null }],
    figure: { value: 150, n: 2 },
  },
];
