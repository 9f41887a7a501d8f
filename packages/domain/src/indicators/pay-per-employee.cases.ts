import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'brings nine months to a year',
    rows: [{ period: '2026-09', payroll: 90, average_employees: 10 }],
    figure: { value: 12, n: 1 },
  },
  {
    says: 'does not count who employed nobody',
    rows: [{ payroll: 1, average_employees: 0 }],
    figure: { value: null, n: 0 },
  },
];
