import { createHash } from 'node:crypto';
import { join } from 'node:path';
import {
  checkProgramme,
  createRuleBook,
  parsePeriod,
  PURPOSES,
  ruleOn,
  TiduError,
  type Inquiry,
  type Programme,
} from '@tidu/domain';
import { attestedFacts, installedProgrammes, publishedSnapshot } from '@tidu/records';
import { openWarehouse, type VerdictCount } from '@tidu/warehouse';
import type { Dock } from '../dock.js';
import { builtInProgrammes, MEASURABLES } from '../programmes.js';
import type { Call, ExitCode } from './command.js';
import { withDock } from './with-dock.js';

/** What is asked of a programme, as typed. */
export interface VerdictOptions {
  json: boolean;
  region?: string | undefined;
  on?: string | undefined;
  period?: string | undefined;
  purpose?: string | undefined;
}

/** How every tier of a programme comes out over the published snapshot: 预审结果, with the rule and the version that was used. */
export function verdicts(call: Call, id: string, options: VerdictOptions): Promise<ExitCode> {
  return withDock(call, async dock => {
    const inquiry = inquiryOf(call, options);
    const { rule, book, hash } = await deciding(dock, id, inquiry);
    const snapshot = await publishedSnapshot(dock.ledger);
    if (snapshot === null) throw new TiduError('no-snapshot');
    const regionId = options.region ?? dock.atlas.root.id;
    if (!dock.atlas.within(regionId, dock.atlas.root.id))
      throw new TiduError('not-found', { subject: `地区 ${regionId}` });
    const warehouse = await openWarehouse({ ...snapshot, file: join(dock.home, snapshot.file) });
    try {
      const facts = await attestedFacts(dock.ledger, rule.id);
      const counts = await warehouse.verdictCounts({ book, programme: rule, inquiry, facts }, { regionId, by: 'none' });
      const head = {
        programme: rule.id,
        version: rule.version,
        sha256: hash,
        snapshot: snapshot.id,
        region: regionId,
        ...inquiry,
      };
      for (const count of counts) say(call, { count, head, rule, isJson: options.json });
      return 0;
    } finally {
      warehouse.close();
    }
  });
}

function say(
  { print }: Call,
  { count, head, rule, isJson }: { count: VerdictCount; head: object; rule: Programme; isJson: boolean },
): void {
  const { of, n, preCheck, nHolders } = count;
  if (isJson) return print(JSON.stringify({ ...head, ...of, outcome: n, preCheck, holders: nHolders }));
  const entry =
    'tier' in of ? rule.tiers.find(({ id }) => id === of.tier) : rule.criteria.find(({ id }) => id === of.criterion);
  const shown = preCheck ?? n;
  print(`${entry!.name.zh}\t达到 ${shown.met}\t未达到 ${shown['not-met']}\t无法判定 ${shown.unknown}`);
}

function inquiryOf({ now }: Call, { on, period, purpose = 'application' }: VerdictOptions): Inquiry {
  const day = on ?? now.toISOString().slice(0, 10);
  const [asked, known] = [
    parsePeriod(period ?? `${Number(day.slice(0, 4)) - 1}-12`),
    PURPOSES.find(one => one === purpose),
  ];
  if (asked === null) throw new TiduError('invalid-input', { issues: `--period ${period}` });
  if (known === undefined) throw new TiduError('invalid-input', { issues: `--purpose ${PURPOSES.join(' | ')}` });
  return { purpose: known, on: day, period: asked };
}

/** The rule of the day, among the built-in programmes and those installed, which stand in the place of one of the same id. */
async function deciding({ ledger }: Dock, id: string, inquiry: Inquiry) {
  const { book: builtIn, textOf } = await builtInProgrammes();
  const texts = new Map(builtIn.programmes.map(programme => [programme.id, { programme, text: textOf(programme) }]));
  for (const { text } of await installedProgrammes(ledger)) {
    const { value } = checkProgramme(text, MEASURABLES);
    if (value !== null) texts.set(value.id, { programme: value, text });
  }
  const book = createRuleBook(
    [...texts.values()].map(({ programme }) => programme),
    MEASURABLES,
  );
  const rule = ruleOn(book, id, inquiry);
  return { book, rule, hash: createHash('sha256').update(texts.get(rule.id)!.text).digest('hex') };
}
