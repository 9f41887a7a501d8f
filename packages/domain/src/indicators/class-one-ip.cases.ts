import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is added up over those that filed it',
    rows: [{ class_one_ip: 3 }, { class_one_ip: 4 }, { class_one_ip: null }],
    figure: { value: 7, n: 2, change: null },
  },
  { says: 'is zero where somebody filed a zero', rows: [{ class_one_ip: 0 }], figure: { value: 0, n: 1 } },
];
