import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is the figure of the manual: 5600 in eight months by 86 persons',
    rows: [{ period: '2026-08', revenue: 5600, average_employees: 86 }],
    figure: { value: 97.6744186047, n: 1 },
  },
  {
    says: 'changes by the amount for each person',
    rows: [{ period: '2026-12', revenue: 300, average_employees: 3, revenue_prior: 180, average_employees_prior: 2 }],
    figure: { value: 100, change: { value: 10, kind: 'difference', n: 1 } },
  },
];
