import { parseArgs } from 'node:util';
import { publishLive } from '../jobs/publish.js';
import type { Command } from './command.js';
import { withDock } from './with-dock.js';

/** Builds the snapshot again from the lake and the ledger's decisions. */
export const rebuild: Command = {
  usage: 'rebuild [--json]',
  summary:
    '用全部有效批次重新建快照；内容不变则校验值不变。 Build the snapshot again; the same content gives the same hash.',
  run: call =>
    withDock(call, async dock => {
      const { values } = parseArgs({ args: call.args, options: { json: { type: 'boolean', default: false } } });
      const { id, contentHash, counts } = await publishLive(dock, { actor: 'operator', now: call.now });
      call.print(
        values.json ? JSON.stringify({ id, contentHash, counts }) : `已发布快照 ${id}，内容校验值 ${contentHash}`,
      );
      return 0;
    }),
};
