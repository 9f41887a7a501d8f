import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'a filed zero counts as none',
    rows: [{ class_one_ip: 2 }, { class_one_ip: 0 }, { class_one_ip: null }],
    figure: { value: 50, n: 2 },
  },
  { says: 'is missing where nobody filed it', rows: [{}], figure: { value: null, n: 0 } },
];
