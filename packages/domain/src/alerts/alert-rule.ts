import { z } from 'zod';
import { TIERS, UNITS, type Unit } from '../vocabulary/index.js';
import { alertConditionSchema, isOfTheDay, partsOf } from './alert-condition.js';
import { code } from './measure.js';
import { SEVERITIES } from './severity.js';

const bilingual = z.strictObject({ zh: z.string().trim().min(1).max(400), en: z.string().trim().min(1).max(600) });
const severity = z.enum(SEVERITIES);
const periodText = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** One colour of a rule: when it is met, for how many periods running, and when it counts as over. */
const levelSchema = z.strictObject({
  severity,
  condition: alertConditionSchema,
  /** Periods running, of those the subject owes, until it fires. */
  periods: z.int().min(1).max(12).default(1),
  recovery: z
    .strictObject({
      /** The value must be beyond this line to count as clear; the line of the condition itself where there is none. */
      value: z.number().nullable().default(null),
      /** Clear periods running until it is over. */
      periods: z.int().min(1).max(12).default(1),
    })
    .prefault({}),
});
export type AlertLevel = z.output<typeof levelSchema>;

/** Who is looked at; everyone where nothing is said. */
const populationSchema = z.strictObject({
  /** Periods a return is owed for, or every period filed. */
  basis: z.enum(['owed', 'filed']).default('owed'),
  monitored: z.boolean().nullable().default(null),
  tiers: z.array(z.enum(TIERS)).default([]),
  sections: z.array(z.string().regex(/^[A-T]$/)).default([]),
  /** Regions, each with everything below it. */
  regions: z.array(z.string().min(1).max(64)).max(200).default([]),
});

/**
 * A rule of early warning, built in or made by a bureau: one instance an enterprise or region, whose colour is the gravest of
 * the levels that stand.
 */
export const alertRuleSchema = z
  .strictObject({
    /** Never reused. */
    code,
    /** Group of the default rules it belongs to, such as R1; shown before the name. */
    group: z.string().max(8).default(''),
    name: bilingual,
    /** Told to the enterprise: what is meant and what it can do. */
    meaning: bilingual,
    /** Who answers for the rule: a login, or a unit by name. */
    owner: z.string().trim().min(1).max(80),
    subject: z.enum(['enterprise', 'region']).default('enterprise'),
    /** Level of the regions looked at. */
    regionLevel: z.enum(['prefecture', 'county']).default('prefecture'),
    unit: z.enum(Object.keys(UNITS) as [Unit, ...Unit[]]),
    population: populationSchema.prefault({}),
    levels: z.array(levelSchema).min(1).max(8),
    /** Months whose periods are not judged, 1…12, and single spans of periods. */
    mute: z
      .strictObject({
        months: z.array(z.int().min(1).max(12)).default([]),
        spans: z
          .array(z.strictObject({ from: periodText, to: periodText }))
          .max(24)
          .default([]),
      })
      .prefault({}),
    /** Colours from this one up open a case; null for none. */
    opensCaseFrom: severity.nullable().default('yellow'),
    /** While this fires in a region, these rules do not page for its enterprises. */
    inhibits: z.array(code).max(50).default([]),
    source: z.string().trim().min(1).max(400),
  })
  .check(({ value: rule, issues }) => {
    const tell = (path: (string | number)[], message: string) =>
      issues.push({ code: 'custom', input: rule, path, message });
    rule.levels.forEach(({ condition, periods, recovery }, at) => {
      if (isOfTheDay(condition) && (periods > 1 || recovery.periods > 1)) {
        tell(['levels', at, 'periods'], '按日判定的条件没有连续期数 (judged on a day: no periods running)');
      }
      for (const part of partsOf(condition)) {
        const problem = misplaced(part, rule.subject);
        if (problem !== null) tell(['levels', at, 'condition'], problem);
      }
    });
  });
export type AlertRule = z.output<typeof alertRuleSchema>;
/** A rule as people write it. */
export type AlertRuleText = z.input<typeof alertRuleSchema>;

function misplaced(part: ReturnType<typeof partsOf>[number], subject: 'enterprise' | 'region'): string | null {
  const measure = 'measure' in part ? part.measure : null;
  const ofRegion = measure !== null && ('warned' in measure || 'diffusion' in measure);
  if (measure !== null && 'field' in measure && measure.as === 'since-previous' && !isReady(part)) {
    return '当期值只用于数值、与上年同期的变动和同行比较 (since-previous: threshold, change from prior, peer)';
  }
  if (subject === 'enterprise') return ofRegion ? '这个指标只用于地区 (only regions have this measure)' : null;
  const known =
    (part.kind === 'threshold' || part.kind === 'change') && (ofRegion || (measure && 'indicator' in measure));
  return known
    ? null
    : '地区规则只用指标、预警占比或扩散指数的数值和变动 (regions have indicators, shares warned and diffusion)';
}

/** What came since the period before is itself computed over periods, and cannot be looked back upon a second time. */
function isReady(part: ReturnType<typeof partsOf>[number]): boolean {
  return part.kind === 'threshold' || part.kind === 'peer' || (part.kind === 'change' && part.from === 'prior');
}

/** What the names in a rule are held against. */
export interface AlertNames {
  indicators: ReadonlySet<string>;
  fields: ReadonlySet<string>;
  /** `programme/criterion`. */
  criteria: ReadonlySet<string>;
  regions: ReadonlySet<string>;
}

/** Names in a rule that nobody knows, each as `what name`; empty for a rule that can be evaluated. */
export function unknownNames(rule: AlertRule, names: AlertNames): string[] {
  const unknown = rule.population.regions.filter(id => !names.regions.has(id)).map(id => `region ${id}`);
  for (const part of rule.levels.flatMap(({ condition }) => partsOf(condition))) {
    if (part.kind === 'criterion' && !names.criteria.has(`${part.programme}/${part.criterion}`)) {
      unknown.push(`criterion ${part.programme}/${part.criterion}`);
    }
    if (!('measure' in part)) continue;
    const { measure } = part;
    if ('indicator' in measure && !names.indicators.has(measure.indicator))
      unknown.push(`indicator ${measure.indicator}`);
    const field = 'field' in measure ? measure.field : 'diffusion' in measure ? measure.diffusion : null;
    if (field !== null && !names.fields.has(field)) unknown.push(`field ${field}`);
  }
  return unknown;
}
