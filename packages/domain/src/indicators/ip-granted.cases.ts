import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is added up over those that filed it',
    rows: [{ ip_granted_this_year: 3 }, { ip_granted_this_year: 4 }, { ip_granted_this_year: null }],
    figure: { value: 7, n: 2, change: null },
  },
  { says: 'is zero where somebody filed a zero', rows: [{ ip_granted_this_year: 0 }], figure: { value: 0, n: 1 } },
];
