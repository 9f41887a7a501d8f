import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { publishedSnapshot, recordDeed } from '@tidu/records';
import { restoreBackup } from '../backup/restore-backup.js';
import { publishLive } from '../jobs/publish.js';
import type { Command } from './command.js';
import { withDock } from './with-dock.js';

/** Puts a backup in the place of this home and its ledger. */
export const restore: Command = {
  usage: 'restore DIR [--replace] [--json]',
  summary:
    '从备份恢复台账、数据湖、原件和快照；先核对备份，平台须已停止。 Put a backup back; the platform must be stopped.',
  run: async call => {
    const { values, positionals } = parseArgs({
      args: call.args,
      allowPositionals: true,
      options: { replace: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    });
    if (positionals[0] === undefined || call.databaseUrl === null) {
      call.remark('请写明从哪个目录恢复，例如 tidu restore /mnt/backup/2026-10-20');
      return 1;
    }
    const folder = resolve(call.cwd, positionals[0]);
    const { home } = call.configuration;
    const { databaseUrl, now } = call;
    const manifest = await restoreBackup({ folder, home, databaseUrl, replaces: values.replace, now });
    return withDock(call, async dock => {
      const detail = { folder, madeAt: manifest.madeAt };
      await recordDeed(dock.ledger, { actor: 'operator', action: 'backup.restore', subject: folder, detail, at: now });
      const published = await publishedSnapshot(dock.ledger);
      const isAway = published !== null && !existsSync(join(home, published.file));
      const { id, contentHash } = isAway
        ? await publishLive(dock, { actor: 'operator', now })
        : (published ?? { id: null, contentHash: null });
      call.print(
        values.json
          ? JSON.stringify({ folder, madeAt: manifest.madeAt, snapshot: id, contentHash })
          : `已恢复到 ${manifest.madeAt} 的状态，快照 ${id ?? '—'}，内容校验值 ${contentHash ?? '—'}`,
      );
      return 0;
    });
  },
};
