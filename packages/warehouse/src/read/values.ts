import { differenceFrom, figure, indicatorOf, priorPeriod, type Indicator, type Period } from '@tidu/domain';
import type { Answer, Question } from '../question.js';
import { isBelow, placeOf, type Place } from './place.js';
import { keyOrder, readSums, sumsIn, type SumRow } from './sums.js';
import type { SnapshotFile } from './snapshot-file.js';

const COVERAGE = indicatorOf('reporting-rate');

/** Answers a question: figures by group, in the order of codes, periods and keys. */
export async function readValues(
  snapshot: SnapshotFile,
  rootId: string,
  regionOrder: ReadonlyMap<string, number>,
  asked: Question,
): Promise<Answer[]> {
  const place = await placeOf(snapshot, rootId, asked.regionId);
  const isItself = asked.by === 'region' && !isBelow(place, asked.level ?? place.partLevel);
  const question: Question = isItself ? { ...asked, by: 'none' } : asked;
  const indicators = question.codes.map(indicatorOf);
  const [sums, coverage] = await Promise.all([
    sumsOf(snapshot, place, indicators, question),
    coverageOf(snapshot, place, question),
  ]);
  const byKey = keyOrder(question.by, regionOrder);
  return indicators.flatMap(indicator =>
    question.periods.flatMap(period => {
      const rows = sums.get(groupOf(indicator.over, period)) ?? new Map<string, SumRow>();
      const before = sums.get(groupOf(indicator.over, priorPeriod(period)));
      return [...rows.keys()]
        .sort(byKey)
        .map(key => answer(indicator, period, key, rows.get(key)!, before?.get(key), coverage));
    }),
  );
}

type Sums = Map<string, Map<string, SumRow>>;

async function sumsOf(
  snapshot: SnapshotFile,
  place: Place,
  indicators: readonly Indicator[],
  question: Question,
): Promise<Sums> {
  const overs = [...new Set(indicators.map(({ over }) => over))];
  const sums: Sums = new Map();
  const read = async (over: Indicator['over']) => {
    const asked = indicators.filter(indicator => indicator.over === over);
    // A figure whose rows do not carry the year before is set against the one of last year.
    const needsPrior = asked.some(({ change, prior }) => change !== null && prior === null);
    const periods = needsPrior
      ? [...new Set(question.periods.flatMap(period => [period, priorPeriod(period)]))]
      : question.periods;
    for (const row of await readSums(snapshot, { over, indicators: asked, periods, place, question }))
      keep(sums, over, row);
  };
  await Promise.all(overs.map(read));
  return sums;
}

async function coverageOf(snapshot: SnapshotFile, place: Place, question: Question): Promise<Sums> {
  const coverage: Sums = new Map();
  const rows = await readSums(snapshot, {
    over: 'duty',
    indicators: [COVERAGE],
    periods: question.periods,
    place,
    question,
  });
  for (const row of rows) keep(coverage, 'duty', row);
  return coverage;
}

function keep(sums: Sums, over: Indicator['over'], row: SumRow): void {
  const group = groupOf(over, row.period);
  const rows = sums.get(group);
  if (rows) rows.set(row.key, row);
  else sums.set(group, new Map([[row.key, row]]));
}

function groupOf(over: Indicator['over'], period: Period): string {
  return `${over} ${period}`;
}

function answer(
  indicator: Indicator,
  period: Period,
  key: string,
  row: SumRow,
  before: SumRow | undefined,
  coverage: Sums,
): Answer {
  const read = figure(indicator, sumsIn(row, indicator));
  const isAgainstLastYear = indicator.change !== null && indicator.prior === null;
  const change = isAgainstLastYear
    ? differenceFrom(read, before && figure(indicator, sumsIn(before, indicator)))
    : read.change;
  const filed = coverage.get(groupOf('duty', period))?.get(key);
  const { numerator, denominator } = filed ? sumsIn(filed, COVERAGE) : { numerator: 0, denominator: 0 };
  return { ...read, change, code: indicator.code, period, key, nExpected: denominator ?? 0, nFiled: numerator ?? 0 };
}
