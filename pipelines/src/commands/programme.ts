import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  checkProgramme,
  createRuleBook,
  failuresOf,
  numbersOf,
  readCases,
  TiduError,
  type CaseFailure,
  type Programme,
} from '@tidu/domain';
import { builtInProgrammes, MEASURABLES } from '../programmes.js';
import type { Call, Command, ExitCode } from './command.js';
import { verdicts } from './programme-verdicts.js';

const USAGE =
  'programme list | show ID | check FILE.yaml [--cases CASES.yaml] | verdicts ID [--region CODE] [--on 2026-10-20] [--period 2025-12] [--purpose application|review] [--json]';

/** Policy programmes from the shell: the built-in ones, any file a bureau writes, and what they come to; only the last needs a database. */
export const programme: Command = {
  usage: USAGE,
  summary:
    '政策即数据：列出、查看内置政策，检查自己写的政策文件，预审全部企业。 List and show the built-in policy programmes, check a file of your own, pre-check every enterprise.',
  async run(call) {
    const { values, positionals } = parseArgs({
      args: call.args,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        cases: { type: 'string' },
        region: { type: 'string' },
        on: { type: 'string' },
        period: { type: 'string' },
        purpose: { type: 'string' },
      },
    });
    const [action, name, ...more] = positionals;
    if (more.length === 0) {
      if (action === 'list' && name === undefined) return list(call, values.json);
      if (action === 'show' && name !== undefined) return show(call, name, values.json);
      if (action === 'check' && name !== undefined) return check(call, name, values);
      if (action === 'verdicts' && name !== undefined) return verdicts(call, name, values);
    }
    throw new TiduError('invalid-input', { issues: `tidu ${USAGE}` });
  },
};

async function list({ print }: Call, isJson: boolean): Promise<ExitCode> {
  const { book } = await builtInProgrammes();
  for (const one of book.programmes) {
    const { id, version, name, kind, standing, region, inForce, plan, supersedes } = one;
    const head = { id, version, name, kind, standing, region, inForce, plan, supersedes, counts: countsOf(one) };
    print(isJson ? JSON.stringify(head) : `${id}\t${inForce.from} — ${inForce.to ?? ''}\t${name.zh}`);
  }
  return 0;
}

function countsOf({ tiers, criteria, targets, incentives, tasks, cadence, leftOut }: Programme) {
  const lists = { tiers, criteria, targets, incentives, tasks, cadence, leftOut };
  return Object.fromEntries(Object.entries(lists).map(([list, entries]) => [list, entries.length]));
}

async function show({ print, remark }: Call, id: string, isJson: boolean): Promise<ExitCode> {
  const { book } = await builtInProgrammes();
  const found = book.programmes.find(one => one.id === id);
  if (found === undefined) {
    remark(`没有“${id}”这个政策。有：${book.programmes.map(one => one.id).join('、')}`);
    return 2;
  }
  if (isJson) print(JSON.stringify({ ...found, numbers: numbersOf(found) }));
  else say(print, found);
  return 0;
}

/** Every number of a programme, a line each; what is not taken from the official text says so above. */
function say(print: Call['print'], { id, name, document, inForce, caution, ...rest }: Programme): void {
  print(`${name.zh}（${id}）`);
  print(`${document.issuer} ${document.number ?? ''}  ${inForce.from} — ${inForce.to ?? ''}`);
  if (caution !== null) print(caution.zh);
  for (const { list, clause, name: of, value, unit, year, region } of numbersOf({
    id,
    name,
    document,
    inForce,
    caution,
    ...rest,
  })) {
    const where = [year, region].filter(part => part !== null).join(' ');
    print([list, clause, of.zh, where, `${value}${unit ?? ''}`].join('\t'));
  }
}

/** What is wrong with a file: a line each. */
interface Refusal {
  file: string;
  outcome: 'refused';
  issues: string[];
}

async function check(
  call: Call,
  file: string,
  { json, cases: casesFile }: { json: boolean; cases?: string | undefined },
): Promise<ExitCode> {
  const { value, issues } = checkProgramme(await textOf(call, file), MEASURABLES);
  if (value === null) return refuse(call, { file, outcome: 'refused', issues }, json);
  try {
    const others = (await builtInProgrammes()).book.programmes.filter(({ id }) => id !== value.id);
    const book = createRuleBook([...others, value], MEASURABLES);
    const cases = casesFile === undefined ? null : readCases(await textOf(call, casesFile), casesFile, value);
    const failures = cases === null ? [] : failuresOf(book, value, cases);
    if (failures.length > 0) return refuse(call, { file, outcome: 'refused', issues: failures.map(inWords) }, json);
    const ran = cases === null ? 0 : cases.enterprises.length + cases.claims.length + cases.progress.length;
    if (json) {
      call.print(
        JSON.stringify({ file, outcome: 'accept', cases: ran, programme: { ...value, numbers: numbersOf(value) } }),
      );
    } else call.print(`${file}：可用（${value.name.zh}，${numbersOf(value).length} 个数，${ran} 个案例都对）`);
    return 0;
  } catch (error) {
    if (!(error instanceof TiduError) || error.code !== 'programme-invalid') throw error;
    return refuse(call, { file, outcome: 'refused', issues: String(error.facts['issues']).split('；') }, json);
  }
}

function inWords({ case: name, what, expected, found }: CaseFailure): string {
  return `案例“${name}”：${what} 应为 ${expected}，现为 ${found}`;
}

function refuse({ print, remark }: Call, refusal: Refusal, isJson: boolean): ExitCode {
  if (isJson) print(JSON.stringify(refusal));
  for (const issue of refusal.issues) remark(`${refusal.file} ${issue}`);
  return 2;
}

async function textOf({ cwd }: Call, file: string): Promise<string> {
  return readFile(resolve(cwd, file), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new TiduError('file-unreadable', { file, reason: error.code ?? String(error) });
  });
}
