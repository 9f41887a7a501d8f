import type { CompositeScheme } from './scheme.js';
import type { ValueTable } from './value-table.js';

/** Headers of the columns a scheme reads numbers from: indicators, denominators, and what units must fulfil. */
export function columnsOf({ indicators, screen }: CompositeScheme): string[] {
  return [
    ...new Set([
      ...indicators.flatMap(({ code, column = code, denominate }) => (denominate ? [column, denominate.by] : [column])),
      ...screen.require.map(({ column }) => column),
    ]),
  ];
}

/** Headers of the columns a scheme reads words from. */
export function labelsOf({ impute }: CompositeScheme): string[] {
  return impute?.within === undefined ? [] : [impute.within];
}

/** What a scheme names and a table has not. */
export function missingPieces(table: ValueTable, scheme: CompositeScheme): string[] {
  const units = new Set(table.units.map(({ id }) => id));
  const named = [
    ...scheme.exclude.map(({ unit }) => unit),
    ...[scheme.normalise, ...scheme.indicators.map(({ normalise }) => normalise)].flatMap(method =>
      method?.by === 'distance-to-reference' ? [method.unit] : [],
    ),
  ];
  return [
    ...columnsOf(scheme).filter(column => !table.columns.has(column)),
    ...labelsOf(scheme).filter(column => !table.labels.has(column)),
  ]
    .map(column => `表中没有“${column}”这一列`)
    .concat([...new Set(named)].filter(unit => !units.has(unit)).map(unit => `表中没有“${unit}”这个单位`));
}
