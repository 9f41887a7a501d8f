import { CHECK_RULES } from './rules.js';
import { issueSentence, verdictSentence, type Verdict } from './verdict.js';

const verdict = (changes: Partial<Verdict>): Verdict => ({
  file: 'report.xlsx',
  batch: 'b1',
  outcome: 'accept',
  reason: null,
  load: 12,
  quarantine: [],
  warn: [],
  ignored: [],
  totals: { quarantinedRows: 0, warnedRows: 0 },
  facts: { found: null, expected: null },
  ...changes,
});

test.each<[why: string, changes: Partial<Verdict>, zh: string, en: string]>([
  ['all taken', {}, '已收 12 行。', '12 rows taken.'],
  [
    'some sent back',
    { outcome: 'partial', load: 10, totals: { quarantinedRows: 2, warnedRows: 0 } },
    '已收 10 行，2 行有误退回。',
    '10 rows taken, 2 sent back.',
  ],
  [
    'some remarked',
    { totals: { quarantinedRows: 0, warnedRows: 3 } },
    '已收 12 行，3 处提醒。',
    '12 rows taken, 3 with a remark.',
  ],
  [
    'both',
    { outcome: 'partial', load: 10, totals: { quarantinedRows: 2, warnedRows: 3 } },
    '已收 10 行，2 行有误退回，3 处提醒。',
    '10 rows taken, 2 sent back, 3 with a remark.',
  ],
  [
    'sent again, and late',
    { changes: { new: 2, changed: 1, unchanged: 9 }, lateRows: 3 },
    '已收 12 行（新报 2、更正 1、与前次相同 9），其中 3 行迟报。',
    '12 rows taken (2 new, 1 corrected, 9 as before), 3 after the deadline.',
  ],
  ['all new', { changes: { new: 12, changed: 0, unchanged: 0 }, lateRows: 0 }, '已收 12 行。', '12 rows taken.'],
  ['one row', { load: 1 }, '已收 1 行。', '1 row taken.'],
  [
    'the file refused',
    { outcome: 'reject_file', reason: 'FILE_MISSING_COLUMN', load: 0, facts: { found: null, expected: '营业收入' } },
    '没有收下：缺少必需的列：营业收入。请补上这些列后重报。',
    'Not taken: Required columns are missing: 营业收入. Add them and resend.',
  ],
])('a verdict in one sentence: %s', (_, changes, zh, en) => {
  expect(verdictSentence(verdict(changes), 'zh')).toBe(zh);
  expect(verdictSentence(verdict(changes), 'en')).toBe(en);
});

test.each<[code: string, field: string | null, zh: string, en: string]>([
  [
    'NUMBER_NEGATIVE',
    'revenue',
    '“-5”是负数。这一项不会小于零，请核对。',
    '“-5” is below zero. This figure cannot be negative; check it.',
  ],
  ['JANUARY_ALONE', 'period', '1月份单月数据照收，但不计算增速。', 'A January alone is kept but has no growth.'],
  [
    'V02',
    'totalAssets',
    '应有资产总计 = 负债合计 + 所有者权益，请核对。',
    'It should hold that total assets = total liabilities + equity; check the figures.',
  ],
  [
    'V03',
    'inventory',
    '应有存货 ≥ 产成品，请核对。',
    'It should hold that inventory ≥ finished goods; check the figures.',
  ],
  [
    'V05',
    'averageEmployees',
    '营业收入大于零时，平均用工人数应大于零，请核对。',
    'Revenue above zero needs workers above zero; check the figures.',
  ],
])('%s on %s in one sentence', (code, field, zh, en) => {
  const issue = { code, field, found: '-5', expected: null };
  expect(issueSentence(issue, 'zh')).toBe(zh);
  expect(issueSentence(issue, 'en')).toBe(en);
});

test('every part of every rule has a sentence of its own', () => {
  const sentences = CHECK_RULES.map(({ code, field }) =>
    issueSentence({ code, field, found: '1', expected: '2' }, 'zh'),
  );
  expect(new Set(sentences).size).toBe(CHECK_RULES.length);
});

test('a code of a later version is shown as it is', () => {
  expect(issueSentence({ code: 'V99', field: null, found: null, expected: null }, 'zh')).toContain('V99');
});
