import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is answered over asked',
    rows: [
      { enterprise_id: 'A', filed: true, n_answered: 20, n_asked: 32 },
      { enterprise_id: 'B', filed: true, n_answered: 28, n_asked: 32 },
    ],
    figure: { value: 75, n: 2 },
  },
  {
    says: 'does not count who did not file',
    rows: [{ enterprise_id: 'A', filed: false, n_answered: null, n_asked: null }],
    figure: { value: null, n: 0 },
  },
];
