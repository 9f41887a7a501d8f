import { z } from 'zod';
import { TIERS } from '../vocabulary/tier.js';
import { day, entryId } from './citation.js';
import { COMPARATORS, TAKEN, type Condition, type Measure, type Taken } from './condition.js';
import { INDICATOR_MEASURES } from './indicator-measures.js';
import { documentUnit } from './quantity.js';

const fieldKey = z.string().regex(/^[a-z][A-Za-z]{0,59}$/);
const industry = z.string().regex(/^(?:[A-T]|\d{2,4})$/);

/** Keys of which exactly one says what a measure looks at. */
const MEASURED = ['field', 'share', 'growth', 'indicator', 'age', 'score'] as const;

/** What is measured, as it is written. */
export const writtenMeasure = z.strictObject({
  field: fieldKey.optional(),
  /** Divided by `of`, in percent. */
  share: fieldKey.optional(),
  of: fieldKey.optional(),
  /** Change on the year before, in percent. */
  growth: fieldKey.optional(),
  /** A code of the catalogue. */
  indicator: z.string().max(60).optional(),
  /** A fact the programme names: a number with a comparator, else yes or no. */
  fact: entryId.optional(),
  /** Full years since the enterprise was founded. */
  age: z.literal(true).optional(),
  /** A table of points of this programme, and the group of its items where not all count. */
  score: entryId.optional(),
  group: entryId.optional(),
  years: z.int().min(1).max(3).optional(),
  taken: z.enum(TAKEN).optional(),
});
type WrittenMeasure = z.output<typeof writtenMeasure>;

const thresholds = z
  .union([z.number(), z.array(z.strictObject({ from: day.nullable(), value: z.number() })).min(1)])
  .transform(written => (typeof written === 'number' ? [{ from: null, value: written }] : written));

/** A condition as it is written. */
export interface WrittenCondition extends WrittenMeasure {
  comparator?: (typeof COMPARATORS)[number] | undefined;
  threshold?: { from: string | null; value: number }[] | undefined;
  unit?: z.output<typeof documentUnit> | undefined;
  title?: (typeof TIERS)[number][] | undefined;
  class?: string | undefined;
  in?: string[] | undefined;
  industry?: string[] | undefined;
  anyOf?: Condition[] | undefined;
  allOf?: Condition[] | undefined;
}

const writtenCondition: z.ZodType<WrittenCondition, unknown> = z.strictObject({
  ...writtenMeasure.shape,
  comparator: z.enum(COMPARATORS).optional(),
  threshold: thresholds.optional(),
  unit: documentUnit.optional(),
  title: z.array(z.enum(TIERS)).min(1).optional(),
  class: entryId.optional(),
  in: z.array(entryId).min(1).optional(),
  industry: z.array(industry).min(1).optional(),
  anyOf: z
    .array(z.lazy(() => condition))
    .min(2)
    .optional(),
  allOf: z
    .array(z.lazy(() => condition))
    .min(2)
    .optional(),
});

/** A condition of a programme: what is written becomes one of the kinds, or a sentence about what is missing. */
export const condition: z.ZodType<Condition, unknown> = writtenCondition.transform((written, context) => {
  const read = toCondition(written);
  if (typeof read !== 'string') return read;
  context.addIssue({ code: 'custom', message: read });
  return z.NEVER;
});

/** The measure of an entry that holds it against steps of its own. */
export const measure = writtenMeasure.transform((written, context): Measure => {
  const read = toMeasure(written);
  if (typeof read !== 'string') return read;
  context.addIssue({ code: 'custom', message: read });
  return z.NEVER;
});

/** A condition, or in a sentence what is wrong with it. */
function toCondition(written: WrittenCondition): Condition | string {
  const { comparator, threshold, unit, title, industry: industries, anyOf, allOf } = written;
  const named = Object.keys(written).filter(key => written[key as keyof WrittenCondition] !== undefined);
  const lone = (key: string, ...others: string[]) => named.every(one => one === key || others.includes(one));
  if (anyOf) return lone('anyOf') ? { kind: 'any', of: anyOf } : 'anyOf 旁边不能再写别的';
  if (allOf) return lone('allOf') ? { kind: 'all', of: allOf } : 'allOf 旁边不能再写别的';
  if (title) return lone('title') ? { kind: 'title', tiers: title } : 'title 旁边不能再写别的';
  if (industries) return lone('industry') ? { kind: 'industry', industries } : 'industry 旁边不能再写别的';
  if (written.class !== undefined) {
    if (!written.in || !lone('class', 'in')) return 'class 需要 in：列出所属的类别，旁边不能再写别的';
    return { kind: 'class', programme: written.class, classes: written.in };
  }
  if (written.fact !== undefined && lone('fact')) return { kind: 'fact', fact: written.fact };
  const measured = toMeasure(written);
  if (typeof measured === 'string') return measured;
  if (comparator === undefined || threshold === undefined || unit === undefined)
    return '需要同时写明 comparator（比较）、threshold（界限）和 unit（单位）';
  if (threshold.some(({ from }, at) => at > 0 && (from === null || from <= (threshold[at - 1]!.from ?? ''))))
    return 'threshold 应按 from 的日期从早到晚排列';
  return { kind: 'compare', measure: measured, comparator, thresholds: threshold, unit };
}

function toMeasure(written: WrittenMeasure): Measure | string {
  const { field, share, of, growth, indicator, fact, age, score, group } = written;
  const said = [...MEASURED, 'fact' as const].filter(key => written[key] !== undefined);
  if (said.length !== 1) return `应写明且只写一项：${MEASURED.join('、')}、fact`;
  if (share !== undefined && of === undefined) return 'share 需要 of：占哪一项的比重';
  if (of !== undefined && share === undefined) return 'of 只能与 share 同用';
  if (group !== undefined && score === undefined) return 'group 只能与 score 同用';
  const span = spanOf(written);
  if (typeof span === 'string') return span;
  if (field !== undefined) return { kind: 'field', field, ...span, indicator: null };
  if (share !== undefined) return { kind: 'share', field: share, of: of!, ...span, indicator: null };
  if (growth !== undefined) return { kind: 'growth', field: growth, ...span, indicator: null };
  if (indicator !== undefined) {
    const known = INDICATOR_MEASURES[indicator];
    if (known === undefined)
      return `指标“${indicator}”不能用于单个企业。可用：${Object.keys(INDICATOR_MEASURES).join('、')}`;
    return { ...known, ...span, indicator };
  }
  if (fact !== undefined) return { kind: 'fact', fact };
  return age ? { kind: 'age' } : { kind: 'score', score: score!, group: group ?? null };
}

const ONE_YEAR: { years: number; taken: Taken } = { years: 1, taken: 'each' };

/** How several years of each kind may be put together. */
const WAYS: Record<'field' | 'share' | 'growth', readonly Taken[]> = {
  field: ['each', 'sum', 'mean'],
  share: ['each', 'mean'],
  growth: ['each', 'mean', 'compound'],
};

/** Over how many years, and how they are put together. */
function spanOf(written: WrittenMeasure): typeof ONE_YEAR | string {
  const { growth, indicator, share, field, years = 1, taken } = written;
  if (years === 1) return taken === undefined ? ONE_YEAR : 'taken 只在 years 为 2 或 3 时有意义';
  const kind = growth !== undefined ? 'growth' : share !== undefined ? 'share' : field !== undefined ? 'field' : null;
  const filed = kind ?? INDICATOR_MEASURES[indicator ?? '']?.kind;
  if (filed === undefined) return 'years 只能与 field、share、growth、indicator 同用';
  if (taken === undefined || !WAYS[filed].includes(taken))
    return `years 大于 1 时需要 taken：${WAYS[filed].join('、')}`;
  return filed === 'growth' && years > 2 ? '增长率最多看两年' : { years, taken };
}
