/** The prosperity questions: their answers, and how a cell is read as one. */
import { readLayout } from './read-layout.js';
import { ANSWER_COLUMNS, QUESTIONS, questionOf } from './questions.js';
import { readWord, type WordContext } from './words.js';
import { readingOf, targetsOf } from './targets.js';

const layout = readLayout(
  `
id: survey
kind: filing
name: { zh: 问卷, en: Survey }
form: survey
idScheme: own
period: { from: [parameter], earliest: '2010-03' }
columns:
  - { key: code, to: enterpriseId, headers: [代码], required: true }
  - { key: conditionNow, headers: [经营状况], values: { good: [红火] } }
  - { key: difficulties, headers: [困难] }
`,
  'survey',
);
const [, condition, difficulties] = layout.columns;
const context = { layout } as WordContext;
const single = (text: string) => readWord('choice', text, '2026-09-30', condition!, context);
const several = (text: string) => readWord('choices', text, '2026-09-30', difficulties!, context);

test('six questions, each asked once, with answers in both languages', () => {
  expect(QUESTIONS.map(({ code }) => code)).toEqual(['Q01', 'Q02', 'Q03', 'Q04', 'Q05', 'Q06']);
  expect(ANSWER_COLUMNS).toHaveLength(new Set(ANSWER_COLUMNS).size);
  for (const { answers, key } of QUESTIONS) {
    expect(new Set(answers.flatMap(({ value, zh, en }) => [value, zh, en])).size).toBeGreaterThanOrEqual(
      answers.length * 2,
    );
    expect(targetsOf('filing')).toContain(key);
  }
});

test('the three balanced questions have one good, one middling and one bad answer', () => {
  for (const key of ['conditionNow', 'conditionNext', 'orderLevel'])
    expect(questionOf(key)!.answers.map(({ sign }) => sign)).toEqual([1, 0.5, 0]);
});

test.each([
  ['良好', 'good'],
  [' 良 好 ', 'good'],
  ['红火', 'good'],
  ['GOOD', 'good'],
  ['不佳', 'poor'],
])('an answer is known by the form’s word, the layout’s own or its value: %s', (text, value) => {
  expect(single(text)).toEqual({ value });
});

test('an answer that is none comes back with those there are', () => {
  expect(single('还行')).toEqual({ code: 'VALUE_UNKNOWN', expected: '良好、一般、不佳', advice: null });
});

test.each([
  ['招工难', 'labour'],
  ['招工难、市场需求不足', 'demand|labour'],
  ['货款拖欠;招工难；市场需求不足', 'demand|labour|arrears'],
  ['招工难,招工难', 'labour'],
])('several answers are kept once each, in the order of the form: %s', (text, value) => {
  expect(several(text)).toEqual({ value });
});

test('more than three are too many, and one that is unknown is told', () => {
  expect(several('市场需求不足、招工难、货款拖欠、用能紧张')).toMatchObject({
    code: 'CHOICES_TOO_MANY',
    expected: '3',
  });
  expect(several('招工难、天气')).toMatchObject({ code: 'VALUE_UNKNOWN' });
});

test('a question with several answers is read as such', () => {
  expect([readingOf('filing', 'conditionNow'), readingOf('filing', 'difficulties')]).toEqual(['choice', 'choices']);
  expect(readingOf('register', 'conditionNow')).toBeUndefined();
});
