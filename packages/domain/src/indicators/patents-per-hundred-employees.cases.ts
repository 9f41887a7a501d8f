import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is the quotient of the sums',
    rows: [
      { invention_patents: 4, employees: 50 },
      { invention_patents: 0, employees: 150 },
    ],
    figure: { value: 2, n: 2 },
  },
  { says: 'does not count who filed no staff', rows: [{ invention_patents: 4 }], figure: { value: null, n: 0 } },
];
