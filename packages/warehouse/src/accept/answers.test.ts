/** Answers of the prosperity survey: how cells become them, and what sends a row back. */
import { makeUscc, readLayout } from '@tidu/domain';
import { acceptRows, FORMS, goodRow, rowNumber } from '../../test/sheet.js';

const SURVEY = readLayout(
  `
id: survey
kind: filing
name: { zh: 景气问卷, en: Survey }
form: prosperity
frequency: quarterly
period: { from: [column], earliest: '2010-01' }
columns:
  - { key: uscc, to: enterpriseId, headers: [信用代码], required: true }
  - { key: name, to: name, headers: [企业名称], required: true }
  - { key: period, to: period, headers: [报告期] }
  - { key: conditionNow, headers: [本期经营状况], required: true }
  - { key: difficulties, headers: [主要困难], required: true }
`,
  'test',
);

const answered = (serial: number, conditionNow: string, difficulties: string) => {
  const { uscc, name, period } = goodRow(serial) as { uscc: string; name: string; period: string };
  return { uscc, name, period, conditionNow, difficulties };
};

test.each(FORMS)('answers are kept by their values, several in the order of the form (%s)', async form => {
  const rows = [answered(1, '良好', '招工难、市场需求不足'), answered(2, ' 不 佳 ', '货款拖欠')];
  const { lake, quarantine } = await acceptRows({ layout: SURVEY, rows, form });
  expect(quarantine).toEqual([]);
  expect(lake).toMatchObject([
    { enterprise_id: makeUscc(1), condition_now: 'good', difficulties: 'demand|labour' },
    { enterprise_id: makeUscc(2), condition_now: 'poor', difficulties: 'arrears' },
  ]);
});

test('a question left open, an answer that is none and too many answers send the row back', async () => {
  const rows = [
    answered(1, '', '招工难'),
    answered(2, '还行', '招工难'),
    answered(3, '良好', '招工难、货款拖欠、用能紧张、物流不畅'),
  ];
  const { load, issues } = await acceptRows({ layout: SURVEY, rows });
  expect(load).toBe(0);
  expect(issues).toMatchObject([
    { row: rowNumber(0), field: 'conditionNow', code: 'REQUIRED_MISSING' },
    { row: rowNumber(1), field: 'conditionNow', code: 'VALUE_UNKNOWN', found: '还行', expected: '良好、一般、不佳' },
    { row: rowNumber(2), field: 'difficulties', code: 'CHOICES_TOO_MANY', expected: '3' },
  ]);
});
