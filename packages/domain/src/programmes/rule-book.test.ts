import { builtIn, library, MEASURABLES, programmeFrom } from '../../test/programmes.js';
import { createRuleBook, ruleOn, type Occasion } from './rule-book.js';

const book = library();

describe('which of the national rules decides', () => {
  test.each<[occasion: string, asked: Occasion, rule: string]>([
    ['an application on the last day of the old rule', { purpose: 'application', on: '2026-03-31' }, 'national-2022'],
    ['an application on the first day of the new one', { purpose: 'application', on: '2026-04-01' }, 'national-2026'],
    [
      'a review in 2026 of a title granted under the old rule',
      { purpose: 'review', on: '2026-06-30', grantedOn: '2023-07-01' },
      'national-2022',
    ],
    [
      'a review in 2027 of a title granted under the old rule',
      { purpose: 'review', on: '2027-06-30', grantedOn: '2024-07-01' },
      'national-2026',
    ],
    [
      'a review of a title granted under the new rule',
      { purpose: 'review', on: '2026-12-01', grantedOn: '2026-04-01' },
      'national-2026',
    ],
    ['a review of a title whose grant nobody knows', { purpose: 'review', on: '2026-06-30' }, 'national-2026'],
    [
      'an application in 2026 by the holder of an old title',
      { purpose: 'application', on: '2026-06-30', grantedOn: '2023-07-01' },
      'national-2026',
    ],
  ])('%s', (_, asked, rule) => {
    expect(ruleOn(book, 'national-2026', asked).id).toBe(rule);
  });
});

test('before the first rule there is the first rule, which says since when it holds', () => {
  expect(ruleOn(book, 'national-2026', { purpose: 'application', on: '2020-01-01' }).inForce.from).toBe('2022-08-01');
});

test('a programme that is not there is told by its name', () => {
  expect(() => book.programmeOf('national-1999')).toThrow('没有找到 政策 national-1999');
});

test('a book refuses a programme that uses classes nobody defined', () => {
  const lines =
    'criteria:\n  - { id: c, tier: good, name: 条件, clause: 二, quote: 条件, test: { class: size-classes-2011, in: [tiny] } }';
  const programme = programmeFrom(lines);
  expect(() => createRuleBook([programme], MEASURABLES)).toThrow('没有“size-classes-2011”这个分类');
  expect(() => createRuleBook([builtIn('size-classes-2011'), programme], MEASURABLES)).toThrow(
    '“size-classes-2011”里没有“tiny”这一类',
  );
});

test('a book refuses a rule whose predecessor is missing', () => {
  expect(() => createRuleBook([builtIn('size-classes-2011'), builtIn('national-2026')], MEASURABLES)).toThrow(
    '没有“national-2022”这个政策',
  );
});
