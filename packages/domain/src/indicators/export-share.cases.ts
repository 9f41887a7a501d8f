import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'counts who filed that it exports nothing',
    rows: [
      { export_delivery: 20, sales_value: 100 },
      { export_delivery: 0, sales_value: 100 },
    ],
    figure: { value: 10, n: 2 },
  },
  {
    says: 'does not count who sold nothing',
    rows: [{ export_delivery: 0, sales_value: 0 }],
    figure: { value: null, n: 0 },
  },
];
