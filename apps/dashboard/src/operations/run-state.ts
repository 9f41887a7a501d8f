import type { RunEntry } from '@tidu/contract';

/** How much the state of a run asks of the reader, for its tag. */
export const RUN_TONES = {
  queued: 'plain',
  running: 'tint',
  succeeded: 'edge',
  failed: 'call',
} as const satisfies Record<RunEntry['state'], string>;

/** What came of a run in numbers: what its last stages counted; the size of a file is no result. */
export function outcomeCounts({ stages }: RunEntry): Record<string, number> {
  const {
    bytes: _,
    rows: __,
    ...counts
  } = Object.assign({}, ...stages.map(stage => stage.counts)) as Record<string, number>;
  return counts;
}
