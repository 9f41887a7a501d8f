import { figureOver } from '../../test/figures.js';
import { rdExpense } from './rd-expense.js';

test('R&D expense is the sum of what was filed; a zero counts and an empty cell does not', async () => {
  const rows = [{ rd_expense: 12.5 }, { rd_expense: 0 }, { rd_expense: null }];
  expect(await figureOver(rdExpense, rows)).toMatchObject({ value: 12.5, n: 2 });
});

test('an enterprise that spent nothing the year before and begins now is growth', async () => {
  const rows = [
    { rd_expense: 10, rd_expense_prior: 10 },
    { rd_expense: 5, rd_expense_prior: 0 },
  ];
  expect((await figureOver(rdExpense, rows)).change).toEqual({ value: 50, kind: 'growth', n: 2 });
});

test('an enterprise that filed nothing for the year before is not compared', async () => {
  const rows = [{ rd_expense: 11, rd_expense_prior: 10 }, { rd_expense: 50 }];
  expect((await figureOver(rdExpense, rows)).change).toEqual({ value: 10, kind: 'growth', n: 1 });
});

test('where nobody spent anything the year before there is no growth', async () => {
  expect((await figureOver(rdExpense, [{ rd_expense: 5, rd_expense_prior: 0 }])).change).toEqual({
    value: null,
    kind: 'no-base',
    n: 1,
  });
});
