import type { IndicatorCase } from '../../test/figures.js';

export const cases: readonly IndicatorCase[] = [
  {
    says: 'is added up over those that filed it',
    rows: [{ invention_patents: 3 }, { invention_patents: 4 }, { invention_patents: null }],
    figure: { value: 7, n: 2, change: null },
  },
  { says: 'is zero where somebody filed a zero', rows: [{ invention_patents: 0 }], figure: { value: 0, n: 1 } },
];
