import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is added up over those that filed it; who did not does not count',
    rows: [{ rd_staff: 300 }, { rd_staff: 120 }, { rd_staff: null }],
    figure: { value: 420, n: 2 },
  },
  {
    says: 'is compared over those with both years: who enters does not look like growth',
    rows: [{ rd_staff: 120, rd_staff_prior: 100 }, { rd_staff: 500 }, { rd_staff_prior: 700 }],
    figure: { value: 620, n: 2, change: { value: 20, kind: 'growth', n: 1 } },
  },
  {
    says: 'is not compared where there was none the year before',
    rows: [{ rd_staff: 50, rd_staff_prior: 0 }],
    figure: { value: 50, change: null },
  },
];
