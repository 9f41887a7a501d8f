import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { noteBackupCheck } from '@tidu/records';
import { checkBackup } from '../backup/check-backup.js';
import { makeBackup } from '../backup/make-backup.js';
import type { Command } from './command.js';
import { withDock } from './with-dock.js';

/** Copies ledger, lake and files into a folder, while everything runs. */
export const backupCommand: Command = {
  usage: 'backup DIR [--json]',
  summary: '把台账、数据湖和原件备份到一个空目录，运行中也可以做；写完即核对。 Back everything up, also while it runs.',
  run: call =>
    withDock(call, async dock => {
      const options = { json: { type: 'boolean', default: false } } as const;
      const { values, positionals } = parseArgs({ args: call.args, allowPositionals: true, options });
      if (positionals[0] === undefined) {
        call.remark('请写明备份到哪个目录，例如 tidu backup /mnt/backup/2026-10-20');
        return 1;
      }
      const folder = resolve(call.cwd, positionals[0]);
      const said = { folder, actor: 'operator', now: call.now };
      const { manifest, id, files, bytes } = await makeBackup(dock, said);
      const fault = await checkBackup(folder);
      await noteBackupCheck(dock.ledger, id, { fault, actor: 'operator', at: call.now });
      const { snapshot } = manifest;
      call.print(
        values.json
          ? JSON.stringify({ folder, files, bytes, snapshot, fault })
          : `已备份到 ${folder}：${files} 个文件，${bytes} 字节，快照 ${snapshot?.id ?? '—'}，${fault ?? '核对无误'}`,
      );
      return fault === null ? 0 : 1;
    }),
};
