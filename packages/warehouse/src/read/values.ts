import {
  contributions,
  differenceFrom,
  figure,
  growthFrom,
  indicatorOf,
  priorOf,
  priorPeriod,
  ranks,
  shares,
  TiduError,
  type Change,
  type GrowthContribution,
  type Figure,
  type Indicator,
  type Period,
} from '@tidu/domain';
import type { Answer, Question } from '../question.js';
import { keyOrder } from './keys.js';
import { readMoves, type GroupMoves } from './moves.js';
import { placeOf } from './place.js';
import { planOf, type Plan } from './plan.js';
import { groupName, readSums, sumsIn, type SumRow } from './sums.js';
import type { SnapshotFile } from './snapshot-file.js';

const COVERAGE = indicatorOf('reporting-rate');

/**
 * Answers a question: figures by group, in the order of codes, periods and keys.
 *
 * @throws TiduError invalid-input for what cannot be asked of an indicator
 */
export async function readValues(
  snapshot: SnapshotFile,
  rootId: string,
  regionOrder: ReadonlyMap<string, number>,
  question: Question,
): Promise<Answer[]> {
  const plan = planOf(question, await placeOf(snapshot, rootId, question.regionId));
  const indicators = question.codes.map(indicatorOf);
  checkAsked(indicators, plan);
  const [sums, coverage, moves] = await Promise.all([
    sumsOf(snapshot, plan, indicators, question.periods),
    coverageOf(snapshot, plan, question.periods),
    movesOf(snapshot, plan, indicators, question),
  ]);
  const byKeys = keyOrder(plan.cuts, regionOrder);
  return indicators.flatMap(indicator =>
    question.periods.flatMap(period => {
      const rows = sums.get(groupOf(indicator.over, period)) ?? new Map<string, SumRow>();
      const before = sums.get(groupOf(indicator.over, priorPeriod(period)));
      const gone = moves.get(`${indicator.code} ${period}`);
      const groups = new Map<string, readonly string[]>();
      for (const [name, { keys }] of [...rows, ...(gone ?? [])]) groups.set(name, keys);
      const answers = [...groups]
        .sort(([, a], [, b]) => byKeys(a, b))
        .map(([name, keys]) => ({
          ...answerOf({ indicator, plan, row: rows.get(name), before: before?.get(name) }),
          ...identity(indicator, period, keys, plan),
          ...covered(coverage.get(groupOf('duty', period))?.get(name)),
        }));
      return withExtras(answers, { indicator, question, gone });
    }),
  );
}

/** Refuses what no definition could answer. */
function checkAsked(indicators: readonly Indicator[], { span, sample }: Plan): void {
  for (const { code, over, time, reading } of indicators) {
    const refuse = (issues: string) => {
      throw new TiduError('invalid-input', { issues: `${code}: ${issues}` });
    };
    if (sample === 'all' && reading === 'growth') refuse('a growth is of a matched sample; ask the amount for all');
    if (span === 'rolling' && over === 'holding' && time === 'flow') refuse('titles are counted from January');
  }
}

type Sums = Map<string, Map<string, SumRow>>;

async function sumsOf(
  snapshot: SnapshotFile,
  plan: Plan,
  indicators: readonly Indicator[],
  asked: readonly Period[],
): Promise<Sums> {
  const overs = [...new Set(indicators.map(({ over }) => over))];
  const sums: Sums = new Map();
  const read = async (over: Indicator['over']) => {
    const own = indicators.filter(indicator => indicator.over === over);
    const needsPrior = own.some(indicator => isAgainstLastYear(indicator, plan));
    const periods = needsPrior ? [...new Set(asked.flatMap(period => [period, priorPeriod(period)]))] : asked;
    for (const row of await readSums(snapshot, { over, indicators: own, periods, plan })) keep(sums, over, row);
  };
  await Promise.all(overs.map(read));
  return sums;
}

/** A figure whose rows do not carry the year before is set against the one of last year, and so is one over all. */
function isAgainstLastYear({ change, prior }: Indicator, { sample }: Plan): boolean {
  return change !== null && (prior === null || sample === 'all');
}

async function coverageOf(snapshot: SnapshotFile, plan: Plan, periods: readonly Period[]): Promise<Sums> {
  const coverage: Sums = new Map();
  const asFiled: Plan = { ...plan, span: 'cumulative', base: 'either' };
  for (const row of await readSums(snapshot, { over: 'duty', indicators: [COVERAGE], periods, plan: asFiled }))
    keep(coverage, 'duty', row);
  return coverage;
}

function keep(sums: Sums, over: Indicator['over'], row: SumRow): void {
  const group = groupOf(over, row.period);
  const rows = sums.get(group) ?? new Map<string, SumRow>();
  sums.set(group, rows.set(groupName(row.keys), row));
}

function groupOf(over: Indicator['over'], period: Period): string {
  return `${over} ${period}`;
}

type Moved = Map<string, Map<string, GroupMoves>>;

/** What left, for the indicators whose contributions are asked. */
async function movesOf(
  snapshot: SnapshotFile,
  plan: Plan,
  indicators: readonly Indicator[],
  { periods, extras = [] }: Question,
): Promise<Moved> {
  const moves: Moved = new Map();
  if (!extras.includes('contribution')) return moves;
  const asked = indicators.filter(hasContribution).flatMap(indicator => periods.map(period => ({ indicator, period })));
  await Promise.all(
    asked.map(async ({ indicator, period }) => {
      const rows = await readMoves(snapshot, plan, indicator, period);
      moves.set(`${indicator.code} ${period}`, new Map(rows.map(row => [groupName(row.keys), row])));
    }),
  );
  return moves;
}

/** Amounts that rows carry of both years have parts that add up to their growth. */
function hasContribution({ denominator, prior }: Indicator): boolean {
  return denominator === null && prior !== null;
}

type Told = Figure & { prior: number | null };
const NOTHING: Told = {
  value: null,
  numerator: null,
  denominator: null,
  n: 0,
  note: null,
  change: null,
  prior: null,
};

function answerOf({
  indicator,
  plan,
  row,
  before,
}: {
  indicator: Indicator;
  plan: Plan;
  row: SumRow | undefined;
  before: SumRow | undefined;
}): Told {
  if (row === undefined) return NOTHING;
  const sums = sumsIn(row, indicator);
  const read = figure(indicator, sums);
  if (!isAgainstLastYear(indicator, plan)) return { ...read, prior: priorOf(indicator, sums) };
  const then = before && figure(indicator, sumsIn(before, indicator));
  const change: Change | null = indicator.change === 'growth' ? growthFrom(read, then) : differenceFrom(read, then);
  return { ...read, change, prior: then?.value ?? null };
}

function identity({ code }: Indicator, period: Period, keys: readonly string[], { place }: Plan) {
  return { code, period, keys, key: keys.length === 0 ? place.id : keys.join('|') };
}

function covered(row: SumRow | undefined): { nExpected: number; nFiled: number } {
  const { numerator, denominator } = row ? sumsIn(row, COVERAGE) : { numerator: 0, denominator: 0 };
  return { nExpected: denominator ?? 0, nFiled: numerator ?? 0 };
}

type Plain = Omit<Answer, 'share' | 'rank' | 'contribution'>;

function withExtras(
  answers: readonly Plain[],
  {
    indicator,
    question: { extras = [] },
    gone,
  }: { indicator: Indicator; question: Question; gone: Map<string, GroupMoves> | undefined },
): Answer[] {
  const values = answers.map(({ value }) => value);
  const wantsShare = extras.includes('share') && indicator.denominator === null;
  const share = wantsShare ? shares(values) : [];
  const rank = extras.includes('rank') ? rankAmongSiblings(answers, indicator) : [];
  const added: (GrowthContribution | null)[] =
    gone === undefined
      ? []
      : contributions(
          answers.map(({ keys }) => gone.get(groupName(keys)) ?? { now: 0, prior: 0, entrants: 0, exits: 0 }),
        );
  return answers.map((answer, at) => ({
    ...answer,
    share: share[at] ?? null,
    rank: rank[at] ?? null,
    contribution: added[at] ?? null,
  }));
}

/** Siblings differ in the last key only. */
function rankAmongSiblings(answers: readonly Plain[], { direction }: Indicator): (number | null)[] {
  const families = new Map<string, number[]>();
  answers.forEach(({ keys }, at) => {
    const family = groupName(keys.slice(0, -1));
    families.set(family, [...(families.get(family) ?? []), at]);
  });
  const ranked: (number | null)[] = answers.map(() => null);
  for (const members of families.values()) {
    const own = ranks(
      members.map(at => answers[at]!.value),
      direction,
    );
    members.forEach((at, index) => (ranked[at] = own[index]!));
  }
  return ranked;
}
