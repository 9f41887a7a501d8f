import { liveBatches, setProgress, withdrawBatches } from '@tidu/records';
import { evaluate } from '../jobs/evaluate.js';
import { publishLive } from '../jobs/publish.js';
import type { Command } from './command.js';
import { withDock } from './with-dock.js';

/** Takes back everything synthetic; the batches stay on record as withdrawn. */
export const clearDemo: Command = {
  usage: 'clear-demo',
  summary: '撤回全部合成演示数据。 Withdraw everything synthetic.',
  run: call =>
    withDock(call, async dock => {
      const synthetic = (await liveBatches(dock.ledger)).filter(batch => batch.synthetic);
      const ids = synthetic.map(({ id }) => id);
      await withdrawBatches(dock.ledger, ids, { actor: 'operator', at: call.now, reason: '清除演示数据' });
      // Loading stops for good: a next start finds it finished.
      const finished = { task: 'demo', done: 0, total: 0, label: '演示数据已清除', state: 'finished' } as const;
      await setProgress(dock.ledger, finished, call.now);
      await publishLive(dock, { actor: 'operator', now: call.now });
      await evaluate(dock, { now: call.now });
      call.print(`已撤回 ${synthetic.length} 个合成批次。`);
      return 0;
    }),
};
