import { sql, type Sql } from '../sql.js';
import type { Indicator, Sums } from './indicator.js';

/** One sum of an indicator: the column it is kept in, and the aggregate that computes it over a group of rows. */
export interface SumColumn {
  part: SumPart;
  /** Name of the column in marts, such as `rd_intensity_numerator`. */
  column: string;
  aggregate: Sql;
}

/** `now_*` and `prior_*` are over the comparable sample, which `n_comparable` counts. */
export type SumPart =
  | 'numerator'
  | 'denominator'
  | 'n'
  | 'now_numerator'
  | 'now_denominator'
  | 'prior_numerator'
  | 'prior_denominator'
  | 'n_comparable';

/** Every sum of an indicator, as columns that can be added up over disjoint groups. */
export function sumColumns(indicator: Indicator): SumColumn[] {
  const column = (part: SumPart, aggregate: Sql | null, population: Sql): SumColumn[] =>
    aggregate === null
      ? []
      : [{ part, column: columnName(indicator, part), aggregate: over(part, aggregate, population) }];
  const { population, prior } = indicator;
  const all = [
    ...column('numerator', indicator.numerator, population),
    ...column('denominator', indicator.denominator, population),
    ...column('n', indicator.n, population),
  ];
  if (prior === null) return all;
  const comparable = sql`(${population}) AND (${prior.population})`;
  const both = (part: 'now' | 'prior', { numerator, denominator }: Sums) => [
    ...column(`${part}_numerator`, numerator, comparable),
    ...column(`${part}_denominator`, denominator, comparable),
  ];
  return [
    ...all,
    ...both('now', indicator),
    ...both('prior', prior),
    ...column('n_comparable', indicator.n, comparable),
  ];
}

/** Name of the column that keeps one sum of an indicator. */
export function columnName(indicator: Indicator, part: SumPart): string {
  return `${indicator.code.replaceAll('-', '_')}_${part}`;
}

// Money stays exact: sums in DOUBLE gave the only mismatch against an independent recomputation.
function over(part: SumPart, aggregate: Sql, population: Sql): Sql {
  const filtered = sql`${aggregate} FILTER (WHERE ${population})`;
  return part.startsWith('n_') || part === 'n' ? filtered : sql`CAST(${filtered} AS DECIMAL(38, 4))`;
}
