import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'does not count a late one as on time',
    rows: [
      { enterprise_id: 'A', filed: true, late: false },
      { enterprise_id: 'B', filed: true, late: true },
      { enterprise_id: 'C', filed: false, late: false },
      { enterprise_id: 'D', filed: true, late: false },
    ],
    figure: { value: 50, n: 4 },
  },
  { says: 'is missing where nobody owes', rows: [], figure: { value: null, n: 0 } },
];
