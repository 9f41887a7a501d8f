import { readDimensions, readPeriods, readWhere, writeWhere } from './vocabulary.js';

test.each([
  ['prefecture,section', ['prefecture', 'section']],
  ['none', []],
  ['', []],
  ['county', ['county']],
  ['planet', null],
  ['tier,tier', null],
  ['prefecture,section,tier,team', null],
])('%s is cut by %j', (text, dimensions) => {
  expect(readDimensions(text)).toEqual(dimensions);
});

test.each([
  ['section=C,I;team=energy', { section: ['C', 'I'], team: ['energy'] }],
  ['', {}],
  ['section=', null],
  ['planet=mars', null],
  ['section=C;section=I', null],
])('%s narrows to %j', (text, where) => {
  expect(readWhere(text)).toEqual(where);
});

test('what was read is written back in the order of the dimensions', () => {
  expect(writeWhere(readWhere('team=energy;section=C,I')!)).toBe('section=C,I;team=energy');
});

test('a list of periods is read as people write them', () => {
  expect(readPeriods('2026年1—6月,2026Q3')).toEqual(['2026-06', '2026-09']);
  expect(readPeriods('2026-06,soon')).toBeNull();
});
