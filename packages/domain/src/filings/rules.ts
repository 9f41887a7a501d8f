import { sql, type Sql } from '../sql.js';
import type { InputErrorCode } from './codes.js';

/** Ids of the checks a layout may ask for. */
export const CHECK_RULE_IDS = ['V02', 'V03', 'V04', 'V05', 'pair', 'rd-above-revenue', 'scale-suspect'] as const;
export type CheckRuleId = (typeof CHECK_RULE_IDS)[number];

/** A breach one check can find: the fields it needs, the field it is reported on, and when it is breached. */
export interface CheckRule {
  readonly rule: CheckRuleId;
  /** Code of the issue: one of the input catalogue, or the rule itself. */
  readonly code: InputErrorCode | CheckRuleId;
  /** It applies only where a layout carries all of them. */
  readonly needs: readonly string[];
  readonly field: string;
  /** True where the row breaches the rule; null and false where it does not, or a value is missing. */
  readonly violated: (value: (key: string) => Sql, tolerance: Sql) => Sql;
  readonly expected: string;
  readonly zh: string;
  readonly en: string;
}

/** Revenue per head, in 万元, above which a figure was more likely filed in yuan. */
const REVENUE_PER_HEAD_MAX = 5000;

const atLeast = (rule: CheckRuleId, larger: string, smaller: readonly string[], zh: string, en: string): CheckRule => ({
  rule,
  code: rule,
  needs: [larger, ...smaller],
  field: larger,
  // A part that was not filed counts as nothing: what was filed must fit in already. Without any part there is nothing to hold.
  violated: (value, tolerance) => {
    const parts = sql.join(
      smaller.map(key => sql`coalesce(${value(key)}, 0)`),
      sql` + `,
    );
    const isAnyFiled = sql.join(
      smaller.map(key => sql`${value(key)} IS NOT NULL`),
      sql` OR `,
    );
    return sql`CASE WHEN ${isAnyFiled} THEN ${value(larger)} + ${tolerance} < ${parts} END`;
  },
  expected: zh,
  zh: `应有${zh}`,
  en: `It should hold that ${en}`,
});

/** Two figures that say little alone: where one is filed, the other is asked for. */
const pairedWith = (one: string, other: string, zhOne: string, zhOther: string, enOne: string, enOther: string) => {
  const half = (field: string, partner: string, zhField: string, zhPartner: string, en: string): CheckRule => ({
    rule: 'pair',
    code: 'pair',
    needs: [one, other],
    field,
    violated: value => sql`${value(field)} IS NULL AND ${value(partner)} IS NOT NULL`,
    expected: `${zhField}与${zhPartner}一并填报`,
    zh: `填了${zhPartner}，也应填${zhField}`,
    en,
  });
  return [
    half(one, other, zhOne, zhOther, `Where ${enOther} are filed, ${enOne} should be, too`),
    half(other, one, zhOther, zhOne, `Where ${enOne} are filed, ${enOther} should be, too`),
  ];
};

/** The checks across fields of one row. V02–V05 are accounting identities (domain facts §3.5); each part is told apart. */
export const CHECK_RULES: readonly CheckRule[] = [
  {
    rule: 'V02',
    code: 'V02',
    needs: ['totalAssets', 'totalLiabilities', 'equity'],
    field: 'totalAssets',
    violated: (value, tolerance) =>
      sql`abs(${value('totalAssets')} - ${value('totalLiabilities')} - ${value('equity')}) > ${tolerance}`,
    expected: '资产总计 = 负债合计 + 所有者权益',
    zh: '应有资产总计 = 负债合计 + 所有者权益',
    en: 'It should hold that total assets = total liabilities + equity',
  },
  atLeast('V03', 'totalAssets', ['currentAssets'], '资产总计 ≥ 流动资产', 'total assets ≥ current assets'),
  atLeast(
    'V03',
    'currentAssets',
    ['receivables', 'inventory'],
    '流动资产 ≥ 应收账款 + 存货',
    'current assets ≥ receivables + inventory',
  ),
  atLeast('V03', 'inventory', ['finishedGoods'], '存货 ≥ 产成品', 'inventory ≥ finished goods'),
  atLeast('V04', 'revenue', ['mainRevenue'], '营业收入 ≥ 主营业务收入', 'revenue ≥ revenue from main business'),
  atLeast('V05', 'salesValue', ['exportDelivery'], '销售产值 ≥ 出口交货值', 'sales value ≥ export delivery value'),
  atLeast('V05', 'employees', ['rdStaff'], '期末从业人员 ≥ 研究开发人员', 'persons employed ≥ R&D staff'),
  {
    rule: 'V05',
    code: 'V05',
    needs: ['revenue', 'averageEmployees'],
    field: 'averageEmployees',
    violated: value => sql`${value('revenue')} > 0 AND ${value('averageEmployees')} = 0`,
    expected: '营业收入大于零时，平均用工人数大于零',
    zh: '营业收入大于零时，平均用工人数应大于零',
    en: 'Revenue above zero needs workers above zero',
  },
  ...pairedWith('totalAssets', 'totalLiabilities', '资产总计', '负债合计', 'total assets', 'total liabilities'),
  ...pairedWith('ordersOnHand', 'newOrders', '在手订单金额', '新签订单', 'orders on hand', 'new orders'),
  {
    rule: 'rd-above-revenue',
    code: 'RULE_RD_GT_REVENUE',
    needs: ['rdExpense', 'revenue'],
    field: 'rdExpense',
    violated: value => sql`${value('rdExpense')} > ${value('revenue')}`,
    expected: '研发费用 ≤ 营业收入',
    zh: '研发费用应不大于营业收入',
    en: 'R&D expense should not be above revenue',
  },
  {
    rule: 'scale-suspect',
    code: 'SCALE_SUSPECT',
    needs: ['revenue', 'employees'],
    field: 'revenue',
    violated: value =>
      sql`${value('employees')} > 0 AND ${value('revenue')} > ${REVENUE_PER_HEAD_MAX} * ${value('employees')}`,
    expected: String(REVENUE_PER_HEAD_MAX),
    zh: '人均营业收入过高',
    en: 'Revenue per head is too high',
  },
];
