import { z } from 'zod';
import { readCheckedYaml, type YamlProblem } from '../checked-yaml.js';
import { TiduError } from '../errors.js';
import { TIERS } from '../vocabulary/tier.js';
import { day, entryId } from './citation.js';
import { PURPOSES } from './criterion.js';
import { OUTCOMES, decide, type ProgrammeVerdict } from './decide.js';
import { entitlementOf } from './entitlement.js';
import type { Evidence, Inquiry } from './evidence.js';
import { passes } from './figures.js';
import type { Programme } from './programme.js';
import { progressOf } from './progress.js';
import type { RuleBook } from './rule-book.js';

const text = z.string().min(1).max(200);
const values = z.record(z.string(), z.number().nullable()).default({});
const outcomes = z.record(z.string(), z.enum(OUTCOMES)).default({});

const enterpriseCase = z.strictObject({
  name: text,
  enterprise: z.strictObject({
    industry: z.string().nullable().default(null),
    foundedOn: day.nullable().default(null),
    titles: z.array(z.enum(TIERS)).default([]),
    /** Filed values of the period, of the same period a year before, and two years before. */
    year: values,
    yearBefore: values,
    twoYearsBefore: values,
    facts: z.record(z.string(), z.union([z.number(), z.boolean()])).default({}),
  }),
  on: day,
  period: z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/),
  purpose: z.enum(PURPOSES).default('application'),
  expect: z.strictObject({
    tiers: outcomes,
    preCheck: outcomes,
    criteria: outcomes,
    margins: z.record(z.string(), z.number().nullable()).default({}),
  }),
});
export type EnterpriseCase = z.output<typeof enterpriseCase>;

const claimCase = z.strictObject({
  name: text,
  incentive: entryId,
  on: day,
  held: z.array(z.enum(TIERS)).default([]),
  grants: z.array(z.strictObject({ tier: z.enum(TIERS), on: day })).default([]),
  bases: z.array(z.number()).nullable().default(null),
  rate: z.number().nullable().default(null),
  paidThisYear: z.number().default(0),
  paidSoFar: z.number().default(0),
  yearsPaid: z.int().default(0),
  /** 万元; null where the document does not say how much. */
  expect: z.strictObject({ amount: z.number().nullable(), refusal: text.nullable().default(null) }),
});

const progressCase = z.strictObject({
  name: text,
  target: entryId,
  region: text.nullable().default(null),
  today: day,
  observed: z.array(z.strictObject({ on: day, value: z.number() })).default([]),
  expect: z.strictObject({ state: z.enum(['reached', 'on-pace', 'behind', 'missed', 'unknown']), closed: z.boolean() }),
});

/** Cases anybody can check: an enterprise and what is expected of it, a claim and its sum, a count and how the target stands. */
export const casesSchema = z.strictObject({
  enterprises: z.array(enterpriseCase).default([]),
  claims: z.array(claimCase).default([]),
  progress: z.array(progressCase).default([]),
});
export type Cases = z.output<typeof casesSchema>;

/** One thing a case expects that did not come. */
export interface CaseFailure {
  case: string;
  what: string;
  expected: string;
  found: string;
}

/**
 * The cases written in a YAML text.
 *
 * @throws TiduError `programme-invalid` with the line of every problem
 */
export function readCases(yamlText: string, fileName: string, programme: Programme): Cases {
  const { value, issues } = readCheckedYaml(yamlText, casesSchema, cases => problemsOfCases(cases, programme));
  if (value === null) throw new TiduError('programme-invalid', { file: fileName, issues: issues.join('；') });
  return value;
}

function problemsOfCases({ enterprises, claims, progress }: Cases, programme: Programme): YamlProblem[] {
  const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id);
  const unknown = (path: PropertyKey[], names: string[], known: string[]) =>
    names.filter(name => !known.includes(name)).map(name => ({ path, message: `政策里没有“${name}”` }));
  return [
    ...enterprises.flatMap(({ expect, enterprise }, at) => [
      ...unknown(['enterprises', at, 'expect', 'tiers'], Object.keys(expect.tiers), idsOf(programme.tiers)),
      ...unknown(['enterprises', at, 'expect', 'preCheck'], Object.keys(expect.preCheck), idsOf(programme.tiers)),
      ...unknown(['enterprises', at, 'expect', 'criteria'], Object.keys(expect.criteria), idsOf(programme.criteria)),
      ...unknown(['enterprises', at, 'expect', 'margins'], Object.keys(expect.margins), idsOf(programme.criteria)),
      ...unknown(['enterprises', at, 'enterprise', 'facts'], Object.keys(enterprise.facts), idsOf(programme.facts)),
    ]),
    ...claims.flatMap(({ incentive }, at) =>
      unknown(['claims', at, 'incentive'], [incentive], idsOf(programme.incentives)),
    ),
    ...progress.flatMap(({ target }, at) => unknown(['progress', at, 'target'], [target], idsOf(programme.targets))),
  ];
}

/** What is known of the enterprise of a case. */
export function evidenceOf({ enterprise }: EnterpriseCase): Evidence {
  const { industry, foundedOn, titles, year, yearBefore, twoYearsBefore, facts } = enterprise;
  return { industryCode: industry, foundedOn, titles, years: [year, yearBefore, twoYearsBefore], facts };
}

/** What is asked in a case. */
export function inquiryOf({ purpose, on, period }: EnterpriseCase): Inquiry {
  return { purpose, on, period };
}

/** Runs every case; an empty list means all came as expected. */
export function failuresOf(book: RuleBook, programme: Programme, cases: Cases): CaseFailure[] {
  return [
    ...cases.enterprises.flatMap(one => differences(one, decide(book, programme, evidenceOf(one), inquiryOf(one)))),
    ...cases.claims.flatMap(({ name, incentive: id, expect, ...claim }) => {
      const incentive = programme.incentives.find(one => one.id === id)!;
      const { amount, refusal } = entitlementOf(programme, incentive, claim);
      return [
        ...unequal(name, `${id} 金额`, expect.amount, amount),
        ...unequal(name, `${id} 不给的理由`, expect.refusal, refusal),
      ];
    }),
    ...cases.progress.flatMap(({ name, target: id, expect, ...inquiry }) => {
      const progress = progressOf(
        programme.targets.find(one => one.id === id)!,
        inquiry,
      );
      return [
        ...unequal(name, `${id} 状态`, expect.state, progress?.state ?? null),
        ...unequal(name, `${id} 是否到期`, expect.closed, progress?.closed ?? null),
      ];
    }),
  ];
}

/** Where a verdict is not what a case expects. */
export function differences(
  { name, expect }: EnterpriseCase,
  { tiers }: Pick<ProgrammeVerdict, 'tiers'>,
): CaseFailure[] {
  const tierOf = (id: string) => tiers.find(({ tier }) => tier === id);
  const criterionOf = (id: string) =>
    tiers.flatMap(({ criteria }) => criteria).find(({ criterion }) => criterion === id);
  const each = <Value>(list: Record<string, Value>, found: (id: string) => unknown, what: string) =>
    Object.entries(list).flatMap(([id, expected]) => unequal(name, `${id}${what}`, expected, found(id) ?? null));
  return [
    ...each(expect.tiers, id => tierOf(id)?.outcome, ''),
    ...each(expect.preCheck, id => tierOf(id)?.preCheck, ' 预审'),
    ...each(expect.criteria, id => criterionOf(id)?.outcome, ''),
    ...each(expect.margins, id => criterionOf(id)?.margin, ' 差额'),
  ];
}

function unequal(name: string, what: string, expected: unknown, found: unknown): CaseFailure[] {
  const isSame =
    typeof expected === 'number' && typeof found === 'number'
      ? passes(found, 'at-least', expected - 1e-9) && passes(found, 'at-most', expected + 1e-9)
      : expected === found;
  return isSame ? [] : [{ case: name, what, expected: String(expected), found: String(found) }];
}
