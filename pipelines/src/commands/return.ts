import { parseArgs } from 'node:util';
import { TiduError } from '@tidu/domain';
import { batchToReturn, returnBatch, returnedName } from '../return/return-batch.js';
import type { Command } from './command.js';
import { newFile } from './new-file.js';
import { withDock } from './with-dock.js';

const USAGE = 'return BATCH [--out FILE.xlsx] [--json]';
const FORMS = { own: '原工作簿，已标注', rows: '数据另存为新工作簿，已标注', list: '只有退回清单' };

/** Writes the workbook a batch goes back to its sender in. */
export const returnCommand: Command = {
  usage: USAGE,
  summary:
    '把批次的原表标注后退回：错的单元格有底色和批注，另加一张退回清单。 Give a file back: wrong cells are coloured and commented, and a sheet lists them.',
  run: call =>
    withDock(call, async dock => {
      const { values, positionals } = parseArgs({
        args: call.args,
        allowPositionals: true,
        options: { out: { type: 'string' }, json: { type: 'boolean', default: false } },
      });
      const [id] = positionals;
      if (id === undefined || positionals.length > 1) throw new TiduError('invalid-input', { issues: `tidu ${USAGE}` });
      const batch = await batchToReturn(dock, id);
      const out = await newFile(call.cwd, values.out, returnedName(batch));
      const { form, issues } = await returnBatch(dock, batch, out);
      call.print(
        values.json ? JSON.stringify({ batch: id, file: out, form, issues }) : `${out}  ${issues} 处（${FORMS[form]}）`,
      );
      return 0;
    }),
};
