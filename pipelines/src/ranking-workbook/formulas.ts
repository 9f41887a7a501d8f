import type { CommendationScheme, SealedDefinition } from '@tidu/domain';

type Normalisation = CommendationScheme['normalise'];
type Direction = 'higher-is-better' | 'lower-is-better';

/** A number as a formula holds it: all its digits, no exponent a spreadsheet could misread. */
const written = (value: number): string => (value < 0 ? `(${value})` : String(value));

/** The figure of a unit from its two sums. */
export function rawFormula(
  { reading, factor, denominator }: SealedDefinition,
  sums: { numerator: string; denominator: string },
): string {
  const known = `ISNUMBER(${sums.numerator})`;
  if (denominator === null) return `IF(${known},${sums.numerator}*${written(factor)},"")`;
  const times = reading === 'growth' ? 100 : factor;
  const isDivisible = reading === 'growth' ? `${sums.denominator}>0` : `${sums.denominator}<>0`;
  return `IF(AND(${known},ISNUMBER(${sums.denominator})),IF(${isDivisible},${sums.numerator}*${written(times)}/${sums.denominator},""),"")`;
}

/** A figure per so many of what the scheme says a unit has; nothing where it does not say. */
export function perHeadFormula(
  raw: string,
  per: CommendationScheme['indicators'][number]['per'],
  regionId: string,
): string {
  if (per === undefined) return raw;
  const held = per.of[regionId];
  return held === undefined ? '""' : `IF(ISNUMBER(${raw}),${raw}*${written(per.times)}/${written(held)},"")`;
}

/** The figure drawn in to the bounds of the scheme; nothing where the unit does not take part. */
export function treatedFormula(raw: string, takesPart: string, bounds: { low: string; high: string } | null): string {
  const value = bounds === null ? raw : `MIN(MAX(${raw},${bounds.low}),${bounds.high})`;
  return `IF(AND(${takesPart}="是",ISNUMBER(${raw})),${value},"")`;
}

/**
 * The score of a unit on one indicator.
 *
 * @param cell  its figure
 * @param range the figures of all units
 * @returns null for a method that a formula of one cell cannot hold; the value stands in then
 */
export function normalisedFormula(
  method: Normalisation,
  direction: Direction,
  cell: string,
  range: string,
): string | null {
  const inner = innerFormula(method, direction === 'higher-is-better', cell, range);
  return inner === null ? null : `IF(ISNUMBER(${cell}),${inner},"")`;
}

function innerFormula(method: Normalisation, isHigher: boolean, cell: string, range: string): string | null {
  const [worst, best] = isHigher ? [`MIN(${range})`, `MAX(${range})`] : [`MAX(${range})`, `MIN(${range})`];
  const isLevel = `MAX(${range})=MIN(${range})`;
  const way = `IF(${isLevel},1,(${cell}-${worst})/(${best}-${worst}))`;
  switch (method.by) {
    case 'min-max':
    case 'distance-to-maximum':
      return between(way, method.to);
    case 'z-score': {
      const deviation = `(${cell}-AVERAGE(${range}))/STDEV(${range})*${written(isHigher ? method.deviation : -method.deviation)}`;
      return `IF(${isLevel},${written(method.mean)},${deviation}+${written(method.mean)})`;
    }
    case 'percentile-rank': {
      const others = `(COUNT(${range})-1)`;
      const share = `(${worse(isHigher, cell, range)}+(${equal(cell, range)}-1)/2)/${others}`;
      return between(`IF(${others}=0,1,${share})`, method.to);
    }
    case 'rank':
      return `${worse(isHigher, cell, range)}+1`;
    case 'borda':
      return worse(isHigher, cell, range);
    case 'scaled':
      return between(
        towards(isHigher, `(${cell}-${written(method.low)})/${written(method.high - method.low)}`),
        method.to,
      );
    case 'goalposts':
      return goalposts(method, isHigher, cell);
    case 'fraction-of-maximum':
      return isHigher ? `${cell}/MAX(${range})` : `MIN(${range})/${cell}`;
    case 'efficacy-coefficient': {
      const from = method.unacceptable === undefined ? worst : written(method.unacceptable);
      const to = method.satisfactory === undefined ? best : written(method.satisfactory);
      return `IF(${to}=${from},1,(${cell}-${from})/(${to}-${from}))*${written(method.span)}+${written(method.base)}`;
    }
    case 'distance-to-target': {
      const way01 = `1-(${written(method.target)}-${cell})/(${written(method.target)}-${worst})`;
      return method.cap ? `MIN(${way01},1)` : way01;
    }
    case 'none':
      return isHigher ? cell : `0-${cell}`;
    default:
      return null;
  }
}

function goalposts(
  { low, high, scale, cap, to }: Extract<Normalisation, { by: 'goalposts' }>,
  isHigher: boolean,
  cell: string,
): string {
  const on = (value: string): string => (scale === 'log' ? `LN(${value})` : value);
  const way = `(${on(cell)}-${on(written(low))})/(${on(written(high))}-${on(written(low))})`;
  const floored = cap === 'both' || cap === 'low' ? `MAX(${way},0)` : way;
  const ended = cap === 'both' || cap === 'high' ? `MIN(${floored},1)` : floored;
  return between(towards(isHigher, ended), to);
}

const towards = (isHigher: boolean, way: string): string => (isHigher ? way : `(1-${way})`);
const between = (way: string, [worst, best]: readonly [number, number]): string =>
  `${written(worst)}+(${way})*${written(best - worst)}`;
const worse = (isHigher: boolean, cell: string, range: string): string =>
  `SUMPRODUCT(ISNUMBER(${range})*(${range}${isHigher ? '<' : '>'}${cell}))`;
const equal = (cell: string, range: string): string => `SUMPRODUCT(ISNUMBER(${range})*(${range}=${cell}))`;

/** Where an indicator's score and its share of the weights stand. */
export interface ScoredCell {
  normalised: string;
  share: string;
}

/** The points an indicator gives; only a mean that is a sum of points has any. */
export function weightedFormula(
  { by }: CommendationScheme['aggregate'],
  { normalised, share }: ScoredCell,
): string | null {
  return by === 'arithmetic-mean' ? `IF(ISNUMBER(${normalised}),${normalised}*${share},"")` : null;
}

/** The score of a unit; null for a method that compares units with each other. */
export function scoreFormula(
  aggregate: CommendationScheme['aggregate'],
  cells: readonly ScoredCell[],
  takesPart: string,
  decimals: number,
): string | null {
  const power = aggregate.by === 'harmonic-mean' ? -1 : 'power' in aggregate ? aggregate.power : 1;
  const sum = (term: (cell: ScoredCell) => string): string => cells.map(term).join('+');
  const score = meanFormula(aggregate.by, power, cells, sum);
  return score === null ? null : `IF(${takesPart}="是",ROUND(${score},${decimals}),"")`;
}

function meanFormula(
  by: CommendationScheme['aggregate']['by'],
  power: number,
  cells: readonly ScoredCell[],
  sum: (term: (cell: ScoredCell) => string) => string,
): string | null {
  const least = `MIN(${cells.map(({ normalised }) => normalised).join(',')})`;
  const geometric = `IF(${least}<=0,0,EXP(${sum(({ normalised, share }) => `${share}*LN(${normalised})`)}))`;
  switch (by) {
    case 'arithmetic-mean':
      return sum(({ normalised, share }) => `${normalised}*${share}`);
    case 'geometric-mean':
      return geometric;
    case 'harmonic-mean':
    case 'generalised-mean': {
      if (power === 0) return geometric;
      const mean = `(${sum(({ normalised, share }) => `${share}*${normalised}^${written(power)}`)})^${written(1 / power)}`;
      return power < 0 ? `IF(${least}<=0,0,${mean})` : mean;
    }
    default:
      return null;
  }
}

/** The rank of a score among all, by the tie rule. */
export function rankFormula(ties: CommendationScheme['ties']['ranks'], cell: string, range: string): string {
  const better = `SUMPRODUCT(ISNUMBER(${range})*(${range}>${cell}))`;
  const same = equal(cell, range);
  const rank = {
    competition: `${better}+1`,
    modified: `${better}+${same}`,
    average: `${better}+(${same}+1)/2`,
    // every better score counts once, however many share it
    dense: `SUMPRODUCT(ISNUMBER(${range})*(${range}>${cell})/COUNTIF(${range},${range}))+1`,
  }[ties];
  return `IF(ISNUMBER(${cell}),${rank},"")`;
}
