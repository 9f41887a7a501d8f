/** How far a value stands on the way from the worst to the best; the whole way where there is none. */
export function fraction(value: number, worst: number, best: number): number {
  return best === worst ? 1 : (value - worst) / (best - worst);
}

/** The score at a fraction of the way between two scores. */
export function between(way: number, [worst, best]: readonly [number, number]): number {
  return worst + way * (best - worst);
}

/** The score on the straight lines through [value, score], which rise by value; level beyond the first and the last. */
export function piecewise(value: number, points: readonly (readonly [number, number])[]): number {
  const above = points.findIndex(([from]) => from >= value);
  const upper = points[above] ?? points.at(-1)!;
  const lower = points[above - 1] ?? upper;
  return above < 0 ? upper[1] : between(fraction(value, lower[0], upper[0]), [lower[1], upper[1]]);
}
