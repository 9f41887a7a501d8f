import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { TiduError } from '@tidu/domain';
import { publishedSnapshot } from '@tidu/records';
import { openWarehouse } from '@tidu/warehouse';
import type { Command } from './command.js';
import { withDock } from './with-dock.js';

/** Who owes a return for a period and has not filed it. */
export const missing: Command = {
  usage: 'missing PERIOD [--region 220200] [--limit 100] [--json]',
  summary: '某期应报未报的企业，欠报多的在前。 Who owes a return for a period and has not filed it.',
  run: call =>
    withDock(call, async ({ ledger, home, atlas }) => {
      const { values, positionals } = parseArgs({
        args: call.args,
        allowPositionals: true,
        options: {
          region: { type: 'string', default: atlas.root.id },
          limit: { type: 'string', default: '100' },
          json: { type: 'boolean', default: false },
        },
      });
      const period = positionals[0];
      if (period === undefined || !/^\d{4}-(0[1-9]|1[0-2])$/.test(period)) {
        call.remark('请写明报告期，例如 tidu missing 2026-09');
        return 1;
      }
      const snapshot = await publishedSnapshot(ledger);
      if (snapshot === null) throw new TiduError('no-snapshot');
      const warehouse = await openWarehouse({ file: join(home, snapshot.file), fileSha256: snapshot.fileSha256 });
      try {
        const asked = { period, regionId: values.region, offset: 0, limit: Number(values.limit) };
        const { total, rows } = await warehouse.missingReporters(asked);
        for (const row of rows) {
          const region = row.regionId === null ? '地区未定' : (atlas.get(row.regionId)?.name ?? row.regionId);
          call.print(
            values.json
              ? JSON.stringify(row)
              : [row.id, row.name, region, row.secretary ?? '—', `一年内欠报 ${row.nMissing} 期`].join('  '),
          );
        }
        call.remark(`${period} 应报未报共 ${total} 户，以上 ${rows.length} 户`);
        return 0;
      } finally {
        warehouse.close();
      }
    }),
};
