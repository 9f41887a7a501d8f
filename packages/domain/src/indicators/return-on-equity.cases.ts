import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is ten percent for 5 in half a year on an equity of 100',
    rows: [{ period: '2026-06', net_profit: 5, equity: 110, equity_prior: 90 }],
    figure: { value: 10, n: 1 },
  },
  {
    says: 'does not count who owes more than it owns',
    rows: [{ net_profit: 5, equity: -10, equity_prior: 5 }],
    figure: { value: null, n: 0 },
  },
];
