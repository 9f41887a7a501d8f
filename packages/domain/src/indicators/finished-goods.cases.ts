import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is added up over those that filed it; who did not does not count',
    rows: [{ finished_goods: 30 }, { finished_goods: 12 }, { finished_goods: null }],
    figure: { value: 42, n: 2 },
  },
  {
    says: 'is compared over those with both years: who enters does not look like growth',
    rows: [{ finished_goods: 12, finished_goods_prior: 10 }, { finished_goods: 50 }, { finished_goods_prior: 70 }],
    figure: { value: 62, n: 2, change: { value: 20, kind: 'growth', n: 1 } },
  },
  {
    says: 'is not compared where there was none the year before',
    rows: [{ finished_goods: 5, finished_goods_prior: 0 }],
    figure: { value: 5, change: null },
  },
];
