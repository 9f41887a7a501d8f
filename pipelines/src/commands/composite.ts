import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  compute,
  inputSentence,
  readCompositeScheme,
  readValues,
  TiduError,
  type Derivation,
  type ValueIssue,
  type ValueRecord,
} from '@tidu/domain';
import { cellsOf, RecordScanner } from '../read/csv-records.js';
import { toUtf8 } from '../read/encoding.js';
import { FileRefused } from '../read/refusal.js';
import type { Call, Command } from './command.js';

const USAGE = 'composite VALUES.csv --scheme SCHEME.yaml [--json]';

/** What a person must mend: the table or the scheme. The command ends with 2. */
interface Refusal {
  outcome: 'refused';
  reason: string;
  issues: ValueIssue[];
}

/** Scores and ranks of any table of units and indicators, by a scheme. */
export const composite: Command = {
  usage: USAGE,
  summary:
    '按方案计算任意表的综合得分和排名：一行一个单位，一列一项指标。 Score and rank any table of units and indicators by a scheme.',
  async run(call) {
    const { values, positionals } = parseArgs({
      args: call.args,
      allowPositionals: true,
      options: { scheme: { type: 'string' }, json: { type: 'boolean', default: false } },
    });
    const [table] = positionals;
    if (table === undefined || positionals.length > 1 || values.scheme === undefined)
      throw new TiduError('invalid-input', { issues: `tidu ${USAGE}` });
    const answer = await answerTo(resolve(call.cwd, table), resolve(call.cwd, values.scheme));
    if ('outcome' in answer) return refuse(call, answer, values.json);
    if (values.json) call.print(JSON.stringify(asJson(answer)));
    else say(call, answer);
    return 0;
  },
};

async function answerTo(tablePath: string, schemePath: string): Promise<Derivation | Refusal> {
  const schemeText = await readFile(schemePath, 'utf8').catch(error => unreadable(schemePath, error));
  try {
    const scheme = readCompositeScheme(schemeText, schemePath);
    const { table, issues } = readValues(await recordsOf(tablePath), scheme);
    return table === null ? { outcome: 'refused', reason: '表里有读不了的内容', issues } : compute(table, scheme);
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === null) throw error;
    return { outcome: 'refused', reason, issues: [] };
  }
}

/** Why the sender's files cannot be used, or null for what is not theirs to mend. */
function reasonOf(error: unknown): string | null {
  if (error instanceof FileRefused) return inputSentence(error.code, error, 'zh');
  const isTheirs = error instanceof TiduError && ['scheme-invalid', 'scheme-inapplicable'].includes(error.code);
  return isTheirs ? error.message : null;
}

function unreadable(path: string, error: unknown): never {
  throw new TiduError('file-unreadable', {
    file: path,
    reason: error instanceof Error ? error.message : String(error),
  });
}

/** The records of a text table with commas, in whatever encoding an office writes. */
async function recordsOf(path: string): Promise<ValueRecord[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tidu-composite-'));
  try {
    const utf8 = await toUtf8(path, folder).catch(error =>
      error instanceof FileRefused ? Promise.reject(error) : unreadable(path, error),
    );
    const bytes = (await readFile(utf8.path)).subarray(utf8.start);
    const records: ValueRecord[] = [];
    const scanner = new RecordScanner(',');
    const { shape } = scanner;
    for (let at = 0, row = 1; at < bytes.length; row++) {
      scanner.scan(bytes, at, true);
      if (shape.open) throw new FileRefused('CSV_UNTERMINATED_QUOTE', String(row));
      if (!shape.blank) records.push({ row, cells: cellsOf(bytes, at, shape, ',') });
      at = shape.end;
    }
    return records;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function refuse({ print, remark }: Call, refusal: Refusal, isJson: boolean): 2 {
  if (isJson) print(JSON.stringify(refusal));
  remark(refusal.reason);
  for (const { row, column, found, expected } of refusal.issues) {
    remark(
      `  第 ${row} 行${column === null ? '' : ` ${column}`}：${found === null ? '' : `现为“${found}”，`}应为${expected}`,
    );
  }
  return 2;
}

/** One object: each unit with every step of every indicator, best first, then those without a rank. */
function asJson({ scheme, units, indicators, branches, notes }: Derivation): object {
  const byPlace = [...units.entries()].toSorted(([, a], [, b]) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0);
  return {
    scheme: { id: scheme.id, name: scheme.name, ...scheme.result },
    weights: {
      indicators: Object.fromEntries(indicators.map(({ code, weight }) => [code, weight])),
      groups: branches.map(({ code, members, weights, entropies, explained, consistencyRatio }) => ({
        code,
        members: Object.fromEntries(members.map((member, at) => [member.code, weights[at]])),
        entropies,
        explained,
        consistencyRatio,
      })),
    },
    units: byPlace.map(([at, { id, ...unit }]) => ({
      unit: id,
      ...unit,
      groups: Object.fromEntries(branches.map(({ code, scores }) => [code, scores[at]])),
      indicators: Object.fromEntries(
        indicators.map(({ code, raw, denominated, isImputed, treated, normalised, weighted }) => [
          code,
          {
            raw: raw[at],
            denominated: denominated[at],
            imputed: isImputed[at],
            treated: treated[at],
            normalised: normalised[at],
            weighted: weighted[at],
          },
        ]),
      ),
    })),
    notes,
  };
}

function say({ print, remark }: Call, { units, notes }: Derivation): void {
  const ranked = units.filter(({ rank }) => rank !== null).toSorted((a, b) => a.rank! - b.rank!);
  ranked.forEach(({ rank, name, score }) => print(`${rank}\t${name}\t${score}`));
  units.forEach(({ name, excluded }) => excluded && print(`—\t${name}\t${excluded.zh}`));
  notes.forEach(({ zh }) => remark(zh));
}
