import { existsSync, readFileSync } from 'node:fs';
import { FILE_CODES } from './file-codes.js';
import { INPUT_CODES, inputSentence, REMARKS, type InputErrorCode } from './codes.js';
import { ROW_CODES } from './row-codes.js';

const CODES = Object.keys(INPUT_CODES) as InputErrorCode[];
/** Codes of our own, beside those of the catalogue files are tried against: words that are none of a list, a locked period. */
const OUR_OWN = ['CHOICES_TOO_MANY', 'PERIOD_LOCKED', 'VALUE_UNKNOWN'];
const SHARED = new URL('../../../../../shared/corpus/codes.json', import.meta.url);

if (existsSync(SHARED)) {
  test('the codes are those of the hostile corpus, and our own', () => {
    const known = Object.keys(JSON.parse(readFileSync(SHARED, 'utf8')) as Record<string, string>);
    expect([...CODES].sort()).toEqual([...known, ...OUR_OWN].sort());
  });
} else {
  console.info('Skipped: codes.json of the hostile corpus is not beside the checkout.');
  test.skip('the codes are those of the hostile corpus, and our own', () => {});
}

test('codes of files and codes of rows are told apart by their names', () => {
  expect(Object.keys(FILE_CODES).filter(code => !/^(?:FILE|CSV)_/.test(code))).toEqual([]);
  expect(Object.keys(ROW_CODES).filter(code => /^(?:FILE|CSV)_/.test(code))).toEqual([]);
});

test.each(CODES)('%s says in both languages what happened and what to do', code => {
  const { zh, en } = INPUT_CODES[code];
  for (const text of [zh.what, zh.advice]) {
    expect(text).toMatch(/\p{Script=Han}/u);
    expect(text).not.toMatch(/[。.]$/);
  }
  for (const text of [en.what, en.advice]) {
    expect(text).toMatch(/^(?:[A-Z0-9]|“?\{)/);
    expect(text).not.toMatch(/[。.]$|\p{Script=Han}/u);
  }
});

test.each(CODES)('%s names the same facts in both languages', code => {
  const facts = ({ what, advice }: { what: string; advice: string }) =>
    [...new Set(`${what}${advice}`.match(/\{\w+\}/g) ?? [])].sort();
  const [zh, en] = [facts(INPUT_CODES[code].zh), facts(INPUT_CODES[code].en)];
  expect(en).toEqual(zh);
  expect(zh.filter(fact => !['{found}', '{expected}'].includes(fact))).toEqual([]);
});

test('a remark is a code of the catalogue, and none of a whole file', () => {
  expect([...REMARKS].filter(code => !(code in ROW_CODES))).toEqual([]);
});

test('a sentence says what was found and, after it, the cure', () => {
  expect(inputSentence('NUMBER_UNPARSABLE', { found: '约500' }, 'zh')).toBe(
    '“约500”不是数字。请填阿拉伯数字，不写“约”等字。',
  );
  expect(inputSentence('DATE_INVALID', { found: '九月', expected: '2026-09' }, 'en')).toBe(
    '“九月” is no such date. Write it as 2026-09.',
  );
});

test('a fact nobody knows is left open, and what was found is never read as a place for one', () => {
  expect(inputSentence('FILE_CORRUPT', {}, 'zh')).toContain('（…）');
  expect(inputSentence('NUMBER_UNPARSABLE', { found: '{expected}', expected: 'x' }, 'zh')).toContain('“{expected}”');
});
