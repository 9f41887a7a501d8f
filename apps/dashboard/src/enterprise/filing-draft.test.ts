import type { FilingField } from '@tidu/contract';
import { draftOf, filedOf, linesOf } from './filing-draft.js';

const field = (key: string, more: Partial<FilingField> = {}): FilingField => ({
  ...{ key, name: { zh: key, en: key }, isPrior: false, unit: '万元', isRequired: false, choices: null, most: 1 },
  ...{ isText: false, value: null, chosen: [] },
  ...more,
});

const FORM = [
  field('revenue', { isRequired: true, value: 1234.5 }),
  field('revenuePrior', { isPrior: true, value: 1000 }),
  field('totalProfit', { value: 12 }),
  field('rdExpense'),
];

test('a figure and the same of the year before stand on one line', () => {
  expect(linesOf(FORM).map(({ field: { key }, prior }) => [key, prior?.key ?? null])).toEqual([
    ['revenue', 'revenuePrior'],
    ['totalProfit', null],
    ['rdExpense', null],
  ]);
});

test('what is not touched is not filed, but for what the form always wants', () => {
  expect(filedOf(FORM, draftOf(FORM))).toBeNull();
  expect(filedOf(FORM, { ...draftOf(FORM), rdExpense: ' 30 ' })).toEqual({ revenue: '1234.5', rdExpense: '30' });
});

test('an emptied cell takes its figure back; a zero is a figure', () => {
  expect(filedOf(FORM, { ...draftOf(FORM), totalProfit: '', rdExpense: '0' })).toEqual({
    revenue: '1234.5',
    totalProfit: null,
    rdExpense: '0',
  });
});

test('several answers go into one cell', () => {
  const survey = [field('difficulties', { choices: ['招工难', '货款拖欠', '用能紧张'], chosen: ['招工难'], most: 3 })];
  expect(draftOf(survey)).toEqual({ difficulties: ['招工难'] });
  expect(filedOf(survey, { difficulties: ['招工难', '用能紧张'] })).toEqual({ difficulties: '招工难、用能紧张' });
});
