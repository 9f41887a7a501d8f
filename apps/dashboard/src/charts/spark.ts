/** A line through the values, broken where one is missing, and where its last point lies. */
export interface DrawnSpark {
  /** Path of an SVG, empty without two neighbours. */
  path: string;
  last: [x: number, y: number] | null;
}

/**
 * A small line over a headline figure; its scale runs from its own lowest to its own highest value.
 *
 * @param values oldest first; null is a gap
 */
export function sparkPath(values: (number | null)[], width: number, height: number): DrawnSpark {
  const present = values.filter(value => value !== null);
  if (present.length === 0) return { path: '', last: null };
  const [low, high] = [Math.min(...present), Math.max(...present)];
  const points = values.map((value, index): [number, number] | null =>
    value === null ? null : [across(index, values.length, width), down(value, low, high, height)],
  );
  const path = points.map((point, index) => step(point, points[index - 1] ?? null)).join('');
  return { path, last: points.findLast(point => point !== null) ?? null };
}

const step = (point: [number, number] | null, before: [number, number] | null): string =>
  point === null ? '' : `${before === null ? 'M' : 'L'}${point.join(' ')}`;

const across = (index: number, count: number, width: number): number =>
  round(count < 2 ? width : (index / (count - 1)) * width);

const down = (value: number, low: number, high: number, height: number): number =>
  round(high === low ? height / 2 : height - ((value - low) / (high - low)) * height);

const round = (length: number): number => Math.round(length * 10) / 10;
