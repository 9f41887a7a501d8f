import { createWriteStream } from 'node:fs';
import { resolve, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import {
  EXTRAS,
  formatPeriod,
  indicatorOf,
  modifiers,
  readDimensions,
  readPeriods,
  readWhere,
  TiduError,
  TIERS,
  type Dimension,
  type Extra,
} from '@tidu/domain';
import { arrowOfAnswers, openWarehouse, type Answer, type ProtectedAnswer, type Question } from '@tidu/warehouse';
import { z } from 'zod';
import type { Dock } from '../dock.js';
import { snapshotToRead } from '../jobs/snapshot-to-read.js';
import type { Call, Command } from './command.js';
import { withDock } from './with-dock.js';

const USAGE =
  'indicator CODE --period 2026-09[,2026-06] [--by prefecture,section] [--where "tier=national;team=energy"] [--region CODE] [--tier T] [--section C] [--span cumulative|month|quarter|rolling] [--change yoy|none] [--sample matched|all] [--base either|filed|stored] [--membership period|today] [--with share,rank,contribution] [--as-of DAY|SNAPSHOT] [--seen-from REGION] [--json] [--arrow FILE]';

/** One indicator of a snapshot, from the shell: the same question the API answers. */
export const indicator: Command = {
  usage: USAGE,
  summary: '查一个指标。 One indicator, by any dimension, over any months, as known on any day.',
  run: call =>
    withDock(call, async dock => {
      const asked = readAsked(call, dock);
      const snapshot = await snapshotToRead(dock, asked.asOf, call);
      const warehouse = await openWarehouse({ ...snapshot, file: join(dock.home, snapshot.file) });
      try {
        const { seenFrom, question } = asked;
        const answers =
          seenFrom === undefined
            ? (await warehouse.values(question)).map(answer => ({ ...answer, withheldFor: null }))
            : await warehouse.protectedValues(question, [seenFrom]);
        if (asked.arrow !== undefined) {
          const rows = answers.map(answer => ({ ...answer, keys: answer.keys.map(key => ({ key })) }));
          const { id, asOf, builtAt } = warehouse.meta;
          const origin = { dimensions: asked.dimensions, snapshotId: id, asOf: asOf ?? builtAt };
          await pipeline(arrowOfAnswers(rows, origin), createWriteStream(resolve(call.cwd, asked.arrow)));
          return 0;
        }
        for (const answer of answers) call.print(asked.json ? json(answer, asked) : oneLine(answer, asked, dock));
        return 0;
      } finally {
        warehouse.close();
      }
    }),
};

interface AskedFigures {
  question: Question;
  dimensions: readonly Dimension[];
  hasChange: boolean;
  asOf: string | undefined;
  seenFrom: string | undefined;
  json: boolean;
  arrow: string | undefined;
}

const words = z.object(modifiers);

function readAsked({ args }: Call, { atlas }: Dock): AskedFigures {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...{ period: text, by: text, where: text, region: text, tier: text, section: text, span: text, change: text },
      ...{ sample: text, base: text, membership: text, with: text, 'as-of': text, 'seen-from': text, arrow: text },
      json: { type: 'boolean', default: false },
    },
  });
  const refuse = (issues: string) => new TiduError('invalid-input', { issues });
  const periods = readPeriods(values.period ?? '');
  const [code] = positionals;
  if (code === undefined || periods === null) throw refuse(`tidu ${USAGE}`);
  const dimensions = readDimensions(values.by ?? 'none');
  if (dimensions === null)
    throw refuse(
      '--by region | province | prefecture | county | section | division | group | tier | team | size | age | enterprise, at most three',
    );
  const where = readWhere(values.where ?? '');
  if (where === null) throw refuse('--where dimension=value,value;dimension=value');
  for (const region of [values.region, values['seen-from']])
    if (region !== undefined && !atlas.within(region, atlas.root.id))
      throw new TiduError('not-found', { subject: `地区 ${region}` });
  const read = words.safeParse(values);
  if (!read.success)
    throw refuse(read.error.issues.map(({ path, message }) => `--${path.join('.')} ${message}`).join('; '));
  const extras = (values.with ?? '').split(',').filter(word => word !== '');
  const strange = extras.find(word => !(EXTRAS as readonly string[]).includes(word));
  if (strange !== undefined) throw refuse(`--with ${EXTRAS.join(' | ')}`);
  if (values.change !== undefined && !['yoy', 'none'].includes(values.change)) throw refuse('--change yoy | none');
  const tier = values.tier === undefined ? null : [...TIERS, 'monitored' as const].find(word => word === values.tier);
  if (tier === undefined) throw refuse(`--tier ${TIERS.join(' | ')} | monitored`);
  return {
    question: {
      ...{ codes: [indicatorOf(code).code], periods, by: dimensions, where, tier, ...read.data },
      regionId: values.region ?? atlas.root.id,
      section: values.section ?? null,
      extras: extras as Extra[],
    },
    dimensions,
    hasChange: values.change !== 'none',
    asOf: values['as-of'],
    seenFrom: values['seen-from'],
    json: values.json,
    arrow: values.arrow,
  };
}

type Shown = Omit<Answer, 'n'> & Pick<ProtectedAnswer, 'n' | 'withheldFor'>;

/** What was not asked is left out. */
function json(answer: Shown, { hasChange, question: { extras = [] } }: AskedFigures): string {
  const { share, rank, contribution, change, prior, ...rest } = answer;
  return JSON.stringify({
    ...rest,
    ...(hasChange && { change, prior }),
    ...(extras.includes('share') && { share }),
    ...(extras.includes('rank') && { rank }),
    ...(extras.includes('contribution') && { contribution }),
  });
}

function oneLine(answer: Shown, { dimensions, hasChange }: AskedFigures, { atlas }: Dock): string {
  const { name, decimals, unit } = indicatorOf(answer.code);
  const REGIONS: readonly string[] = ['region', 'province', 'prefecture', 'county'];
  const keys = dimensions.length === 0 ? [answer.key] : answer.keys;
  const named = keys.map((key, at) =>
    REGIONS.includes(dimensions[at] ?? 'region') ? (atlas.get(key)?.name ?? key) : key,
  );
  const kept =
    answer.withheldFor === null
      ? null
      : { few: '不足 3 户', dominated: '一户占优', complementary: '同隐' }[answer.withheldFor];
  const value = kept ?? (answer.value === null ? '—' : answer.value.toFixed(decimals));
  const rate = answer.nExpected === 0 ? '' : `  报送 ${answer.nFiled}/${answer.nExpected}`;
  const extra = [
    ...(hasChange && answer.change?.value != null
      ? [`同比 ${signed(answer.change.value)} (n=${answer.change.n})`]
      : []),
    ...(answer.share === null ? [] : [`占比 ${answer.share.toFixed(1)}%`]),
    ...(answer.rank === null ? [] : [`第 ${answer.rank}`]),
    ...(answer.contribution === null
      ? []
      : [
          `拉动 ${signed(answer.contribution.points)} 新进 ${signed(answer.contribution.entrants)} 退出 ${signed(answer.contribution.exits)}`,
        ]),
  ];
  return [
    `${formatPeriod(answer.period, 'zh')}  ${named.join(' · ')}  ${name.zh} ${value} ${unit}  n=${answer.n ?? '…'}${rate}`,
    ...extra,
  ].join('  ');
}

const signed = (value: number): string => `${value > 0 ? '+' : ''}${value.toFixed(1)}`;
