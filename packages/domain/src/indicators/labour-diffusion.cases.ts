import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'takes half of some shortage',
    rows: [{ labour_gap: 'none' }, { labour_gap: 'some' }],
    figure: { value: 75, n: 2 },
  },
  { says: 'is 0 where all lack workers', rows: [{ labour_gap: 'severe' }], figure: { value: 0, n: 1 } },
];
