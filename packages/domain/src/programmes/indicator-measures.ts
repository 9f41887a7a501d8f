import type { Measure } from './condition.js';

type Filed = Extract<Measure, { kind: 'field' | 'share' | 'growth' }>;
/** `Omit` over each member of a union by itself. */
type Without<Whole, Key extends PropertyKey> = Whole extends unknown ? Omit<Whole, Key> : never;

/** What an indicator of the catalogue says of one enterprise; those over titles, returns or balances of two days say nothing. */
export const INDICATOR_MEASURES: Readonly<Record<string, Without<Filed, 'years' | 'taken' | 'indicator'>>> = {
  revenue: { kind: 'field', field: 'revenue' },
  'revenue-growth': { kind: 'growth', field: 'revenue' },
  'total-profit': { kind: 'field', field: 'totalProfit' },
  'total-profit-growth': { kind: 'growth', field: 'totalProfit' },
  'profit-margin': { kind: 'share', field: 'totalProfit', of: 'revenue' },
  'rd-expense': { kind: 'field', field: 'rdExpense' },
  'rd-growth': { kind: 'growth', field: 'rdExpense' },
  'rd-intensity': { kind: 'share', field: 'rdExpense', of: 'revenue' },
  employees: { kind: 'field', field: 'employees' },
  'average-employees': { kind: 'field', field: 'averageEmployees' },
  'asset-liability-ratio': { kind: 'share', field: 'totalLiabilities', of: 'totalAssets' },
};
