import { figureOver } from '../../test/figures.js';
import { reportingRate } from './reporting-rate.js';

const due = (enterprise: string, filed: boolean, late = false) => ({ enterprise_id: enterprise, filed, late });

test('three of four that owe a return have filed: 75 percent, late ones too', async () => {
  const rows = [due('a', true), due('b', true), due('c', true, true), due('d', false)];
  expect(await figureOver(reportingRate, rows)).toMatchObject({ value: 75, numerator: 3, denominator: 4, n: 4 });
});

test('where nobody filed the rate is zero, and where nobody owes there is none', async () => {
  expect(await figureOver(reportingRate, [due('a', false)])).toMatchObject({ value: 0, n: 1 });
  expect(await figureOver(reportingRate, [])).toMatchObject({ value: null, n: 0 });
});
