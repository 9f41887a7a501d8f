import {
  MEMBERSHIPS,
  readDimensions,
  readWhere,
  SAMPLES,
  SPANS,
  writeWhere,
  type Dimension,
  type Membership,
  type Period,
  type Sample,
  type Span,
  type Where,
} from '@tidu/domain';
import { oneOf, queryOf, type Query } from '../query.js';

/** What the explorer is asked; null is the default: the first indicator, the newest quarter, the reader's own region. */
export interface ExplorerQuestion {
  code: string | null;
  period: Period | null;
  region: string | null;
  by: Dimension[];
  where: Where;
  span: Span;
  sample: Sample;
  membership: Membership;
  /** Day or snapshot the figures are wanted as of; null is now. */
  asOf: string | null;
  /** Keys whose lines are drawn beside that of all, at most three. */
  lines: string[];
  sort: 'key' | 'value' | 'change';
}

/** Most lines beside that of all: a fifth dash could not be told from the others. */
export const MOST_LINES = 3;

/** The question an address holds; what cannot be read falls back to the default, so that an old link still opens. */
export function readExplorer(query: Query): ExplorerQuestion {
  const period = oneOf(query['period']);
  const one = <T extends string>(words: readonly T[], key: string, fallback: T): T =>
    words.find(word => word === oneOf(query[key])) ?? fallback;
  return {
    code: oneOf(query['code']),
    period: period !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(period) ? period : null,
    region: oneOf(query['region']),
    by: readDimensions(oneOf(query['by']) ?? 'region') ?? ['region'],
    where: readWhere(oneOf(query['where']) ?? '') ?? {},
    span: one(SPANS, 'span', 'cumulative'),
    sample: one(SAMPLES, 'sample', 'matched'),
    membership: one(MEMBERSHIPS, 'membership', 'period'),
    asOf: oneOf(query['asOf']),
    lines: (oneOf(query['lines']) ?? '')
      .split(',')
      .filter(key => key !== '')
      .slice(0, MOST_LINES),
    sort: one(['key', 'value', 'change'] as const, 'sort', 'key'),
  };
}

/** The address of a question, without what is default anyway. */
export function writeExplorer(asked: ExplorerQuestion): Record<string, string> {
  const unless = (value: string, fallback: string) => (value === fallback ? null : value);
  return queryOf({
    code: asked.code,
    period: asked.period,
    region: asked.region,
    by: unless(asked.by.join(',') || 'none', 'region'),
    where: unless(writeWhere(asked.where), ''),
    span: unless(asked.span, 'cumulative'),
    sample: unless(asked.sample, 'matched'),
    membership: unless(asked.membership, 'period'),
    asOf: asked.asOf,
    lines: unless(asked.lines.join(','), ''),
    sort: unless(asked.sort, 'key'),
  });
}

/** The question one step further into a row: the region itself, or all enterprises of what the row is about. */
export function drilledInto(asked: ExplorerQuestion, keys: { dimension: string; key: string }[]): ExplorerQuestion {
  const regions = ['region', 'province', 'prefecture', 'county'];
  const region = keys.find(({ dimension }) => regions.includes(dimension))?.key ?? asked.region;
  const others = keys.filter(({ dimension }) => !regions.includes(dimension) && dimension !== 'enterprise');
  const where = { ...asked.where, ...Object.fromEntries(others.map(({ dimension, key }) => [dimension, [key]])) };
  const isRegionOnly = others.length === 0 && region !== asked.region;
  return { ...asked, region, where, by: isRegionOnly ? ['region'] : ['enterprise'], lines: [] };
}
