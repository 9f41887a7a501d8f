import { sql, type Sql } from '../sql.js';
import type { Bilingual } from '../vocabulary/bilingual.js';
import type { Unit } from '../vocabulary/unit.js';

/**
 * Which rows of a snapshot an indicator is computed over: filed values, enterprises with a valid title, titles one by one,
 * or returns owed.
 */
export type Over = 'serving' | 'standing' | 'holding' | 'duty';

/** Whether more or less of it is better; `neutral` where neither can be said. */
export type Direction = 'higher-is-better' | 'lower-is-better' | 'neutral';

/**
 * How a figure behaves in time: a flow adds up from January on, so that a month is a difference; a stock holds at the
 * period's end and is the same in a month and in a year; an average holds over the months; a ratio follows its two sums.
 */
export type Time = 'flow' | 'stock' | 'average' | 'ratio';

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
  time: Time;
  /** Whether its sums are kept ready at every publication, because pages ask for it at every visit; else they are computed when asked. */
  kept: boolean;
  /** Rows counted, as one aggregate call. */
  n: Sql;
  /** What one row weighs in the figure, to tell whether one enterprise dominates it; null where rows are merely counted. */
  weight: Sql | null;
  /** value = factor × numerator ÷ denominator, divided last. */
  factor: number;
  /**
   * `growth` reads numerator ÷ denominator as a change on a base, with the special cases of a base that is not positive;
   * `concentration` divides by the denominator squared.
   */
  reading: 'value' | 'growth' | 'concentration';
  /** How the figure is set against the same period of the year before; null where that says nothing. */
  change: 'growth' | 'difference' | null;
  /**
   * The same figure a year before, from the same rows. A row is comparable when it belongs to both populations.
   * Null where one row does not carry it: then the figure published for the year before stands in.
   */
  prior: Sums | null;
}

type Described = Pick<Indicator, 'code' | 'name' | 'meaning' | 'unit' | 'direction' | 'decimals' | 'source'> &
  Partial<Pick<Indicator, 'kept'>>;
type AmountOptions = Described & { field: string; time: Exclude<Time, 'ratio'>; comparable?: Sql };
type RatioOptions = Described &
  Parts & { prior?: Parts } & Partial<Pick<Indicator, 'over' | 'factor' | 'reading' | 'change'>>;
type CountOptions = Described & { over: Over; time: 'flow' | 'stock'; population: Sql; change?: Indicator['change'] };
type GrowthOptions = Pick<Indicator, 'code' | 'name' | 'meaning' | 'direction'> & { field: string; source?: string };

/** What one row adds to the two sums of a ratio, and which rows count. */
export interface Parts {
  population: Sql;
  numerator: Sql;
  denominator: Sql;
}

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
    ...amount(now),
    ...described,
    change: 'growth',
    prior: {
      population: comparable ? sql`${before} IS NOT NULL AND ${comparable}` : sql`${before} IS NOT NULL`,
      numerator: sql`sum(${before})`,
      denominator: null,
    },
  };
}

/** Total of a filed field whose form has no column for the year before; its change is against the total of that year. */
export function total({ field, ...described }: Omit<AmountOptions, 'comparable'>): Indicator {
  return { ...amount(sql.identifier(field)), ...described, change: 'difference', prior: null };
}

/** Quotient of two sums of what each row adds; in percent unless `factor` says otherwise. */
export function ratio({ population, numerator, denominator, prior, ...options }: RatioOptions): Indicator {
  return {
    over: 'serving',
    time: 'ratio',
    kept: false,
    n: sql`count(*)`,
    weight: denominator,
    factor: options.unit === 'percent' ? 100 : 1,
    reading: 'value',
    change: null,
    ...options,
    ...summed({ population, numerator, denominator }),
    prior: prior ? summed(prior) : null,
  };
}

/**
 * The parts of a ratio now and a year before, from one description; its change is their difference.
 *
 * @param parts given a way to name a column of the row: of this year, then of the year before
 */
export function bothYears(
  parts: (column: (field: string) => Sql) => Parts,
): Parts & { prior: Parts; change: 'difference' } {
  const now = parts(field => sql.identifier(field));
  return { ...now, prior: parts(field => sql.identifier(`${field}_prior`)), change: 'difference' };
}

/** Growth of a filed field on the year before in percent, over the enterprises that filed both values. */
export function growthOf({ field, source, ...described }: GrowthOptions): Indicator {
  const now = sql.identifier(field);
  const before = sql.identifier(`${field}_prior`);
  return ratio({
    ...described,
    unit: 'percent',
    decimals: 1,
    population: sql`${now} IS NOT NULL AND ${before} IS NOT NULL`,
    numerator: sql`${now} - ${before}`,
    denominator: before,
    reading: 'growth',
    source: source ?? '规上工业主要财务指标: 增速按可比口径计算, 基数为负以"注"标出',
  });
}

/** Number of rows that meet a condition. */
export function count({ change = null, ...options }: CountOptions): Indicator {
  return {
    kept: false,
    ...options,
    numerator: sql`count(*)`,
    denominator: null,
    n: sql`count(*)`,
    weight: null,
    factor: 1,
    reading: 'value',
    change,
    prior: null,
  };
}

/** How figures of parts make the figure of the whole: they are added up, or the two sums of the ratio are. */
export function overRegions({ denominator }: Indicator): 'adds-up' | 'ratio-of-sums' {
  return denominator === null ? 'adds-up' : 'ratio-of-sums';
}

function amount(field: Sql) {
  return {
    over: 'serving',
    kept: false,
    population: sql`${field} IS NOT NULL`,
    numerator: sql`sum(${field})`,
    denominator: null,
    n: sql`count(*)`,
    weight: field,
    factor: 1,
    reading: 'value',
  } as const;
}

function summed({ population, numerator, denominator }: Parts): Sums {
  return { population, numerator: sql`sum(${numerator})`, denominator: sql`sum(${denominator})` };
}
