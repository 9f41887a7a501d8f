import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is 200 where all expect better',
    rows: [{ condition_next: 'better' }, { condition_next: 'better' }],
    figure: { value: 200, n: 2 },
  },
  {
    says: 'is 50 where half expect worse',
    rows: [{ condition_next: 'worse' }, { condition_next: 'same' }],
    figure: { value: 50, n: 2 },
  },
];
