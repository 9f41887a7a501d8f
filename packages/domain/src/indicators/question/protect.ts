import { MIN_SAMPLE } from '../withhold.js';

/** A cell dominated by one enterprise tells of that enterprise: its largest may have this share of it at most. */
export const MOST_DOMINANT = 0.8;

/** Why a figure is kept back: too few enterprises, one that dominates, or because the total would give another away. */
export type Kept = 'few' | 'dominated' | 'complementary';

/** One cell of a table that is shown with its totals. */
export interface Cell {
  /** Where it stands in each dimension, `keys[0]` in the first. */
  keys: readonly string[];
  /** Enterprises counted. */
  n: number;
  /** Share of the largest enterprise, 0…1; null where that says nothing. */
  largest: number | null;
  /** The reader knows it anyway, as one's own region; it hides nothing and is never kept back. */
  isKnown?: boolean;
}

/**
 * Which cells of a table are kept back, so that none over few enterprises is shown, and none can be worked out.
 *
 * Every line of the table (all cells that differ in one dimension only) is shown with its total. Where a line keeps back
 * one cell, or cells of fewer than three enterprises together, the smallest shown one is kept back as well; until no line
 * gives anything away. Where nothing is left to hide behind, the whole line is kept back.
 *
 * @returns why each cell is kept back; null for those shown
 * @see 统计法: 统计资料 of a single respondent is confidential
 */
export function protect(cells: readonly Cell[]): (Kept | null)[] {
  const kept = cells.map(primary);
  const lines = linesOf(cells);
  for (let isStable = false; !isStable;) {
    isStable = true;
    for (const line of lines) {
      const next = exposed(line, cells, kept);
      if (next === undefined) continue;
      kept[next] = 'complementary';
      isStable = false;
    }
  }
  return kept;
}

function primary({ n, largest, isKnown }: Cell): Kept | null {
  if (isKnown || n === 0) return null;
  if (n < MIN_SAMPLE) return 'few';
  return largest !== null && largest > MOST_DOMINANT ? 'dominated' : null;
}

/** Indices of the cells of each line with more than one cell. */
function linesOf(cells: readonly Cell[]): number[][] {
  const lines = new Map<string, number[]>();
  cells.forEach(({ keys }, index) => {
    keys.forEach((_, dimension) => {
      const line = JSON.stringify([dimension, ...keys.filter((__, other) => other !== dimension)]);
      lines.set(line, [...(lines.get(line) ?? []), index]);
    });
  });
  return [...lines.values()].filter(line => line.length > 1);
}

/** The cell a line has still to keep back; undefined where it gives nothing away. */
function exposed(line: readonly number[], cells: readonly Cell[], kept: readonly (Kept | null)[]): number | undefined {
  const hidden = line.filter(index => kept[index] !== null);
  if (hidden.length === 0) return undefined;
  const together = hidden.reduce((sum, index) => sum + cells[index]!.n, 0);
  const dominates = hidden.length === 1 || together < MIN_SAMPLE;
  if (!dominates) return undefined;
  return line
    .filter(index => kept[index] === null && !cells[index]!.isKnown && cells[index]!.n > 0)
    .toSorted((a, b) => cells[a]!.n - cells[b]!.n || a - b)[0];
}
