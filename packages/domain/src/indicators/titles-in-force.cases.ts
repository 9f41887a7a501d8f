import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'counts two titles of one enterprise twice',
    rows: [
      { enterprise_id: 'A', tier: 'provincial', held: true },
      { enterprise_id: 'A', tier: 'national', held: true },
      { enterprise_id: 'B', tier: 'national', held: false },
    ],
    figure: { value: 2, n: 2 },
  },
  { says: 'none is a zero', rows: [], figure: { value: 0, n: 0 } },
];
