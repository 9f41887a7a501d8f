import { z } from 'zod';

/** A method is written by its word alone (`min-max`) or with its settings (`{ by: min-max, to: [1, 100] }`). */
const byWord = <Method extends z.ZodType>(method: Method) =>
  z.preprocess(written => (typeof written === 'string' ? { by: written } : written), method);

const form = <Word extends string, Settings extends z.ZodRawShape>(by: Word, settings: Settings) =>
  z.strictObject({ by: z.literal(by), ...settings });

const number = z.number();
const positive = z.number().positive();
const percent = z.number().min(0).max(100);

/** Score of the worst and of the best. */
const range = z.tuple([number, number]);
const hundred = range.default([0, 100]);
const one = range.default([0, 1]);

/** What is done to the values of one indicator before they are put on a common scale. */
export const treatment = byWord(
  z.discriminatedUnion('by', [
    /** Values beyond a fixed bound count as the bound. */
    form('cap', { min: number.optional(), max: number.optional() }),
    /** Values beyond two percentiles (0…100) of the units count as those percentiles. */
    form('percentiles', { low: percent.default(0), high: percent.default(100) }),
    /**
     * Where skewness and kurtosis both pass their bounds, the furthest values are drawn in one by one, at most `points` of
     * them; if that does not do, `otherwise` is applied to the untouched values (COINr, Treat).
     */
    form('outliers', {
      skewness: positive.default(2),
      kurtosis: positive.default(3.5),
      points: z.int().min(0).default(5),
      otherwise: z.enum(['nothing', 'shifted-log', 'scaled-log']).default('shifted-log'),
    }),
    /** Natural logarithm of value + plus. */
    form('log', { plus: number.default(0) }),
    /** ln(x − min + (max − min) / 100): defined for any values (COINr, log_CT). */
    form('shifted-log', {}),
    /** ln(1 + (max − 1)(x − min) / (max − min)), turned where the tail is low (Global Innovation Index). */
    form('scaled-log', {}),
    /** (xᵏ − 1) / k of values moved to begin at 1; k = 0 is the logarithm. */
    form('box-cox', { lambda: number }),
    /** times × x + plus: another unit of measure. */
    form('linear', { times: number.default(1), plus: number.default(0) }),
  ]),
);
export type Treatment = z.output<typeof treatment>;

/** How the values of one indicator become scores. `to` are the scores of the worst and the best. */
export const normalisation = byWord(
  z.discriminatedUnion('by', [
    /** 极差标准化: spread between the worst and the best unit. */
    form('min-max', { to: hundred }),
    /** Distance from the mean in sample deviations, as a score with this mean and deviation. */
    form('z-score', { mean: number.default(0), deviation: positive.default(1) }),
    /** Share of the other units that are worse, ties counted half. */
    form('percentile-rank', { to: hundred }),
    /** 1 for the worst, n for the best; ties share the lower number. */
    form('rank', {}),
    /** Number of units that are worse. */
    form('borda', {}),
    /** Spread between two stated values, not ended at either. */
    form('scaled', { low: number, high: number, to: hundred }),
    /** Spread between two stated values, after logarithms where `scale` says so, ended where `cap` says so. */
    form('goalposts', {
      low: number,
      high: number,
      scale: z.enum(['linear', 'log']).default('linear'),
      cap: z.enum(['both', 'low', 'high', 'none']).default('both'),
      to: hundred,
    }),
    /** 1 for the best unit, less by the distance to it over the range. */
    form('distance-to-maximum', { to: one }),
    /** 1 for the named unit, less by the distance to it over the distance between it and the worst. */
    form('distance-to-reference', { unit: z.string(), cap: z.boolean().default(false) }),
    /** 1 at the target, 0 for the worst unit. */
    form('distance-to-target', { target: number, cap: z.boolean().default(false) }),
    /** Value over the best value; where less is better, the best value over the value. Positive values only. */
    form('fraction-of-maximum', {}),
    /**
     * 功效系数法: (x − unacceptable) / (satisfactory − unacceptable) × span + base. Values not stated are those of the worst
     * and the best unit.
     */
    form('efficacy-coefficient', {
      unacceptable: number.optional(),
      satisfactory: number.optional(),
      span: number.default(40),
      base: number.default(60),
    }),
    /** Through stated points [value, score], straight between them, level beyond the first and the last (五档标准值). */
    form('piecewise', {
      points: z
        .array(z.tuple([number, number]))
        .min(2)
        .max(50),
    }),
    /** As it stands; negated where less is better. */
    form('none', {}),
  ]),
);
export type Normalisation = z.output<typeof normalisation>;

/** An entry of a comparison matrix: a number, or a fraction such as `1/3`. */
const comparison = z.union([
  positive,
  z
    .string()
    .regex(/^[1-9]\d*\/[1-9]\d*$/)
    .transform(text => {
      const [over, under] = text.split('/').map(Number) as [number, number];
      return over / under;
    }),
]);

/** Where the weights inside a group come from. */
export const weighing = byWord(
  z.discriminatedUnion('by', [
    /** The `weight` of each, scaled to add up to 1. */
    form('given', {}),
    form('equal', {}),
    /** 熵权法: the more the units differ on it, the more it weighs. Changes with the data: for analysis. */
    form('entropy', {}),
    /** Squared loadings on the first principal component. Changes with the data: for analysis. */
    form('principal-component', {}),
    /** 层次分析法: how many times as important the row is as the column, 1…9. */
    form('ahp', { of: z.array(z.string()).min(2).max(15), matrix: z.array(z.array(comparison)) }),
  ]),
);
export type Weighing = z.output<typeof weighing>;

/** How the scores inside a group become one. */
export const aggregation = byWord(
  z.discriminatedUnion('by', [
    form('arithmetic-mean', {}),
    /** Of scores of 0 and more; one of 0 makes the whole 0. */
    form('geometric-mean', {}),
    form('harmonic-mean', {}),
    /** (Σ w xᵖ)^(1/p) */
    form('generalised-mean', { power: number }),
    /** Units better than this one in more than half of the weights, against those worse: from −(n − 1) to n − 1. */
    form('copeland', {}),
    /** Closeness, 0…1, to the best values there are and distance from the worst. */
    form('topsis', {}),
  ]),
);
export type Aggregation = z.output<typeof aggregation>;

/** What a missing score does to its group: the group is missing, or the others carry it from `minCoverage` percent of them on. */
export const gaps = byWord(
  z.discriminatedUnion('by', [form('stay', {}), form('leave-out', { minCoverage: percent.default(0) })]),
);
export type Gaps = z.output<typeof gaps>;
