import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parsePeriod, TiduError } from '@tidu/domain';
import { namedLayout } from '../layouts.js';
import { makeTemplate, templateName } from '../templates/make-template.js';
import type { Command } from './command.js';
import { newFile } from './new-file.js';
import { withDock } from './with-dock.js';

const USAGE = 'template LAYOUT|FILE.yaml [--region CODE] [--period 2026-09] [--prefill] [--out FILE.xlsx] [--json]';

/** Writes the template of a form. */
export const template: Command = {
  usage: USAGE,
  summary:
    '生成填报模板；--prefill 填好应报企业和去年同期的数。 Write the template of a form; --prefill fills in who owes it and last year’s figures.',
  run: call =>
    withDock(call, async dock => {
      const { values, positionals } = parseArgs({
        args: call.args,
        allowPositionals: true,
        options: {
          region: { type: 'string' },
          period: { type: 'string' },
          prefill: { type: 'boolean', default: false },
          out: { type: 'string' },
          json: { type: 'boolean', default: false },
        },
      });
      const [name] = positionals;
      if (name === undefined || positionals.length > 1)
        throw new TiduError('invalid-input', { issues: `tidu ${USAGE}` });
      const period = values.period === undefined ? null : parsePeriod(values.period);
      if (values.period !== undefined && period === null)
        throw new TiduError('invalid-input', { issues: `--period ${values.period}` });
      const { layout } = await namedLayout(name, resolve(call.cwd, name));
      const regionId = values.region ?? dock.atlas.root.id;
      const question = { layout, regionId, period, isPrefilled: values.prefill };
      const out = await newFile(call.cwd, values.out, templateName(dock, question, call.now));
      const { enterprises } = await makeTemplate(dock, question, { out, now: call.now });
      call.print(values.json ? JSON.stringify({ file: out, enterprises }) : out);
      return 0;
    }),
};
