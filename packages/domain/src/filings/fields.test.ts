import { FIELDS, FILING_KEYS, columnOf, fieldOf, priorKey } from './fields.js';

test('the form asks M01 to M35, under the keys that were agreed', () => {
  expect(Object.fromEntries(FIELDS.map(({ code, key }) => [code, key]))).toEqual({
    M01: 'revenue',
    M02: 'mainRevenue',
    M03: 'operatingCost',
    M04: 'taxesAndSurcharges',
    M05: 'vatPayable',
    M06: 'taxesPaid',
    M07: 'sellingExpense',
    M08: 'adminExpense',
    M09: 'financeExpense',
    M10: 'rdExpense',
    M11: 'operatingProfit',
    M12: 'totalProfit',
    M13: 'netProfit',
    M14: 'outputValue',
    M15: 'salesValue',
    M16: 'exportDelivery',
    M17: 'totalAssets',
    M18: 'currentAssets',
    M19: 'receivables',
    M20: 'inventory',
    M21: 'finishedGoods',
    M22: 'totalLiabilities',
    M23: 'equity',
    M24: 'averageEmployees',
    M25: 'employees',
    M26: 'rdStaff',
    M27: 'payroll',
    M28: 'inventionPatents',
    M29: 'classOneIp',
    M30: 'ipGrantedThisYear',
    M31: 'electricity',
    M32: 'ordersOnHand',
    M33: 'newOrders',
    M34: 'overdueReceivables',
    M35: 'fixedInvestment',
  });
});

const codesWhere = (is: (field: (typeof FIELDS)[number]) => boolean) => FIELDS.filter(is).map(({ code }) => code);

test.each<[what: string, codes: string[], expected: string]>([
  [
    'balances at a day',
    codesWhere(({ kind }) => kind === 'stock'),
    'M17 M18 M19 M20 M21 M22 M23 M25 M26 M28 M29 M32 M34',
  ],
  ['averages', codesWhere(({ kind }) => kind === 'average'), 'M24'],
  ['without the year before', codesWhere(({ prior }) => !prior), 'M28 M29 M30 M34'],
  ['counted in persons', codesWhere(({ unit }) => unit === 'person'), 'M24 M25 M26'],
  ['counted in pieces', codesWhere(({ unit }) => unit === 'piece'), 'M28 M29 M30'],
  ['electricity', codesWhere(({ unit }) => unit === 'mwh10'), 'M31'],
  [
    'asked by the quarter',
    codesWhere(({ frequency }) => frequency === 'quarter'),
    'M06 M10 M25 M26 M27 M28 M29 M30 M34 M35',
  ],
])('%s: %s', (_, codes, expected) => {
  expect(codes.join(' ')).toBe(expected);
});

test.each([
  ['a profit', 'totalProfit', true],
  ['what owners own', 'equity', true],
  ['a tax, which may be paid back', 'vatPayable', true],
  ['a finance expense, which may be an income', 'financeExpense', true],
  ['revenue', 'revenue', false],
  ['a stock of goods', 'inventory', false],
  ['persons', 'employees', false],
])('%s may be negative: %s %s', (_, key, may) => {
  expect(fieldOf(key)?.mayBeNegative).toBe(may);
});

test('the year before stands beside its figure, under a key and a column of its own', () => {
  expect(priorKey('rdExpense')).toBe('rdExpensePrior');
  expect(fieldOf('rdExpensePrior')).toBe(fieldOf('rdExpense'));
  expect(FILING_KEYS.slice(0, 3)).toEqual(['revenue', 'revenuePrior', 'mainRevenue']);
  expect(FILING_KEYS).toHaveLength(35 + 31);
  expect(columnOf('rdExpensePrior')).toBe('rd_expense_prior');
  expect(columnOf('classOneIp')).toBe('class_one_ip');
});

test.each(['inventionPatentsPrior', 'uscc', 'constructor', ''])('%j is no field', key => {
  expect(fieldOf(key)).toBeUndefined();
});
