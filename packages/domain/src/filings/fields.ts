/** How a figure behaves in time: a flow is cumulative from January, a stock holds at the period's end, an average over it. */
export type FieldKind = 'flow' | 'stock' | 'average';

/** Unit a field is stored in; money is 万元 with four decimals (one yuan). */
export type FieldUnit = 'cny10k' | 'person' | 'piece' | 'mwh10';

/** One question of the operating report (经营报表). */
export interface Field {
  /** Code in the survey form, M01…M35. */
  readonly code: string;
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  readonly unit: FieldUnit;
  readonly kind: FieldKind;
  /** The shortest interval at which the form asks for it. */
  readonly frequency: 'month' | 'quarter';
  /** Whether the form also asks for the same period of the year before. */
  readonly prior: boolean;
  /** Whether a value below zero is possible: a loss, a refund of tax, an enterprise owing more than it owns. */
  readonly mayBeNegative: boolean;
}

type Row = [
  code: string,
  key: string,
  zh: string,
  en: string,
  unit: FieldUnit,
  kind: FieldKind,
  frequency: 'month' | 'quarter',
  flags?: string,
];

// Flags: n = may be negative, o = without a column for the year before.
const ROWS: readonly Row[] = [
  ['M01', 'revenue', '营业收入', 'Operating revenue', 'cny10k', 'flow', 'month'],
  ['M02', 'mainRevenue', '主营业务收入', 'Revenue from main business', 'cny10k', 'flow', 'month'],
  ['M03', 'operatingCost', '营业成本', 'Operating cost', 'cny10k', 'flow', 'month', 'n'],
  ['M04', 'taxesAndSurcharges', '税金及附加', 'Taxes and surcharges', 'cny10k', 'flow', 'month', 'n'],
  ['M05', 'vatPayable', '应交增值税', 'VAT payable', 'cny10k', 'flow', 'month', 'n'],
  ['M06', 'taxesPaid', '实缴税金', 'Taxes paid', 'cny10k', 'flow', 'quarter', 'n'],
  ['M07', 'sellingExpense', '销售费用', 'Selling expense', 'cny10k', 'flow', 'month', 'n'],
  ['M08', 'adminExpense', '管理费用', 'Administrative expense', 'cny10k', 'flow', 'month', 'n'],
  ['M09', 'financeExpense', '财务费用', 'Finance expense', 'cny10k', 'flow', 'month', 'n'],
  ['M10', 'rdExpense', '研发费用', 'R&D expense', 'cny10k', 'flow', 'quarter'],
  ['M11', 'operatingProfit', '营业利润', 'Operating profit', 'cny10k', 'flow', 'month', 'n'],
  ['M12', 'totalProfit', '利润总额', 'Total profit', 'cny10k', 'flow', 'month', 'n'],
  ['M13', 'netProfit', '净利润', 'Net profit', 'cny10k', 'flow', 'month', 'n'],
  ['M14', 'outputValue', '工业总产值', 'Industrial output value', 'cny10k', 'flow', 'month'],
  ['M15', 'salesValue', '销售产值', 'Industrial sales value', 'cny10k', 'flow', 'month'],
  ['M16', 'exportDelivery', '出口交货值', 'Export delivery value', 'cny10k', 'flow', 'month'],
  ['M17', 'totalAssets', '资产总计', 'Total assets', 'cny10k', 'stock', 'month'],
  ['M18', 'currentAssets', '流动资产', 'Current assets', 'cny10k', 'stock', 'month'],
  ['M19', 'receivables', '应收账款', 'Accounts receivable', 'cny10k', 'stock', 'month'],
  ['M20', 'inventory', '存货', 'Inventory', 'cny10k', 'stock', 'month'],
  ['M21', 'finishedGoods', '产成品', 'Finished goods', 'cny10k', 'stock', 'month'],
  ['M22', 'totalLiabilities', '负债合计', 'Total liabilities', 'cny10k', 'stock', 'month'],
  ['M23', 'equity', '所有者权益', "Owners' equity", 'cny10k', 'stock', 'month', 'n'],
  ['M24', 'averageEmployees', '平均用工人数', 'Average number of workers', 'person', 'average', 'month'],
  ['M25', 'employees', '期末从业人员', 'Persons employed at the end of the period', 'person', 'stock', 'quarter'],
  ['M26', 'rdStaff', '研究开发人员', 'R&D staff', 'person', 'stock', 'quarter'],
  ['M27', 'payroll', '应付职工薪酬', 'Payroll', 'cny10k', 'flow', 'quarter', 'n'],
  ['M28', 'inventionPatents', '有效发明专利', 'Invention patents in force', 'piece', 'stock', 'quarter', 'o'],
  ['M29', 'classOneIp', 'Ⅰ类知识产权', 'Class I intellectual property', 'piece', 'stock', 'quarter', 'o'],
  [
    'M30',
    'ipGrantedThisYear',
    '当年授权知识产权',
    'Intellectual property granted this year',
    'piece',
    'flow',
    'quarter',
    'o',
  ],
  ['M31', 'electricity', '用电量', 'Electricity used', 'mwh10', 'flow', 'month'],
  ['M32', 'ordersOnHand', '在手订单金额', 'Orders on hand', 'cny10k', 'stock', 'month'],
  ['M33', 'newOrders', '新签订单', 'New orders', 'cny10k', 'flow', 'month', 'n'],
  ['M34', 'overdueReceivables', '逾期应收账款', 'Overdue receivables', 'cny10k', 'stock', 'quarter', 'o'],
  ['M35', 'fixedInvestment', '固定资产投资', 'Fixed asset and technical investment', 'cny10k', 'flow', 'quarter', 'n'],
];

/** The field dictionary M01–M35, in the order of the form. Source: domain facts §3.2, the forms of SME departments. */
export const FIELDS: readonly Field[] = ROWS.map(([code, key, zh, en, unit, kind, frequency, flags = '']) => ({
  code,
  key,
  zh,
  en,
  unit,
  kind,
  frequency,
  prior: !flags.includes('o'),
  mayBeNegative: flags.includes('n'),
}));

/** Without one of these a return is not complete: output, result, research, what is owned and owed, who works there. */
export const CORE_FIELDS: readonly Field[] = FIELDS.filter(({ key }) =>
  ['revenue', 'rdExpense', 'totalProfit', 'totalAssets', 'totalLiabilities', 'employees'].includes(key),
);

const BY_KEY: ReadonlyMap<string, Field> = new Map(
  FIELDS.flatMap(field =>
    field.prior
      ? [
          [field.key, field],
          [priorKey(field.key), field],
        ]
      : [[field.key, field]],
  ),
);

/** Key of the same field a year before: `revenue` → `revenuePrior`. */
export function priorKey(key: string): string {
  return `${key}Prior`;
}

/** The field behind a key, or behind its prior key; undefined where the dictionary does not know it. */
export function fieldOf(key: string): Field | undefined {
  return BY_KEY.get(key);
}

/** Every key a filing can carry: the fields and those of the year before. */
export const FILING_KEYS: readonly string[] = FIELDS.flatMap(field =>
  field.prior ? [field.key, priorKey(field.key)] : [field.key],
);

/** Name of a key in SQL and Parquet: `rdExpensePrior` → `rd_expense_prior`. */
export function columnOf(key: string): string {
  return key.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
}
