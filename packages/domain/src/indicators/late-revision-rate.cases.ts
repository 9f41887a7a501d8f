import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'counts a revision after the deadline',
    rows: [
      { enterprise_id: 'A', filed: true, revised_late: true },
      { enterprise_id: 'B', filed: true, revised_late: false },
      { enterprise_id: 'C', filed: false, revised_late: false },
    ],
    figure: { value: 50, n: 2 },
  },
  {
    says: 'is missing where nobody filed',
    rows: [{ enterprise_id: 'A', filed: false, revised_late: false }],
    figure: { value: null, n: 0 },
  },
];
