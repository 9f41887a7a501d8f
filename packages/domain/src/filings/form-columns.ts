import { isQuarterEnd, type Period } from '../vocabulary/index.js';
import { fieldOf, priorKey } from './fields.js';
import { targetOf, type Layout, type LayoutColumn } from './layout.js';
import { questionOf } from './questions.js';
import { readingOf, type Reading } from './targets.js';
import { factorOf } from './units.js';

/** A column of a form to be filled in: a template, or a page. */
export interface FormColumn {
  /** Name in results: the layout's key, with `Prior` for the year before. */
  readonly key: string;
  /** What it fills, with `Prior` for the year before. */
  readonly target: string;
  readonly reading: Reading;
  /** Its name, and below it 本期 or 上年同期 where it is one of a pair. */
  readonly heads: readonly [name: string] | readonly [name: string, half: string];
  /** One header that says both. */
  readonly header: string;
  /** Unit of its cells; null where nothing is measured. */
  readonly unit: string | null;
  readonly isRequired: boolean;
  /** Words to choose from; null where anything may be written. Regions and periods are known only to who makes the form. */
  readonly choices: readonly string[] | null;
  /** How many of them, where more than one. */
  readonly most: number;
}

const UNITS = { cny10k: null, person: '人', piece: '件', mwh10: '万千瓦时' } as const;

/**
 * The columns of a form in the order of the layout, each under the first of its headers.
 *
 * @param period a period between the ends of quarters leaves out what is asked for by the quarter
 */
export function formColumns(layout: Layout, period: Period | null): FormColumn[] {
  const isAsked = (column: LayoutColumn) =>
    period === null ||
    isQuarterEnd(period) ||
    column.required !== false ||
    fieldOf(targetOf(column))?.frequency !== 'quarter';
  return layout.columns.filter(isAsked).flatMap(column => columnsOf(column, layout));
}

/** A figure as it is kept, in the unit of a column of a form. */
export function inUnitOf({ unit, reading }: Pick<FormColumn, 'unit' | 'reading'>, kept: number): number {
  return Number((kept / Number(factorOf(unit, reading) ?? 1)).toPrecision(15));
}

function columnsOf(column: LayoutColumn, layout: Layout): FormColumn[] {
  const target = targetOf(column);
  const reading = readingOf(layout.kind, target)!;
  const name = column.headers[0]!;
  const own = {
    key: column.key,
    target,
    reading,
    header: name,
    unit: unitOf(column, layout, reading),
    isRequired: column.required === true || target === 'enterpriseId',
    choices: choicesOf(column),
    most: questionOf(target)?.most ?? 1,
  };
  if (!column.prior) return [{ ...own, heads: [name] }];
  const [now = '本期', before = '上年同期'] = [layout.currentWords[0], layout.priorWords[0]];
  const prior = { key: priorKey(column.key), target: priorKey(target), header: name + before, isRequired: false };
  return [
    { ...own, heads: [name, now] },
    { ...own, ...prior, heads: [name, before] },
  ];
}

function unitOf(column: LayoutColumn, layout: Layout, reading: Reading): string | null {
  if (reading === 'money') return column.unit ?? layout.unit;
  if (reading === 'percent') return '%';
  const field = fieldOf(targetOf(column));
  return column.unit ?? (field === undefined ? null : UNITS[field.unit]);
}

function choicesOf(column: LayoutColumn): readonly string[] | null {
  const question = questionOf(targetOf(column));
  if (question) return question.answers.map(({ zh }) => zh);
  return column.values === undefined ? null : Object.values(column.values).map(words => words[0]!);
}
