import { figureOver } from '../../test/figures.js';
import { rdIntensity } from './rd-intensity.js';

test('intensity is the quotient of the sums, not the mean of the intensities', async () => {
  const rows = [
    { rd_expense: 10, revenue: 100 },
    { rd_expense: 10, revenue: 900 },
  ];
  expect(await figureOver(rdIntensity, rows)).toMatchObject({ value: 2, n: 2 });
});

test('who filed no R&D expense is left out with his revenue; who spent none stays in', async () => {
  const silent = { rd_expense: null, revenue: 500 };
  const idle = { rd_expense: 0, revenue: 100 };
  expect(await figureOver(rdIntensity, [{ rd_expense: 6, revenue: 100 }, silent, idle])).toMatchObject({
    value: 3,
    denominator: 200,
    n: 2,
  });
});

test('spending without revenue says nothing about intensity', async () => {
  expect(await figureOver(rdIntensity, [{ rd_expense: 6, revenue: 0 }])).toMatchObject({ value: null, n: 0 });
});

test('its change is in percentage points over the enterprises of both years', async () => {
  const rows = [
    { rd_expense: 5, rd_expense_prior: 3, revenue: 100, revenue_prior: 100 },
    { rd_expense: 90, revenue: 100 },
  ];
  expect((await figureOver(rdIntensity, rows)).change).toEqual({ value: 2, kind: 'difference', n: 1 });
});
