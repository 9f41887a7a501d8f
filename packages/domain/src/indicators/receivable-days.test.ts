import { figureOver } from '../../test/figures.js';
import { receivableDays } from './receivable-days.js';

test('1,300 outstanding on average against 5,600 of revenue in eight months are 55.71 days', async () => {
  const row = { period: '2026-08', receivables: 1400, receivables_prior: 1200, revenue: 5600 };
  const { value, n } = await figureOver(receivableDays, [row]);
  expect(value).toBeCloseTo(55.71, 2);
  expect(n).toBe(1);
});

test('a whole year of revenue outstanding is 360 days', async () => {
  const row = { period: '2026-12', receivables: 100, receivables_prior: 100, revenue: 100 };
  expect(await figureOver(receivableDays, [row])).toMatchObject({ value: 360 });
});

test('the days are those of the sums', async () => {
  const rows = [
    { period: '2026-12', receivables: 100, receivables_prior: 100, revenue: 100 },
    { period: '2026-12', receivables: 0, receivables_prior: 0, revenue: 300 },
  ];
  expect(await figureOver(receivableDays, rows)).toMatchObject({ value: 90, n: 2 });
});

test.each([
  ['the balance of the year before', { receivables: 100, receivables_prior: null, revenue: 100 }],
  ['the balance', { receivables: null, receivables_prior: 100, revenue: 100 }],
  ['revenue', { receivables: 100, receivables_prior: 100, revenue: null }],
  ['any revenue above zero', { receivables: 100, receivables_prior: 100, revenue: 0 }],
])('an enterprise without %s does not count', async (_, row) => {
  expect(await figureOver(receivableDays, [row])).toMatchObject({ value: null, n: 0 });
});
