import { FIELDS, type Field, type Period } from '@tidu/domain';
import { type Figures } from './figures.js';
import { type Enterprise } from './population.js';
import { type FormStyle } from './province.js';
import { type Column } from './table.js';
import { type Cell } from './xlsx/cell.js';
import { type Look } from './xlsx/style.js';

/** One return as it stands in a workbook. */
export interface ReportRow {
  firm: Enterprise;
  regionName: string;
  period: Period;
  reportedOn: string;
  figures: Figures;
  /** The same figures a year before; null where the columns were left empty. */
  prior: Figures | null;
  /** Whether the figures are wrong and will be corrected by the firm itself. */
  misstated: boolean;
  /** Yuan of one step of the figures. */
  step: number;
}

/** A column of the operating report that knows its own cell. */
export interface FormColumn extends Column {
  /** Key of the layout: `uscc`, `revenue`, `revenuePrior`. */
  key: string;
  cell(row: ReportRow, number: number): Cell;
}

const YUAN: Record<FormStyle['unit'], number> = { 万元: 10_000, 千元: 1_000, 元: 1 };

/** Yuan of the last printed digit: 万元 are filed with two decimals, 千元 and 元 as whole numbers. */
export const STEP: Record<FormStyle['unit'], number> = { 万元: 100, 千元: 1_000, 元: 1 };

/**
 * The columns of a form: who, where, when, and the fields asked with their 上年同期.
 *
 * @param quarterEnd the whole form, or the shorter one of the months between
 */
export function formOf(style: FormStyle, quarterEnd: boolean): FormColumn[] {
  const fields = FIELDS.filter(field => quarterEnd || field.frequency === 'month');
  return [...partyColumns(style), ...fields.flatMap(field => fieldColumns(field, style))];
}

function partyColumns(style: FormStyle): FormColumn[] {
  const text = (
    key: string,
    head: string,
    width: number,
    cell: FormColumn['cell'],
    look: Look = 'text',
  ): FormColumn => ({
    key,
    heads: [head],
    width,
    look,
    cell,
  });
  return [
    text('number', '序号', 6, (_, number) => number, 'whole'),
    text('name', '企业名称', 34, ({ firm }) => firm.name),
    text('uscc', '统一社会信用代码', 22, ({ firm }) => firm.uscc),
    text('region', '所属地区', 16, ({ regionName }) => regionName),
    ...(style.periodColumn ? [text('period', '报告期', 10, ({ period }) => period)] : []),
    ...(style.reportedOnColumn
      ? [text('reportedOn', '填报日期', 12, ({ reportedOn }) => ({ date: reportedOn }), 'date')]
      : []),
  ];
}

function fieldColumns(field: Field, style: FormStyle): FormColumn[] {
  const unit = style.unitIn === 'heads' && field.unit === 'cny10k' ? `（${style.unit}）` : '';
  const column = (key: string, heads: readonly string[], figures: (row: ReportRow) => Figures | null): FormColumn => ({
    key,
    heads,
    width: 12,
    look: lookOf(field, style),
    cell: row => printed(figures(row)?.[field.key as keyof Figures] ?? null, field, style, row.step),
  });
  if (!field.prior) return [column(field.key, [`${field.zh}${unit}`], row => row.figures)];
  const heads =
    style.heads === 'merged'
      ? ([
          [`${field.zh}${unit}`, '本期'],
          [`${field.zh}${unit}`, '上年同期'],
        ] as const)
      : ([[`${field.zh}${unit}`], [`${field.zh}上年同期${unit}`]] as const);
  return [column(field.key, heads[0], row => row.figures), column(`${field.key}Prior`, heads[1], row => row.prior)];
}

/** A figure as the form prints it; division by a power of ten keeps every printed digit. */
function printed(value: number | null, field: Field, style: FormStyle, step: number): Cell {
  if (value === null) return null;
  if (field.unit === 'cny10k') return (value * step) / YUAN[style.unit];
  return field.unit === 'mwh10' ? value / 100 : value;
}

function lookOf(field: Field, style: FormStyle): Look {
  if (field.unit === 'mwh10') return 'hundredths';
  return field.unit === 'cny10k' && style.unit === '万元' ? 'hundredths' : 'whole';
}
