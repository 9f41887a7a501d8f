import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { TiduError } from '@tidu/domain';
import { generateDemo } from '../demo/index.js';
import type { Command } from './command.js';

const USAGE = 'demo --out DIR [--enterprises 2000] [--years 3] [--seed 1] [--until 2026-09] [--format xlsx|csv]';

/** Writes the workbooks a province would receive. Everything in them is made up. */
export const demo: Command = {
  usage: USAGE,
  summary: '生成一个省会收到的工作簿，内容全部为合成。 Write the workbooks a province would receive; all made up.',
  async run({ args, cwd, print, remark }) {
    const { values } = parseArgs({
      args,
      options: {
        out: { type: 'string' },
        enterprises: { type: 'string', default: '2000' },
        years: { type: 'string', default: '3' },
        seed: { type: 'string', default: '1' },
        until: { type: 'string', default: '2026-09' },
        format: { type: 'string', default: 'xlsx' },
      },
    });
    if (values.out === undefined) throw new TiduError('invalid-input', { issues: `tidu ${USAGE}` });
    if (values.format !== 'xlsx' && values.format !== 'csv')
      throw new TiduError('invalid-input', { issues: '--format xlsx|csv' });
    const out = resolve(cwd, values.out);
    const { files } = await generateDemo({
      enterprises: wholeNumber('enterprises', values.enterprises),
      years: wholeNumber('years', values.years),
      seed: wholeNumber('seed', values.seed),
      until: values.until,
      format: values.format,
      out,
      onProgress: (done, total) => done % 50 === 0 && remark(`${done}/${total}`),
    });
    print(`已写出 ${files.length} 个工作簿：${out}`);
    return 0;
  },
};

function wholeNumber(name: string, text: string): number {
  if (!/^\d+$/.test(text)) throw new TiduError('invalid-input', { issues: `--${name} ${text}` });
  return Number(text);
}
