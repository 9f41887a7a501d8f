import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { formatPeriod, indicatorOf, parsePeriod, TiduError, TIERS } from '@tidu/domain';
import { publishedSnapshot } from '@tidu/records';
import { openWarehouse, type Answer, type Grouping, type Question } from '@tidu/warehouse';
import type { Dock } from '../dock.js';
import type { Call, Command } from './command.js';
import { withDock } from './with-dock.js';

const GROUPINGS: readonly Grouping[] = ['none', 'region', 'tier', 'section', 'enterprise'];
const LEVELS = ['province', 'prefecture', 'county'] as const;
const USAGE =
  'indicator CODE --period 2026-09 [--by none|region|province|prefecture|county|tier|section|enterprise] [--region CODE] [--tier T] [--section C] [--json]';

/** One indicator of the published snapshot, from the shell. */
export const indicator: Command = {
  usage: USAGE,
  summary: '查一个指标。 One indicator of the published snapshot.',
  run: call =>
    withDock(call, async dock => {
      const { question, json } = readQuestion(call, dock);
      const snapshot = await publishedSnapshot(dock.ledger);
      if (snapshot === null) throw new TiduError('no-snapshot');
      const warehouse = await openWarehouse({ ...snapshot, file: join(dock.home, snapshot.file) });
      try {
        for (const answer of await warehouse.values(question)) {
          call.print(json ? JSON.stringify(answer) : oneLine(answer, question, dock));
        }
        return 0;
      } finally {
        warehouse.close();
      }
    }),
};

function readQuestion({ args }: Call, { atlas }: Dock): { question: Question; json: boolean } {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      period: { type: 'string' },
      by: { type: 'string', default: 'none' },
      region: { type: 'string', default: atlas.root.id },
      tier: { type: 'string' },
      section: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const period = parsePeriod(values.period ?? '');
  const [code] = positionals;
  if (code === undefined || period === null) throw new TiduError('invalid-input', { issues: `tidu ${USAGE}` });
  if (!atlas.within(values.region, atlas.root.id))
    throw new TiduError('not-found', { subject: `地区 ${values.region}` });
  // A level says both: by region, and which regions.
  const level = LEVELS.find(known => known === values.by);
  const question = {
    codes: [indicatorOf(code).code],
    periods: [period],
    by: level ? 'region' : known(GROUPINGS, values.by, '--by'),
    regionId: values.region,
    ...(level && { level }),
    tier: values.tier === undefined ? null : known(TIERS, values.tier, '--tier'),
    section: values.section ?? null,
  } satisfies Question;
  return { question, json: values.json };
}

function known<Word extends string>(words: readonly Word[], text: string, option: string): Word {
  const word = words.find(candidate => candidate === text);
  if (word === undefined) throw new TiduError('invalid-input', { issues: `${option} ${words.join(' | ')}` });
  return word;
}

function oneLine(answer: Answer, { by }: Question, { atlas }: Dock): string {
  const { name, decimals, unit } = indicatorOf(answer.code);
  const key = by === 'none' || by === 'region' ? (atlas.get(answer.key)?.name ?? answer.key) : answer.key;
  const value = answer.value === null ? '—' : answer.value.toFixed(decimals);
  const rate = answer.nExpected === 0 ? '' : `  报送 ${answer.nFiled}/${answer.nExpected}`;
  return `${formatPeriod(answer.period, 'zh')}  ${key}  ${name.zh} ${value} ${unit}  n=${answer.n}${rate}`;
}
