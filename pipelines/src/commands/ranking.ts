import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parsePeriod, TiduError, type ExplainedRanking, type Period } from '@tidu/domain';
import { draftRanking, listRankings, publishedSnapshot, type RankingEntry } from '@tidu/records';
import { freezeFromSnapshot, openWarehouse, rankFromSnapshot, type Warehouse } from '@tidu/warehouse';
import type { Dock } from '../dock.js';
import { makeRankingDocument } from '../jobs/ranking-document.js';
import { verifyRanking } from '../jobs/verify-ranking.js';
import { linesOfVerification } from '../jobs/verification-lines.js';
import { keptScheme } from '../ranking-scheme.js';
import type { Call, Command, ExitCode } from './command.js';
import { withDock } from './with-dock.js';

const USAGE =
  'ranking show --period 2026-09 [--scheme ID] [--scheme-version N] | draft --period 2026-12 | list | verify ID | workbook ID --out FILE.xlsx | pack ID --out FILE.zip [--json]';

interface Words {
  call: Call;
  id: string | undefined;
  period: Period | null;
  scheme: { id?: string | undefined; version?: number | undefined; now: Date };
  out: string | undefined;
  isJson: boolean;
}

/** Rankings of prefectures, from the shell. */
export const ranking: Command = {
  usage: USAGE,
  summary:
    '按方案给市（州）排名；冻结为草稿；列出档案；从数据湖重算已签发的排名，报告是否一致、何处不一致。 Rank prefectures, freeze a draft, list the archive, compute a sealed ranking again from the lake.',
  async run(call) {
    const { values, positionals } = parseArgs({
      args: call.args,
      allowPositionals: true,
      options: {
        period: { type: 'string' },
        scheme: { type: 'string' },
        'scheme-version': { type: 'string' },
        out: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const [word = '', id] = positionals;
    const version = values['scheme-version'] === undefined ? undefined : Number(values['scheme-version']);
    const period = parsePeriod(values.period ?? '');
    const deed = DEEDS[word];
    const isWhole = word === 'list' || NEEDS[word]?.({ id, period, out: values.out }) === true;
    if (deed === undefined || !isWhole) throw new TiduError('invalid-input', { issues: `tidu ${USAGE}` });
    return withDock(call, dock =>
      deed(dock, {
        ...{ call, id, period, out: values.out, isJson: values.json },
        scheme: { id: values.scheme, version, now: call.now },
      }),
    );
  },
};

const DEEDS: Record<string, (dock: Dock, words: Words) => Promise<ExitCode>> = {
  ...{ show, draft, list, verify },
  workbook: (dock, words) => make('workbook', dock, words),
  pack: (dock, words) => make('pack', dock, words),
};

type Told = Pick<Words, 'id' | 'period' | 'out'>;

/** What has to be said beside a word. */
const NEEDS: Record<string, (told: Told) => boolean> = {
  show: ({ period }) => period !== null,
  draft: ({ period }) => period !== null,
  verify: ({ id }) => id !== undefined,
  workbook: ({ id, out }) => id !== undefined && out !== undefined,
  pack: ({ id, out }) => id !== undefined && out !== undefined,
};

async function make(kind: 'workbook' | 'pack', dock: Dock, { call, id, out, isJson }: Words): Promise<ExitCode> {
  const path = resolve(call.cwd, out!);
  await makeRankingDocument(dock, { kind, id: id!, out: path, actor: 'operator', now: call.now });
  call.print(isJson ? JSON.stringify({ id, out: path }) : path);
  return 0;
}

async function show(dock: Dock, { call, period, scheme: named, isJson }: Words): Promise<ExitCode> {
  const { scheme } = await keptScheme(dock.ledger, named);
  const { ranking: found } = await reading(dock, warehouse =>
    rankFromSnapshot(warehouse, scheme, { atlas: dock.atlas, period: period! }),
  );
  if (isJson) call.print(JSON.stringify(found));
  else say(call, found);
  return 0;
}

async function draft(dock: Dock, { call, period, scheme: named, isJson }: Words): Promise<ExitCode> {
  const kept = await keptScheme(dock.ledger, named);
  const record = await reading(dock, warehouse =>
    freezeFromSnapshot(warehouse, { ...kept, atlas: dock.atlas, period: period!, supersedes: null }),
  );
  const entry = await draftRanking(dock.ledger, record, { actor: 'operator', at: call.now });
  call.print(isJson ? JSON.stringify(entry) : oneLine(entry));
  return 0;
}

async function list({ ledger }: Dock, { call, isJson }: Words): Promise<ExitCode> {
  for (const entry of await listRankings(ledger)) call.print(isJson ? JSON.stringify(entry) : oneLine(entry));
  return 0;
}

/** Ends with 0 when equal and with 2 when not. */
async function verify(dock: Dock, { call, id, isJson }: Words): Promise<ExitCode> {
  const verified = await verifyRanking(dock, id!, { actor: 'operator', now: call.now });
  if (isJson) call.print(JSON.stringify(verified));
  else for (const line of linesOfVerification(verified)) call.print(line);
  return verified.isEqual ? 0 : 2;
}

async function reading<T>(dock: Dock, question: (warehouse: Warehouse) => Promise<T>): Promise<T> {
  const snapshot = await publishedSnapshot(dock.ledger);
  if (snapshot === null) throw new TiduError('no-snapshot');
  const warehouse = await openWarehouse({ ...snapshot, file: join(dock.home, snapshot.file) });
  try {
    return await question(warehouse);
  } finally {
    warehouse.close();
  }
}

function say({ print, remark }: Call, { units, notes }: ExplainedRanking): void {
  for (const { rank, name, score, robustness, excluded, commended } of units) {
    if (excluded !== null) print(`—\t${name.zh}\t${excluded.zh}`);
    else
      print(
        `${rank}\t${name.zh}\t${score}\t${robustness!.low}–${robustness!.high}\t${robustness!.inTop.toFixed(1)}%${commended ? '\t表彰' : ''}`,
      );
  }
  notes.forEach(({ zh }) => remark(zh));
}

function oneLine({ id, state, period, schemeId, schemeVersion, signedBy, recordSha256 }: RankingEntry): string {
  return [id, state, period, `${schemeId} v${schemeVersion}`, signedBy ?? '—', recordSha256.slice(0, 12)].join('\t');
}
