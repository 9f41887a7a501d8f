import { between, fraction, piecewise } from './fraction.js';
import type { Normalisation } from './methods.js';
import { extremes, mean, sampleDeviation } from './moments.js';
import { type Column, mapPresent, type Observation, oriented, present, type RankedDirection } from './observation.js';
import { rank } from './rank.js';

/**
 * Scores of the units on one indicator, more for the better.
 *
 * @param reference the value of the unit named by `distance-to-reference`
 * @returns scores in the order of the units; null stays null
 * @see OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5
 */
export function normalise(
  column: Column,
  method: Normalisation,
  direction: RankedDirection,
  reference: Observation = null,
): Observation[] {
  const more = oriented(column, direction);
  const { low, high } = extremes(present(more));
  const isHigher = direction === 'higher-is-better';
  const turned = (value: number): number => (isHigher ? value : 0 - value);
  switch (method.by) {
    case 'min-max':
    case 'distance-to-maximum':
      return mapPresent(more, value => between(fraction(value, low, high), method.to));
    case 'z-score':
      return zScores(more, method);
    case 'percentile-rank':
      return percentileRanks(more, method.to);
    case 'rank':
      return worseThan(more, 1);
    case 'borda':
      return worseThan(more, 0);
    case 'scaled':
      return mapPresent(column, value =>
        between(towards(isHigher, fraction(value, method.low, method.high)), method.to),
      );
    case 'goalposts':
      return goalposts(column, method, isHigher);
    case 'distance-to-reference':
      if (reference === null) return column.map(() => null);
      return distances(more, low, turned(reference), method.cap);
    case 'distance-to-target':
      return distances(more, low, turned(method.target), method.cap);
    case 'fraction-of-maximum':
      return fractions(column, isHigher);
    case 'efficacy-coefficient': {
      const worst = method.unacceptable === undefined ? low : turned(method.unacceptable);
      const best = method.satisfactory === undefined ? high : turned(method.satisfactory);
      return mapPresent(more, value => fraction(value, worst, best) * method.span + method.base);
    }
    case 'piecewise':
      return mapPresent(column, value => piecewise(value, method.points));
    case 'none':
      return [...more];
  }
}

function zScores(more: Column, { mean: centre, deviation }: { mean: number; deviation: number }): Observation[] {
  const values = present(more);
  const { low, high } = extremes(values);
  // units that do not differ, or a unit alone, stand at the centre; their deviation may be noise instead of 0
  if (low === high) return mapPresent(more, () => centre);
  const [average, spread] = [mean(values), sampleDeviation(values)];
  return mapPresent(more, value => ((value - average) / spread) * deviation + centre);
}

function percentileRanks(more: Column, to: readonly [number, number]): Observation[] {
  const others = present(more).length - 1;
  return mapPresent(rank(more, 'average'), place => between(others === 0 ? 1 : (others + 1 - place) / others, to));
}

function worseThan(more: Column, plus: number): Observation[] {
  const n = present(more).length;
  return mapPresent(rank(more, 'modified'), place => n - place + plus);
}

type Goalposts = Extract<Normalisation, { by: 'goalposts' }>;

function goalposts(column: Column, { low, high, scale, cap, to }: Goalposts, isHigher: boolean): Observation[] {
  const onScale = (value: number): number => (scale === 'log' ? Math.log(value) : value);
  return mapPresent(column, value => {
    const way = fraction(onScale(value), onScale(low), onScale(high));
    const ended = Math.min(
      Math.max(way, cap === 'both' || cap === 'low' ? 0 : -Infinity),
      cap === 'both' || cap === 'high' ? 1 : Infinity,
    );
    return between(towards(isHigher, ended), to);
  });
}

function towards(isHigher: boolean, way: number): number {
  return isHigher ? way : 1 - way;
}

/** 1 at the goal, 0 for the worst unit. A goal that is not beyond the worst unit measures nothing. */
function distances(more: Column, worst: number, goal: number, isCapped: boolean): Observation[] {
  return mapPresent(more, value => {
    const distance = goal > worst ? 1 - (goal - value) / (goal - worst) : NaN;
    return isCapped ? Math.min(distance, 1) : distance;
  });
}

function fractions(column: Column, isHigher: boolean): Observation[] {
  const { low, high } = extremes(present(column));
  return mapPresent(column, value => {
    if (low <= 0) return NaN;
    return isHigher ? value / high : low / value;
  });
}
