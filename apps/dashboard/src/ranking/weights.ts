/** A weight being tried, in percent of the whole. */
export interface TriedWeight {
  code: string;
  percent: number;
}

/**
 * The weights after one of them is set: the others share what is left in the proportion they had, equally where they had
 * nothing. They add up to 100.
 *
 * @param percent 0…100
 */
export function setWeight(weights: readonly TriedWeight[], code: string, percent: number): TriedWeight[] {
  const wanted = Math.min(100, Math.max(0, percent));
  const others = weights.filter(weight => weight.code !== code);
  const held = others.reduce((sum, weight) => sum + weight.percent, 0);
  const left = 100 - wanted;
  return weights.map(weight => {
    if (weight.code === code) return { code, percent: wanted };
    return { ...weight, percent: held === 0 ? left / others.length : (weight.percent * left) / held };
  });
}

/** Weights as an address and the API hold them: `revenue-growth:40,rd-growth:60`, to a hundredth of a percent. */
export const writeWeights = (weights: readonly TriedWeight[]): string =>
  weights.map(({ code, percent }) => `${code}:${Number(percent.toFixed(2))}`).join(',');

/**
 * Weights an address holds, scaled to 100.
 *
 * @param codes indicators of the scheme, in their order
 * @returns null where one of them has no weight, or nothing has any
 */
export function readWeights(written: string, codes: readonly string[]): TriedWeight[] | null {
  const given = new Map(
    written.split(',').map((pair): [string, number] => {
      const [code = '', number = ''] = pair.split(':');
      return [code, /^\d+(\.\d+)?$/.test(number) ? Number(number) : NaN];
    }),
  );
  const numbers = codes.map(code => given.get(code) ?? NaN);
  const sum = numbers.reduce((total, number) => total + number, 0);
  if (given.size !== codes.length || !(sum > 0)) return null;
  return codes.map((code, at) => ({ code, percent: (numbers[at]! / sum) * 100 }));
}

/** What a unit is scored by: its score of 0…100 on each indicator, in their order; null where it does not compete. */
export interface TriedUnit {
  id: string;
  normalised: (number | null)[];
}

/**
 * Scores and ranks under other weights, where a score is the sum of weighted points; what a hand that drags sees at once,
 * before the API has answered.
 *
 * @returns in the order of the units; ties share a rank
 */
export function tryWeights(
  units: readonly TriedUnit[],
  weights: readonly TriedWeight[],
  decimals: number,
): { id: string; score: number | null; rank: number | null }[] {
  const scores = units.map(({ normalised }) => {
    const points = normalised.map((score, at) =>
      weights[at]!.percent === 0 ? 0 : score === null ? NaN : score * weights[at]!.percent,
    );
    const score = Number((points.reduce((sum, point) => sum + point, 0) / 100).toFixed(decimals));
    return Number.isNaN(score) ? null : score;
  });
  return units.map(({ id }, at) => {
    const score = scores[at]!;
    return {
      id,
      score,
      rank: score === null ? null : scores.filter(other => other !== null && other > score).length + 1,
    };
  });
}
