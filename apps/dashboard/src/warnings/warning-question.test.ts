import { readWarningQuestion, warningArgs, writeWarningQuestion } from './warning-question.js';

test('an address without conditions asks for what is firing', () => {
  expect(warningArgs(readWarningQuestion({}))).toEqual({ state: 'firing' });
});

test('what an address asks is what it is written as', () => {
  const query = {
    state: 'open',
    rule: 'rd-below-floor',
    severity: 'yellow',
    region: '220200',
    search: '光电',
    open: '91229900000000019H.rd-below-floor',
  };
  expect(writeWarningQuestion(readWarningQuestion(query))).toEqual(query);
});

test('warnings of regions are a list of their own', () => {
  const query = { subject: 'region' };
  expect(writeWarningQuestion(readWarningQuestion(query))).toEqual(query);
  expect(warningArgs(readWarningQuestion(query))).toEqual({ state: 'firing', subject: 'region' });
});

test('a colour or a state nobody knows is left out', () => {
  expect(writeWarningQuestion(readWarningQuestion({ state: 'closed', severity: 'green', rule: 'R 1' }))).toEqual({});
});

test('an enterprise whose id holds dots is found again', () => {
  expect(readWarningQuestion({ open: '600519.SH.report-missing' }).open).toEqual({
    enterpriseId: '600519.SH',
    rule: 'report-missing',
  });
});

test('opening a warning asks the list nothing new', () => {
  const shut = readWarningQuestion({ rule: 'rd-below-floor' });
  expect(warningArgs({ ...shut, open: { enterpriseId: 'a', rule: 'b' } })).toEqual(warningArgs(shut));
});
