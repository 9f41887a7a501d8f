import { figureOver } from '../../test/figures.js';
import { rdGrowth } from './rd-growth.js';

test('an enterprise that begins to spend is growth', async () => {
  const rows = [
    { rd_expense: 10, rd_expense_prior: 10 },
    { rd_expense: 5, rd_expense_prior: 0 },
  ];
  expect(await figureOver(rdGrowth, rows)).toMatchObject({ value: 50, numerator: 5, denominator: 10, n: 2 });
});

test('an enterprise that enters the survey is not', async () => {
  const rows = [
    { rd_expense: 11, rd_expense_prior: 10 },
    { rd_expense: 50, rd_expense_prior: null },
  ];
  expect(await figureOver(rdGrowth, rows)).toMatchObject({ value: 10, n: 1 });
});

test('where the base is zero a growth cannot be computed', async () => {
  const rows = [{ rd_expense: 5, rd_expense_prior: 0 }];
  expect(await figureOver(rdGrowth, rows)).toMatchObject({ value: null, note: 'no-base', n: 1 });
});
