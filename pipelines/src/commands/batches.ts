import { parseArgs } from 'node:util';
import { listBatches, type Batch } from '@tidu/records';
import type { Command } from './command.js';
import { withDock } from './with-dock.js';

/** Lists what came in, newest first. */
export const batches: Command = {
  usage: 'batches [--limit 20] [--json]',
  summary: '列出收到的批次，新的在前。 What came in, newest first.',
  run: call =>
    withDock(call, async ({ ledger }) => {
      const { values } = parseArgs({
        args: call.args,
        options: { limit: { type: 'string', default: '20' }, json: { type: 'boolean', default: false } },
      });
      for (const batch of await listBatches(ledger, { limit: Number(values.limit) })) {
        call.print(values.json ? JSON.stringify(batch) : oneLine(batch));
      }
      return 0;
    }),
};

const STATUS: Record<Batch['status'], string> = { accepted: '已收', refused: '退回', withdrawn: '已撤回' };

function oneLine({ id, receivedOn, status, layout, counts, fileName }: Batch): string {
  const rows = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  return [id, receivedOn, STATUS[status], layout ?? '—', rows.join(' '), fileName].join('  ');
}
