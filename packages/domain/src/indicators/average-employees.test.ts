import { figureOver } from '../../test/figures.js';
import { averageEmployees } from './average-employees.js';

test('an average of persons may have a fraction, and averages add up', async () => {
  const rows = [{ average_employees: 10.5 }, { average_employees: 20 }, { average_employees: null }];
  expect(await figureOver(averageEmployees, rows)).toMatchObject({ value: 30.5, n: 2 });
});

test('an enterprise that enters does not look like hiring', async () => {
  const rows = [
    { average_employees: 110, average_employees_prior: 100 },
    { average_employees: 50, average_employees_prior: null },
    { average_employees: 50, average_employees_prior: 0 },
  ];
  expect((await figureOver(averageEmployees, rows)).change).toEqual({ value: 10, kind: 'growth', n: 1 });
});
