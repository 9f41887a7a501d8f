import { sql, type Sql } from '../sql.js';
import type { Bilingual } from '../vocabulary/bilingual.js';
import type { Unit } from '../vocabulary/unit.js';

/** Which rows of a snapshot an indicator is computed over: filed values, valid titles, or returns owed. */
export type Over = 'serving' | 'standing' | 'duty';

/** Whether more or less of it is better; `neutral` where neither can be said. */
export type Direction = 'higher-is-better' | 'lower-is-better' | 'neutral';

/** The two sums of a figure over the rows of `population`; a figure that is no ratio has no denominator. */
export interface Sums {
  /** A condition on one row. */
  population: Sql;
  /** One aggregate call, such as `sum(revenue)`. */
  numerator: Sql;
  /** One aggregate call, or null. */
  denominator: Sql | null;
}

/** What one indicator is: who counts, two sums, and how they are read. */
export interface Indicator extends Sums {
  /** Kebab-case, never reused. */
  code: string;
  name: Bilingual;
  /** One sentence a reader of the page understands. */
  meaning: Bilingual;
  /** A percent figure is 0…100; `cny10k` is 万元. */
  unit: Unit;
  direction: Direction;
  /** Digits shown after the point. */
  decimals: number;
  /** The standard, law or form the definition follows. */
  source: string;
  over: Over;
  /** Enterprises counted, as one aggregate call. */
  n: Sql;
  /** value = factor × numerator ÷ denominator, divided last. */
  factor: number;
  /** `growth` reads numerator ÷ denominator as a change on a base, with the special cases of a base that is not positive. */
  reading: 'value' | 'growth';
  /** How the figure is set against the same period of the year before; null where that says nothing. */
  change: 'growth' | 'difference' | null;
  /**
   * The same figure a year before, from the same rows. A row is comparable when it belongs to both populations.
   * Null where one row does not carry it: then the figure published for the year before stands in.
   */
  prior: Sums | null;
}

type Described = Pick<Indicator, 'code' | 'name' | 'meaning' | 'unit' | 'direction' | 'decimals' | 'source'>;
type AmountOptions = Described & { field: string; comparable?: Sql };
type RatioOptions = Described &
  Sums & { denominator: Sql } & Partial<Pick<Indicator, 'over' | 'factor' | 'reading' | 'change' | 'prior'>>;
type CountOptions = Described & { over: Over; population: Sql; change?: Indicator['change'] };

/**
 * Total of one filed field, with its growth on the comparable sample.
 *
 * @param options.field      column of the serving row; the year before stands in `<field>_prior`
 * @param options.comparable who can be compared, besides having both values
 */
export function sum({ field, comparable, ...described }: AmountOptions): Indicator {
  const now = sql.identifier(field);
  const before = sql.identifier(`${field}_prior`);
  return {
    ...described,
    over: 'serving',
    population: sql`${now} IS NOT NULL`,
    numerator: sql`sum(${now})`,
    denominator: null,
    n: sql`count(*)`,
    factor: 1,
    reading: 'value',
    change: 'growth',
    prior: {
      population: comparable ? sql`${before} IS NOT NULL AND ${comparable}` : sql`${before} IS NOT NULL`,
      numerator: sql`sum(${before})`,
      denominator: null,
    },
  };
}

/** Quotient of two sums; in percent unless `factor` says otherwise. */
export function ratio(options: RatioOptions): Indicator {
  return {
    over: 'serving',
    n: sql`count(*)`,
    factor: options.unit === 'percent' ? 100 : 1,
    reading: 'value',
    change: null,
    prior: null,
    ...options,
  };
}

/** Number of rows that meet a condition. */
export function count({ change = null, ...options }: CountOptions): Indicator {
  return {
    ...options,
    numerator: sql`count(*)`,
    denominator: null,
    n: sql`count(*)`,
    factor: 1,
    reading: 'value',
    change,
    prior: null,
  };
}
