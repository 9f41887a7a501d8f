import { columnOf } from './fields.js';

/** One answer that can be chosen: how it is kept, how it reads, and whether it is a good, a middling or a bad sign. */
export interface Answer {
  readonly value: string;
  readonly zh: string;
  readonly en: string;
  /** For diffusion indices; null where an answer is neither good nor bad. */
  readonly sign: 1 | 0.5 | 0 | null;
}

/** One question of the quarterly prosperity survey (景气问卷). */
export interface Question {
  /** Code in the survey form, Q01…Q06. */
  readonly code: string;
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  readonly answers: readonly Answer[];
  /** How many answers may be chosen. */
  readonly most: number;
}

type Row = [value: string, zh: string, en: string, sign: Answer['sign']];

const question = (code: string, key: string, zh: string, en: string, answers: readonly Row[], most = 1): Question => ({
  code,
  key,
  zh,
  en,
  answers: answers.map(([value, zhAnswer, enAnswer, sign]) => ({ value, zh: zhAnswer, en: enAnswer, sign })),
  most,
});

/**
 * The prosperity questions, in the order of the form. All must be answered; of several answers at most three are taken.
 * Source: domain facts §3.2 Q01…; the shape of the national survey B210 (quarterly, months 3, 6, 9 and 12).
 */
export const QUESTIONS: readonly Question[] = [
  question('Q01', 'conditionNow', '本期经营状况', 'Business condition this quarter', [
    ['good', '良好', 'Good', 1],
    ['fair', '一般', 'Fair', 0.5],
    ['poor', '不佳', 'Poor', 0],
  ]),
  question('Q02', 'conditionNext', '下期经营预期', 'Business condition expected next quarter', [
    ['better', '好转', 'Better', 1],
    ['same', '持平', 'The same', 0.5],
    ['worse', '变差', 'Worse', 0],
  ]),
  question('Q03', 'orderLevel', '订货情况', 'Orders against what is normal', [
    ['above', '高于正常水平', 'Above normal', 1],
    ['normal', '正常', 'Normal', 0.5],
    ['below', '低于正常水平', 'Below normal', 0],
  ]),
  question('Q04', 'labourGap', '用工缺口', 'Shortage of workers', [
    ['none', '不缺工', 'None', 1],
    ['some', '略有缺口', 'Some', 0.5],
    ['severe', '缺口较大', 'Severe', 0],
  ]),
  question('Q05', 'financing', '融资需求', 'Need of financing', [
    ['none', '无需求', 'No need', null],
    ['met', '已满足', 'Met', 1],
    ['partly', '部分满足', 'Partly met', 0.5],
    ['unmet', '未满足', 'Not met', 0],
  ]),
  question(
    'Q06',
    'difficulties',
    '主要困难',
    'Main difficulties',
    [
      ['demand', '市场需求不足', 'Weak demand', null],
      ['materials', '原材料价格高', 'Cost of materials', null],
      ['labour', '招工难', 'Finding workers', null],
      ['wages', '用工成本高', 'Cost of labour', null],
      ['finance', '融资难融资贵', 'Access to and cost of finance', null],
      ['arrears', '货款拖欠', 'Late payment by customers', null],
      ['energy', '用能紧张', 'Energy supply', null],
      ['logistics', '物流不畅', 'Logistics', null],
      ['none', '无突出困难', 'None that stands out', null],
    ],
    3,
  ),
];

/** Sets the answers of one question apart where several are kept. */
export const ANSWER_SEPARATOR = '|';

const BY_KEY = new Map(QUESTIONS.map(asked => [asked.key, asked]));

/** The question behind a key; undefined where there is none. */
export function questionOf(key: string): Question | undefined {
  return BY_KEY.get(key);
}

/** Names of the answers in SQL and Parquet, in the order of the form. */
export const ANSWER_COLUMNS: readonly string[] = QUESTIONS.map(({ key }) => columnOf(key));
