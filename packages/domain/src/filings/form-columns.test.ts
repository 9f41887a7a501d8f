/** The columns of a form as they are filled in: paired, in their units, and only those asked for. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findHeader } from './find-header.js';
import { formColumns, inUnitOf } from './form-columns.js';
import { readLayout } from './read-layout.js';

const builtIn = (id: string) => {
  const file = fileURLToPath(new URL(`../../../../pipelines/layouts/${id}.yaml`, import.meta.url));
  return readLayout(readFileSync(file, 'utf8'), id);
};

test('a figure with a year before is two columns under one name', () => {
  const columns = formColumns(builtIn('operating-report'), '2026-09');
  expect(columns.filter(({ target }) => target.startsWith('revenue'))).toMatchObject([
    { key: 'revenue', heads: ['营业收入', '本期'], header: '营业收入', unit: '万元', isRequired: true },
    {
      key: 'revenuePrior',
      heads: ['营业收入', '上年同期'],
      header: '营业收入上年同期',
      unit: '万元',
      isRequired: false,
    },
  ]);
  expect(columns.find(({ key }) => key === 'inventionPatents')).toMatchObject({ heads: ['有效发明专利'], unit: '件' });
});

test.each<[period: string | null, isAsked: boolean]>([
  ['2026-09', true],
  ['2026-08', false],
  [null, true],
])('for %s what is asked by the quarter is asked: %s', (period, isAsked) => {
  const keys = formColumns(builtIn('operating-report'), period).map(({ key }) => key);
  expect(keys.includes('rdExpense')).toBe(isAsked);
  expect(keys).toEqual(expect.arrayContaining(['revenue', 'totalAssetsPrior', 'explanation']));
});

test('a question offers the answers of the form, and says how many may be given', () => {
  const columns = formColumns(builtIn('prosperity-survey'), '2026-09');
  expect(columns.find(({ key }) => key === 'conditionNow')).toMatchObject({
    choices: ['良好', '一般', '不佳'],
    most: 1,
  });
  expect(columns.find(({ most }) => most > 1)).toMatchObject({ reading: 'choices', most: 3 });
});

test('the header of each column is read as that column', () => {
  for (const id of ['operating-report', 'simple-report', 'prosperity-survey', 'enterprise-register', 'title-list']) {
    const layout = builtIn(id);
    const columns = formColumns(layout, null);
    const plan = findHeader([{ row: 1, cells: columns.map(({ header }) => header) }], [layout])!;
    expect(plan.columns.map(({ key, target }) => [key, target])).toEqual(
      columns.map(({ key, target }) => [key, target]),
    );
  }
});

test.each<[unit: string | null, reading: 'money' | 'amount' | 'count', kept: number, shown: number]>([
  ['千元', 'money', 1234.5678, 12345.678],
  ['万元', 'money', 0.1, 0.1],
  ['亿元', 'money', 12345, 1.2345],
  ['千瓦时', 'amount', 0.5, 5000],
  ['人', 'count', 20, 20],
  [null, 'count', 3, 3],
])('in %s', (unit, reading, kept, shown) => {
  expect(inUnitOf({ unit, reading }, kept)).toBe(shown);
});
