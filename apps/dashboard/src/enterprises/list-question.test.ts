import { listArgs, readListQuestion, sortedBy, writeListQuestion } from './list-question.js';

test('an address without conditions asks for everybody by code', () => {
  expect(readListQuestion({})).toEqual({
    search: null,
    region: null,
    tier: null,
    section: null,
    firing: false,
    sort: 'id',
    descending: false,
  });
});

test('what an address asks is what it is written as', () => {
  const query = { search: '光电', region: '220200', tier: 'monitored', section: 'C', firing: '1', sort: '-revenue' };
  expect(writeListQuestion(readListQuestion(query))).toEqual(query);
});

test('a condition nobody knows is left out, not refused', () => {
  const query = { tier: 'giant', section: '制造业', firing: 'yes', sort: '-profit' };
  expect(writeListQuestion(readListQuestion(query))).toEqual({});
});

test.each([
  ['revenue', '-revenue', 'revenue'],
  ['name', 'name', '-name'],
] as const)('a head sorts by %s in its natural order first, then the other way', (key, first, second) => {
  const once = sortedBy(readListQuestion({}), key);
  expect(writeListQuestion(once)['sort']).toBe(first);
  expect(writeListQuestion(sortedBy(once, key))['sort']).toBe(second);
});

test('the API is asked for what stands in the address and nothing else', () => {
  expect(listArgs(readListQuestion({ search: '9122', firing: '1', sort: '-rd-intensity' }))).toEqual({
    search: '9122',
    firing: 'true',
    sort: 'rd-intensity',
    descending: 'true',
  });
});
