import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  localDay,
  alertRuleSchema,
  CATALOGUE,
  FILING_KEYS,
  SEVERITIES,
  TiduError,
  unknownNames,
  type AlertRule,
  type Severity,
} from '@tidu/domain';
import { listRules, listWarnings, publishedSnapshot, type Warning } from '@tidu/records';
import { openWarehouse, type BackTest, type OutcomeRule } from '@tidu/warehouse';
import { parse } from 'yaml';
import { inquiriesOn } from '../alerts/inquiries.js';
import type { Dock } from '../dock.js';
import { evaluate } from '../jobs/evaluate.js';
import type { Call, Command, ExitCode } from './command.js';
import { withDock } from './with-dock.js';

const USAGE =
  'alerts evaluate | list [--region CODE] [--rule CODE] [--severity red] [--subject enterprise|region] | rules | backtest RULE|FILE.yaml… [--from 2025-01] [--outcome RULE --reaching red --within 12] [--json]';
const OPTIONS = {
  region: { type: 'string' },
  rule: { type: 'string' },
  severity: { type: 'string' },
  subject: { type: 'string', default: 'enterprise' },
  limit: { type: 'string', default: '1000' },
  from: { type: 'string' },
  outcome: { type: 'string' },
  reaching: { type: 'string', default: 'red' },
  within: { type: 'string', default: '12' },
  json: { type: 'boolean', default: false },
} as const;
type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

/** Early warning from the shell: evaluate, list, and try a rule on what has been filed. */
export const alerts: Command = {
  usage: USAGE,
  summary: '预警：评估、列出、回测规则。 Warnings: evaluate, list, back-test a rule.',
  run: call =>
    withDock(call, async dock => {
      const { values, positionals } = parseArgs({ args: call.args, allowPositionals: true, options: OPTIONS });
      const [what, ...rest] = positionals;
      switch (what) {
        case 'evaluate':
          return answer(call, values, await evaluate(dock, { now: call.now }));
        case 'list':
          return list(call, dock, values);
        case 'rules':
          return rules(call, dock, values);
        case 'backtest':
          return tryRules(call, dock, { values, asked: rest });
        default:
          throw new TiduError('invalid-input', { issues: `tidu ${USAGE}` });
      }
    }),
};

function answer(call: Call, { json }: Values, counts: Record<string, number>): ExitCode {
  const words = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  call.print(json ? JSON.stringify(counts) : words.join('  '));
  return 0;
}

async function list(call: Call, { ledger, atlas }: Dock, values: Values): Promise<ExitCode> {
  const page = await listWarnings(ledger, {
    regionId: values.region ?? atlas.root.id,
    subject: values.subject === 'region' ? 'region' : 'enterprise',
    secretaries: null,
    states: ['firing', 'recovering', 'pending'],
    ...(values.rule !== undefined && { rule: values.rule }),
    ...(values.severity !== undefined && { severity: severityOf(values.severity) }),
    offset: 0,
    limit: Number(values.limit),
  });
  for (const warning of page.rows) call.print(values.json ? JSON.stringify(warning) : oneLine(warning));
  return 0;
}

function oneLine({ severity, state, subjectName, rule, period, value, threshold }: Warning): string {
  const figure = value === null ? '' : `${value.toFixed(2)} / ${threshold?.toFixed(2) ?? ''}`;
  return [severity, state, subjectName, rule, period, figure].join('  ');
}

async function rules(call: Call, { ledger }: Dock, { json }: Values): Promise<ExitCode> {
  for (const { rule, enabled, version } of await listRules(ledger)) {
    const line = `${rule.group}  ${rule.code}  ${rule.name.zh}  v${version}${enabled ? '' : '  已停用'}`;
    call.print(json ? JSON.stringify({ ...rule, enabled, version }) : line);
  }
  return 0;
}

/** Each rule asked for is replayed; two settings of one stand below each other. */
async function tryRules(
  call: Call,
  dock: Dock,
  { values, asked }: { values: Values; asked: string[] },
): Promise<ExitCode> {
  const snapshot = await publishedSnapshot(dock.ledger);
  if (snapshot === null) throw new TiduError('no-snapshot');
  if (asked.length === 0) throw new TiduError('invalid-input', { issues: `tidu ${USAGE}` });
  const tried = await Promise.all(asked.map(name => ruleNamed(call, dock, name)));
  const outcome = await outcomeOf(call, dock, values);
  const warehouse = await openWarehouse({ ...snapshot, file: join(dock.home, snapshot.file) });
  try {
    const today = localDay(call.now);
    for (const rule of tried) {
      const inquiries = await inquiriesOn(outcome ? [rule, outcome.rule] : [rule], today);
      const question = { today, inquiries, outcome, ...(values.from !== undefined && { from: values.from }) };
      const result = await warehouse.backTest({ ...question, rule });
      if (values.json) call.print(JSON.stringify(result));
      else printed(result).forEach(call.print);
    }
    return 0;
  } finally {
    warehouse.close();
  }
}

async function outcomeOf(call: Call, dock: Dock, { outcome, reaching, within }: Values): Promise<OutcomeRule | null> {
  if (outcome === undefined) return null;
  return { rule: await ruleNamed(call, dock, outcome), from: severityOf(reaching), horizon: Number(within) };
}

function severityOf(text: string): Severity {
  const severity = SEVERITIES.find(known => known === text);
  if (severity === undefined) throw new TiduError('invalid-input', { issues: SEVERITIES.join(' | ') });
  return severity;
}

/** A rule of the ledger by its code, or one written in a file. */
async function ruleNamed(call: Call, dock: Dock, name: string): Promise<AlertRule> {
  if (!/\.(?:ya?ml|json)$/.test(name)) {
    const known = (await listRules(dock.ledger)).find(({ rule }) => rule.code === name);
    if (known === undefined) throw new TiduError('not-found', { subject: name });
    return known.rule;
  }
  const text = await readFile(resolve(call.cwd, name), 'utf8').catch(() => {
    throw new TiduError('file-unreadable', { file: name, reason: '打不开' });
  });
  const read = alertRuleSchema.safeParse(parse(text));
  if (!read.success) {
    throw new TiduError('invalid-input', {
      issues: read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
    });
  }
  const unknown = unknownNames(read.data, {
    indicators: new Set(CATALOGUE.map(({ code }) => code)),
    fields: new Set(FILING_KEYS),
    criteria: new Set(
      [...(await inquiriesOn([read.data], localDay(call.now)))].flatMap(([id, { programme }]) =>
        programme.criteria.map(criterion => `${id}/${criterion.id}`),
      ),
    ),
    regions: new Set(dock.atlas.regions.map(({ id }) => id)),
  });
  if (unknown.length > 0) throw new TiduError('invalid-input', { issues: unknown.join(', ') });
  return read.data;
}

function printed({ rule, volumes, episodes, foresight }: BackTest): string[] {
  const lines = volumes.map(({ period, fired, standing }) => `  ${period}  新触发 ${fired}  在册 ${standing}`);
  const share = (part: number | null) => (part === null ? '—' : `${(100 * part).toFixed(1)}%`);
  const foretold = foresight && [
    `  对照 ${foresight.outcome}：准确 ${share(foresight.precision)}（${foresight.followed}/${foresight.judged}）  覆盖 ${share(foresight.recall)}（${foresight.foretold}/${foresight.outcomes}）  提前 ${foresight.medianLeadMonths ?? '—'} 个月`,
  ];
  return [`${rule}：共触发 ${episodes.length} 次`, ...lines, ...(foretold ?? [])];
}
