import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is added up over those that filed it; who did not does not count',
    rows: [{ orders_on_hand: 30 }, { orders_on_hand: 12 }, { orders_on_hand: null }],
    figure: { value: 42, n: 2 },
  },
  {
    says: 'is compared over those with both years: who enters does not look like growth',
    rows: [{ orders_on_hand: 12, orders_on_hand_prior: 10 }, { orders_on_hand: 50 }, { orders_on_hand_prior: 70 }],
    figure: { value: 62, n: 2, change: { value: 20, kind: 'growth', n: 1 } },
  },
  {
    says: 'is not compared where there was none the year before',
    rows: [{ orders_on_hand: 5, orders_on_hand_prior: 0 }],
    figure: { value: 5, change: null },
  },
];
