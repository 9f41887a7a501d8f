import { figureOver } from '../../test/figures.js';
import { sql } from '../sql.js';
import { count, ratio, sum } from './indicator.js';

const described = {
  code: 'tried',
  name: { zh: '试', en: 'Tried' },
  meaning: { zh: '试。', en: 'Tried.' },
  direction: 'neutral',
  decimals: 2,
  source: 'test',
} as const;

test('a sum counts every enterprise that filed the field, and compares those with both years', async () => {
  const tried = sum({ ...described, unit: 'cny10k', time: 'stock', field: 'inventory' });
  const rows = [{ inventory: 3, inventory_prior: 2 }, { inventory: 4 }, { inventory_prior: 9 }];
  expect(await figureOver(tried, rows)).toMatchObject({ value: 7, n: 2, change: { value: 50, kind: 'growth', n: 1 } });
});

test('a sum may say who else cannot be compared', async () => {
  const tried = sum({
    ...described,
    unit: 'cny10k',
    time: 'stock',
    field: 'inventory',
    comparable: sql`inventory_prior > 5`,
  });
  expect(await figureOver(tried, [{ inventory: 3, inventory_prior: 2 }])).toMatchObject({ value: 3, change: null });
});

test('a ratio is in percent where its unit says so, and plain elsewhere', async () => {
  const sums = {
    population: sql`inventory IS NOT NULL`,
    numerator: sql`finished_goods`,
    denominator: sql`inventory`,
  };
  const rows = [{ finished_goods: 1, inventory: 4 }];
  expect(await figureOver(ratio({ ...described, unit: 'percent', ...sums }), rows)).toMatchObject({ value: 25 });
  expect(await figureOver(ratio({ ...described, unit: 'none', ...sums }), rows)).toMatchObject({ value: 0.25 });
});

test('a count counts the rows that meet its condition', async () => {
  const tried = count({
    ...described,
    unit: 'enterprise',
    over: 'standing',
    time: 'stock',
    population: sql`tier = 'national'`,
  });
  const rows = [{ tier: 'national' }, { tier: 'seed' }, { tier: null }];
  expect(await figureOver(tried, rows)).toMatchObject({ value: 1, n: 1, change: null });
});
