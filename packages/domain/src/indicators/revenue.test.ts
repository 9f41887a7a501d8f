import { figureOver } from '../../test/figures.js';
import { revenue } from './revenue.js';

test('revenue is the sum of what was filed; who filed none does not count', async () => {
  const rows = [{ revenue: 100 }, { revenue: 200.5 }, { revenue: null }];
  expect(await figureOver(revenue, rows)).toMatchObject({ value: 300.5, n: 2, denominator: null });
});

test('a zero is a zero somebody filed', async () => {
  expect(await figureOver(revenue, [{ revenue: 0 }])).toMatchObject({ value: 0, n: 1 });
});

test('where nobody filed, revenue is missing', async () => {
  expect(await figureOver(revenue, [{ revenue: null }])).toMatchObject({ value: null, n: 0, change: null });
});

test('an enterprise that enters or leaves does not look like growth', async () => {
  const stays = { revenue: 120, revenue_prior: 100 };
  const enters = { revenue: 500, revenue_prior: null };
  const leaves = { revenue: null, revenue_prior: 300 };
  expect(await figureOver(revenue, [stays, enters, leaves])).toMatchObject({
    value: 620,
    n: 2,
    change: { value: 20, kind: 'growth', n: 1 },
  });
});

test('an enterprise without revenue the year before has started, and is not compared', async () => {
  const starts = { revenue: 50, revenue_prior: 0 };
  expect(await figureOver(revenue, [starts])).toMatchObject({ value: 50, change: null });
});

test('an enterprise whose revenue fell to zero is compared', async () => {
  const rows = [
    { revenue: 0, revenue_prior: 100 },
    { revenue: 150, revenue_prior: 100 },
  ];
  expect((await figureOver(revenue, rows)).change).toEqual({ value: -25, kind: 'growth', n: 2 });
});
