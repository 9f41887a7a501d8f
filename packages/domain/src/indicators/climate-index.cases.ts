import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'weighs the expected more: good now, worse next',
    rows: [{ condition_now: 'good', condition_next: 'worse' }],
    figure: { value: 80, n: 1 },
  },
  {
    says: 'counts who answered both',
    rows: [{ condition_now: 'fair', condition_next: 'better' }, { condition_now: 'good' }],
    figure: { value: 160, n: 1 },
  },
];
