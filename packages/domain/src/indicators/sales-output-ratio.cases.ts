import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is over 100 where stock was sold',
    rows: [{ sales_value: 110, output_value: 100 }],
    figure: { value: 110, n: 1 },
  },
  {
    says: 'changes in points',
    rows: [{ sales_value: 96, output_value: 100, sales_value_prior: 98, output_value_prior: 100 }],
    figure: { value: 96, change: { value: -2, kind: 'difference', n: 1 } },
  },
];
