import { z } from 'zod';
import { parsePeriod } from '../../vocabulary/period.js';

/** How figures may be cut. `region` is the next level below the region asked about; the levels may be named themselves. */
export const DIMENSIONS = [
  'region',
  'province',
  'prefecture',
  'county',
  'section',
  'division',
  'group',
  'tier',
  'team',
  'size',
  'age',
  'enterprise',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Most dimensions one answer is cut by. */
export const MOST_DIMENSIONS = 3;

/** Dimensions of which an answer may be narrowed to some values; for `tier` also `monitored`. */
export const NARROWED = [
  'prefecture',
  'county',
  'section',
  'division',
  'group',
  'tier',
  'team',
  'size',
  'age',
  'enterprise',
] as const satisfies readonly Dimension[];
export type Narrowed = (typeof NARROWED)[number];

/** The values asked of each dimension; a dimension that is not named is not narrowed. */
export type Where = Readonly<Partial<Record<Narrowed, readonly string[]>>>;

/**
 * Which months a figure is about: January to the period; the last month alone (January and February are one block); the
 * last quarter alone; or the twelve months to the period. Single months and quarters are differences of what was filed.
 */
export const SPANS = ['cumulative', 'month', 'quarter', 'rolling'] as const;
export type Span = (typeof SPANS)[number];

/** Who is compared with the year before: those of both years, or all of each year. */
export const SAMPLES = ['matched', 'all'] as const;
export type Sample = (typeof SAMPLES)[number];

/** Where the year before comes from: filed as 上年同期, what was filed a year ago, or the one and else the other. */
export const BASES = ['either', 'filed', 'stored'] as const;
export type Base = (typeof BASES)[number];

/** Where an enterprise belongs: as at the end of the period, or as today. */
export const MEMBERSHIPS = ['period', 'today'] as const;
export type Membership = (typeof MEMBERSHIPS)[number];

/** What may stand beside a figure: its share of the total, its rank, and what it adds to the growth of the total. */
export const EXTRAS = ['share', 'rank', 'contribution'] as const;
export type Extra = (typeof EXTRAS)[number];

/** The part of a question that says how figures are read, as API and command line both take it. */
export const modifiers = {
  span: z.enum(SPANS).default('cumulative'),
  sample: z.enum(SAMPLES).default('matched'),
  base: z.enum(BASES).default('either'),
  membership: z.enum(MEMBERSHIPS).default('period'),
} as const;

const DIMENSION_LIST: readonly string[] = DIMENSIONS;
const NARROWED_LIST: readonly string[] = NARROWED;

/**
 * The dimensions a text such as `prefecture,section` names; `none` and nothing are no dimension.
 *
 * @returns null where a word is no dimension, one is named twice, or there are too many
 */
export function readDimensions(text: string): Dimension[] | null {
  const words = text === '' || text === 'none' ? [] : text.split(',').map(word => word.trim());
  const isKnown = words.every(word => DIMENSION_LIST.includes(word));
  return isKnown && new Set(words).size === words.length && words.length <= MOST_DIMENSIONS
    ? (words as Dimension[])
    : null;
}

/**
 * The values a text such as `section=C,I;team=energy` names.
 *
 * @returns null where it names no dimension that can be narrowed, or no value
 */
export function readWhere(text: string): Where | null {
  const where: Partial<Record<Narrowed, string[]>> = {};
  for (const part of text.split(';').filter(piece => piece.trim() !== '')) {
    const [name = '', list = ''] = part.split('=').map(piece => piece.trim());
    const values = list
      .split(',')
      .map(value => value.trim())
      .filter(value => value !== '');
    if (!NARROWED_LIST.includes(name) || values.length === 0 || name in where) return null;
    where[name as Narrowed] = values;
  }
  return where;
}

/** The same as text, in the order of the dimensions. */
export function writeWhere(where: Where): string {
  return NARROWED.flatMap(name => (where[name] ? [`${name}=${where[name].join(',')}`] : [])).join(';');
}

/** The cumulative periods a list such as `2026-06,2026-09` names; null where a word names none. */
export function readPeriods(text: string): string[] | null {
  const periods = text.split(',').map(word => parsePeriod(word));
  return periods.every(period => period !== null) ? periods : null;
}
