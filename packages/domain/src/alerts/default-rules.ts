import type { AlertRuleText } from './alert-rule.js';

/**
 * Default rules R1–R6 over figures (domain facts §4.3). No source fixes the lines; they hold until a bureau sets its own.
 */

const growth = (field: string, value: number, minimumBase: number | null = null) =>
  ({ kind: 'change', measure: { field }, comparator: 'below', value, minimumBase }) as const;
const below = (field: string, value: number) =>
  ({ kind: 'threshold', measure: { field }, comparator: 'below', value }) as const;
const indicatorAbove = (indicator: string, value: number) =>
  ({ kind: 'threshold', measure: { indicator }, comparator: 'above', value }) as const;

/** A base this small, in 万元, makes any growth a large one. */
const SMALLEST_BASE = 50;
const SOURCE = '预警默认规则';

export const FIGURE_RULES: readonly AlertRuleText[] = [
  {
    code: 'revenue-falling',
    group: 'R1',
    name: { zh: '营业收入同比下降', en: 'Revenue below the year before' },
    meaning: {
      zh: '一月至本期累计营业收入低于上年同期。请说明订单、停产或统计口径的变化，需要帮扶的一并提出。',
      en: 'Revenue since January is below the year before. Tell what changed in orders, production or scope, and what help is needed.',
    },
    owner: '运行监测处',
    unit: 'percent',
    population: { monitored: true },
    levels: [
      { severity: 'yellow', condition: growth('revenue', 0, SMALLEST_BASE) },
      { severity: 'orange', condition: growth('revenue', -10, SMALLEST_BASE), periods: 2 },
      { severity: 'red', condition: growth('revenue', -30, SMALLEST_BASE) },
      {
        severity: 'red',
        condition: { kind: 'all', conditions: [growth('revenue', 0, SMALLEST_BASE), below('totalProfit', 0)] },
        periods: 3,
      },
    ],
    source: `${SOURCE} R1`,
  },
  {
    code: 'profit-lost',
    group: 'R2',
    name: { zh: '由盈转亏或持续亏损', en: 'Profit turned into loss' },
    meaning: {
      zh: '本期累计利润总额为负，而上年同期为正；或连续两期亏损；或所有者权益为负。请说明原因和扭亏安排。',
      en: 'Profit since January is negative after a profit the year before, or for two periods running, or equity is negative.',
    },
    owner: '运行监测处',
    unit: 'cny10k',
    population: { monitored: true },
    levels: [
      {
        severity: 'yellow',
        condition: {
          kind: 'all',
          conditions: [
            below('totalProfit', 0),
            { kind: 'threshold', measure: { field: 'totalProfitPrior' }, comparator: 'above', value: 0 },
          ],
        },
      },
      { severity: 'orange', condition: below('totalProfit', 0), periods: 2 },
      { severity: 'red', condition: below('equity', 0) },
    ],
    source: `${SOURCE} R2`,
  },
  {
    code: 'debt-high',
    group: 'R3',
    name: { zh: '资产负债率偏高', en: 'Liabilities high against assets' },
    meaning: {
      zh: '负债合计占资产总计的比重偏高，可能影响融资。',
      en: 'Liabilities are high as a share of assets and may close the way to credit.',
    },
    owner: '运行监测处',
    unit: 'percent',
    population: { monitored: true },
    levels: (
      [
        ['yellow', 70],
        ['orange', 80],
        ['red', 90],
      ] as const
    ).map(([severity, line]) => ({
      severity,
      condition: indicatorAbove('asset-liability-ratio', line),
      // A ratio that swings about its line is one warning: it must fall two points below.
      recovery: { value: line - 2 },
    })),
    source: `${SOURCE} R3`,
  },
  {
    code: 'receivables-slow',
    group: 'R4',
    name: { zh: '应收账款回收期延长', en: 'Receivables are collected late' },
    meaning: {
      zh: '应收账款回收期比上年同期长三成以上，或超过 180 天。大型企业拖欠的，可按保障中小企业款项支付条例（60 日）主张。',
      en: 'Receivables take a third longer to collect than a year before, or more than 180 days. Large debtors owe within 60 days.',
    },
    owner: '运行监测处',
    unit: 'day',
    population: { monitored: true },
    levels: [
      {
        severity: 'yellow',
        condition: {
          kind: 'change',
          measure: { indicator: 'receivable-days' },
          comparator: 'above',
          value: 30,
          minimumBase: 30,
        },
      },
      { severity: 'orange', condition: indicatorAbove('receivable-days', 180) },
    ],
    source: `${SOURCE} R4；《保障中小企业款项支付条例》国务院令第802号`,
  },
  {
    code: 'electricity-falling',
    group: 'R5',
    name: { zh: '当期用电量下降', en: 'Electricity use falls' },
    meaning: {
      zh: '本期用电量（不是累计）比上年同期明显下降，可能减产或停产。',
      en: 'Electricity of the period itself is well below the year before: production may be cut or stopped.',
    },
    owner: '运行监测处',
    unit: 'percent',
    population: { monitored: true },
    levels: (
      [
        ['yellow', -30],
        ['orange', -50],
        ['red', -95],
      ] as const
    ).map(([severity, value]) => ({
      severity,
      condition: {
        kind: 'change' as const,
        measure: { field: 'electricity', as: 'since-previous' as const },
        comparator: 'at-most' as const,
        value,
      },
    })),
    // The holiday moves between January and February; two months before it tell nothing of the firm.
    mute: { months: [1, 2] },
    source: `${SOURCE} R5`,
  },
  {
    code: 'workers-falling',
    group: 'R6',
    name: { zh: '用工人数下降', en: 'Fewer workers' },
    meaning: {
      zh: '平均用工人数比上年同期减少。涉及裁员的，请尽早与人社部门联系。',
      en: 'The average number of workers is below the year before.',
    },
    owner: '运行监测处',
    unit: 'percent',
    population: { monitored: true },
    levels: (
      [
        ['yellow', -10],
        ['orange', -20],
        ['red', -40],
      ] as const
    ).map(([severity, value]) => ({
      severity,
      condition: {
        kind: 'change' as const,
        measure: { field: 'averageEmployees' },
        comparator: 'at-most' as const,
        value,
        // Of ten workers one is a tenth.
        minimumBase: 10,
      },
    })),
    source: `${SOURCE} R6`,
  },
];
