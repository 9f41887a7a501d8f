import { parseArgs } from 'node:util';
import { listSourceMarks } from '@tidu/records';
import { pull } from '../jobs/pull.js';
import { declaredSources } from '../sources/sources.js';
import type { Command } from './command.js';
import { withDock } from './with-dock.js';

/** Lists the declared sources with how far each was read. */
export const sources: Command = {
  usage: 'sources [--json]',
  summary:
    '已声明的外部来源与读到的位置（声明放在数据目录的 sources/*.source.yaml）。 Declared sources, and how far each was read.',
  run: call =>
    withDock(call, async ({ home, ledger }) => {
      const { values } = parseArgs({ args: call.args, options: { json: { type: 'boolean', default: false } } });
      const { sources: declared, faults } = await declaredSources(home);
      const marks = new Map((await listSourceMarks(ledger)).map(mark => [mark.id, mark]));
      for (const { source } of declared) {
        const { watermark = null, pulledAt = null } = marks.get(source.id) ?? {};
        const { id, name, layout, schedule } = source;
        call.print(
          values.json
            ? JSON.stringify({ id, name, layout, schedule, watermark, pulledAt })
            : [id, name.zh, layout, schedule, watermark ?? '还没有读过'].join('  '),
        );
      }
      for (const fault of faults) call.remark(fault.message);
      return faults.length === 0 ? 0 : 2;
    }),
};

/** Reads what is new in a source, and asks for its intake by the running platform. */
export const pullCommand: Command = {
  usage: 'pull SOURCE [--json]',
  summary: '立即读一个外部来源的新数据，交给收报处理。 Read what is new in a source now.',
  run: call =>
    withDock(call, async dock => {
      const options = { json: { type: 'boolean', default: false } } as const;
      const { values, positionals } = parseArgs({ args: call.args, allowPositionals: true, options });
      const [id] = positionals;
      if (id === undefined) {
        call.remark('请写明来源，例如 tidu pull electricity');
        return 1;
      }
      const pulled = await pull(dock, { id, actor: 'operator', now: call.now, env: process.env });
      call.print(
        values.json
          ? JSON.stringify({ source: id, ...pulled })
          : pulled.rows === 0
            ? `${id}：没有新数据`
            : `${id}：读到 ${pulled.rows} 行，水位 ${pulled.watermark ?? '—'}，已排入收报 ${pulled.run ?? ''}`,
      );
      return 0;
    }),
};
