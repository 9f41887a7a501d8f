import { readQuestion, writeQuestion } from './question.js';

test('an empty address asks for the defaults, and the defaults write an empty address', () => {
  const question = readQuestion({});
  expect(question).toEqual({ period: null, region: null, level: null, tier: null, section: null, basis: 'comparable' });
  expect(writeQuestion(question)).toEqual({});
});

test('a question survives being sent as an address', () => {
  const address = { period: '2026-09', region: '220200', level: 'county', tier: 'national', section: 'C' };
  expect(writeQuestion(readQuestion(address))).toEqual(address);
});

test('an address that cannot be read opens the default view', () => {
  const question = readQuestion({ period: '2026-13', level: 'street', tier: 'seed', section: 'Z', basis: 'all' });
  expect(writeQuestion(question)).toEqual({});
});

test('of a repeated name the first counts', () => {
  expect(readQuestion({ region: ['220100', '220200'] }).region).toBe('220100');
});
