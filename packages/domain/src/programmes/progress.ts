import type { Comparator } from './condition.js';
import { asksForMuch, passes } from './figures.js';
import type { DocumentUnit } from './quantity.js';
import { valuesOf, type Target } from './target.js';

/** What was counted on a day, in the target's unit. Of a yearly flow or a total: what has come since it began. */
export interface Observed {
  on: string;
  value: number;
}

/** How a target stands. A plan whose last year is over has been reached or missed, or nobody knows. */
export type TargetState = 'reached' | 'on-pace' | 'behind' | 'missed' | 'unknown';

/** A target on a day. */
export interface TargetProgress {
  target: string;
  /** Null for the whole. */
  region: string | null;
  /** The year aimed at: the one running for a yearly flow, else the last of the plan. */
  year: number;
  goal: number;
  comparator: Comparator;
  unit: DocumentUnit;
  /** Where the way begins. */
  start: Observed | null;
  latest: Observed | null;
  /** Whether the year aimed at is over: this is the final state. */
  closed: boolean;
  state: TargetState;
  /** Part of the way from the start to the goal, 0…1 and beyond. */
  done: number | null;
  /** What should have been reached on the day of the latest count, along the years the document names. */
  due: number | null;
  /** What the last day of the year aimed at would bring, by a straight line from the start through the latest count. */
  projection: { value: number; method: 'linear' } | null;
  /** What still has to come in each year. */
  neededPerYear: number | null;
}

/** What is asked of a target. */
export interface ProgressInquiry {
  region?: string | null;
  /** `YYYY-MM-DD`. */
  today: string;
  /** In any order; counts after today or after the year aimed at say nothing. */
  observed: readonly Observed[];
}

/**
 * How a target stands on a day; null where it sets no number for the region.
 *
 * A stock begins at the base the document names; a flow and a total begin with zero on the first day of their first year.
 */
export function progressOf(target: Target, { region = null, today, observed }: ProgressInquiry): TargetProgress | null {
  const goals = valuesOf(target).filter(value => value.region === region);
  const aimed = target.kind === 'yearly-flow' ? ofYear(goals, today) : goals.at(-1);
  if (aimed === undefined) return null;
  const end = `${aimed.year}-12-31`;
  const start = startOf(target, region, aimed.year, goals[0]!.year);
  const latest = latestOf(observed, today < end ? today : end);
  const closed = today > end;
  const milestones = target.kind === 'yearly-flow' ? [aimed] : goals;
  const due = start === null || latest === null ? null : lineAt(start, milestones.map(toObserved), latest.on);
  const projection = start === null || latest === null ? null : projected(start, latest, end);
  const { id, comparator, unit } = target;
  return {
    target: id,
    region,
    year: aimed.year,
    goal: aimed.value,
    comparator,
    unit,
    start,
    latest,
    closed,
    state: stateOf({ target, goal: aimed.value, year: aimed.year, latest, due, closed }),
    done: start === null || latest === null ? null : share(latest.value - start.value, aimed.value - start.value),
    due,
    projection: projection === null ? null : { value: projection, method: 'linear' },
    neededPerYear: closed || latest === null ? null : share(aimed.value - latest.value, yearsBetween(latest.on, end)),
  };
}

/** The value of the year a day lies in, or the nearest there is. */
function ofYear<Value extends { year: number }>(goals: readonly Value[], today: string): Value | undefined {
  const year = Number(today.slice(0, 4));
  return goals.findLast(goal => goal.year <= year) ?? goals[0];
}

function toObserved({ year, value }: { year: number; value: number }): Observed {
  return { on: `${year}-12-31`, value };
}

function startOf(target: Target, region: string | null, year: number, firstYear: number): Observed | null {
  if (target.kind === 'share' || target.kind === 'multiple') return null;
  if (target.kind === 'yearly-flow') return { on: `${year - 1}-12-31`, value: 0 };
  if (target.kind === 'total') return { on: `${firstYear - 1}-12-31`, value: 0 };
  const ofRegion = target.regions.find(one => one.region === region)?.base ?? null;
  const base = region === null ? target.base?.value : ofRegion;
  const baseYear = target.base?.year ?? firstYear - 1;
  return base === undefined || base === null ? null : { on: `${baseYear}-12-31`, value: base };
}

function latestOf(observed: readonly Observed[], until: string): Observed | null {
  return (
    observed
      .filter(({ on }) => on <= until)
      .toSorted((a, b) => (a.on < b.on ? -1 : 1))
      .at(-1) ?? null
  );
}

interface Standing {
  target: Target;
  goal: number;
  year: number;
  latest: Observed | null;
  due: number | null;
  closed: boolean;
}

function stateOf({ target, goal, year, latest, due, closed }: Standing): TargetState {
  if (latest === null) return 'unknown';
  // What was last counted before the year aimed at says nothing of how that year ended.
  if (closed && !latest.on.startsWith(String(year))) return 'unknown';
  if (passes(latest.value, target.comparator, goal)) return 'reached';
  if (closed) return 'missed';
  if (due === null) return target.kind === 'share' || target.kind === 'multiple' ? 'behind' : 'unknown';
  const isAhead = asksForMuch(target.comparator) ? latest.value >= due : latest.value <= due;
  return isAhead ? 'on-pace' : 'behind';
}

/** The value on a day, on the line through the start and the ends of the years named. */
function lineAt(start: Observed, milestones: readonly Observed[], on: string): number {
  const points = [start, ...milestones];
  const next = points.findIndex(point => point.on >= on);
  if (next <= 0) return points[next === 0 ? 0 : points.length - 1]!.value;
  const [from, to] = [points[next - 1]!, points[next]!];
  const part = yearsBetween(from.on, on) / yearsBetween(from.on, to.on);
  return from.value + (to.value - from.value) * part;
}

function projected(start: Observed, latest: Observed, end: string): number | null {
  const passed = yearsBetween(start.on, latest.on);
  if (passed <= 0) return null;
  return start.value + ((latest.value - start.value) * yearsBetween(start.on, end)) / passed;
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** Years from one day to another; every year is as long as any other, so that half of two years is the end of the first. */
function yearsBetween(from: string, to: string): number {
  return inYears(to) - inYears(from);
}

/** The end of a day on the line of years: 2020-12-31 is 2021. */
function inYears(on: string): number {
  const year = Number(on.slice(0, 4));
  const start = Date.UTC(year - 1, 11, 31);
  return year + (Date.parse(on) - start) / (Date.UTC(year, 11, 31) - start);
}

/** What a region brought of what came in all regions. */
export interface Contribution {
  region: string;
  /** Null where it was not counted at the start or at the end. */
  increase: number | null;
  /** Of the sum over the regions that were counted, 0…1; null where nothing came in all. */
  share: number | null;
}

/** What each region contributed between two counts, in the order given. */
export function contributionsOf(
  regions: readonly { region: string; start: number | null; latest: number | null }[],
): Contribution[] {
  const increases = regions.map(({ start, latest }) => (start === null || latest === null ? null : latest - start));
  const total = increases.reduce<number>((sum, increase) => sum + (increase ?? 0), 0);
  return regions.map(({ region }, at) => {
    const increase = increases[at] ?? null;
    return { region, increase, share: increase === null ? null : share(increase, total) };
  });
}
