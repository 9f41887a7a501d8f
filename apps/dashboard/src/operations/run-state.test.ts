import type { RunEntry } from '@tidu/contract';
import { outcomeCounts } from './run-state.js';

const stage = (counts: Record<string, number>) => ({ name: '', startedAt: '', endedAt: null, counts });

test('the outcome of a run is what it counted, without its input and without what there was none of', () => {
  const stages = [stage({ bytes: 7168 }), stage({ rows: 14 }), stage({ load: 14, quarantined: 0 })];
  expect(outcomeCounts({ stages } as RunEntry)).toEqual({ load: 14 });
});
