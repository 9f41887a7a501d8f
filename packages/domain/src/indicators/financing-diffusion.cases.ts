import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'does not count who needs none',
    rows: [{ financing: 'met' }, { financing: 'unmet' }, { financing: 'none' }],
    figure: { value: 50, n: 2 },
  },
  { says: 'takes half of partly met', rows: [{ financing: 'partly' }], figure: { value: 50, n: 1 } },
];
