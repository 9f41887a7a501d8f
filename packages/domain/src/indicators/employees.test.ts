import { figureOver } from '../../test/figures.js';
import { employees } from './employees.js';

test('persons at the end of the period are added up over enterprises', async () => {
  const rows = [{ employees: 30 }, { employees: 70 }, { employees: null }];
  expect(await figureOver(employees, rows)).toMatchObject({ value: 100, n: 2 });
});

test('an enterprise that enters does not look like hiring', async () => {
  const rows = [
    { employees: 90, employees_prior: 100 },
    { employees: 500, employees_prior: null },
    { employees: 20, employees_prior: 0 },
  ];
  expect((await figureOver(employees, rows)).change).toEqual({ value: -10, kind: 'growth', n: 1 });
});

test('an enterprise that let everyone go is compared', async () => {
  const rows = [{ employees: 0, employees_prior: 20 }];
  expect((await figureOver(employees, rows)).change).toEqual({ value: -100, kind: 'growth', n: 1 });
});
