import type { RunEntry } from '@tidu/contract';

/** How much the state of a run asks of the reader, for its tag. */
export const RUN_TONES = {
  queued: 'plain',
  running: 'tint',
  succeeded: 'edge',
  failed: 'call',
  cancelled: 'plain',
} as const satisfies Record<RunEntry['state'], string>;

/** Counts of input: no result of a run. */
const OF_INPUT: ReadonlySet<string> = new Set(['bytes', 'rows']);

/** What came of a run in numbers: what its stages counted; none of a kind is not worth a word. */
export function outcomeCounts({ stages }: RunEntry): Record<string, number> {
  const counted = stages.flatMap(({ counts }) => Object.entries(counts));
  return Object.fromEntries(counted.filter(([name, count]) => count > 0 && !OF_INPUT.has(name)));
}
