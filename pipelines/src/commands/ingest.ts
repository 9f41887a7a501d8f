import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parsePeriod, TiduError, verdictSentence, type Verdict } from '@tidu/domain';
import { keepOriginal } from '@tidu/warehouse';
import type { Dock } from '../dock.js';
import { evaluate } from '../jobs/evaluate.js';
import { ingest, type Sent } from '../jobs/ingest.js';
import { publishLive } from '../jobs/publish.js';
import { namedLayout } from '../layouts.js';
import type { Call, Command } from './command.js';
import { withDock } from './with-dock.js';

const USAGE =
  'ingest FILE|FOLDER… [--layout ID|FILE.yaml] [--period 2026-09] [--as NAME] [--now DATE] [--rows] [--json]';

/** Takes files in and publishes. */
export const ingestCommand: Command = {
  usage: USAGE,
  summary: '收进文件并发布；有误的行连同原因保留。 Take files in and publish; bad rows are kept with their reasons.',
  run: call =>
    withDock(call, async dock => {
      const { files, said, isJson, now } = await readWords(call, dock);
      const verdicts: Verdict[] = [];
      for (const [index, { path, name }] of files.entries()) {
        if (files.length > 1) call.remark(`${index + 1}/${files.length} ${name}`);
        const original = await keepOriginal(dock.home, path);
        const verdict = await ingest(dock, { ...said, original, name });
        verdicts.push(verdict);
        call.print(isJson ? JSON.stringify(verdict) : `${name}  ${verdictSentence(verdict, 'zh')}`);
        if (!isJson)
          verdict.quarantine
            .slice(0, 20)
            .forEach(({ row, field, code }) => call.remark(`  第 ${row} 行 ${field ?? ''} ${code}`));
      }
      if (verdicts.some(({ outcome }) => outcome !== 'reject_file')) {
        await publishLive(dock, { actor: said.sender, now });
        await evaluate(dock, { now });
      }
      return verdicts.some(({ outcome }) => outcome === 'reject_file') ? 2 : 0;
    }),
};

interface Words {
  files: { path: string; name: string }[];
  said: Omit<Sent, 'original' | 'name'>;
  isJson: boolean;
  now: Date;
}

async function readWords({ args, cwd, now: clock }: Call, { home, atlas }: Dock): Promise<Words> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      layout: { type: 'string' },
      period: { type: 'string' },
      as: { type: 'string' },
      now: { type: 'string' },
      rows: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  if (positionals.length === 0) throw new TiduError('invalid-input', { issues: `tidu ${USAGE}` });
  const period = values.period === undefined ? undefined : (parsePeriod(values.period) ?? undefined);
  if (values.period !== undefined && period === undefined)
    throw new TiduError('invalid-input', { issues: `--period ${values.period}` });
  const files = (await Promise.all(positionals.map(name => filesAt(resolve(cwd, name))))).flat();
  if (values.as !== undefined) {
    if (files.length !== 1)
      throw new TiduError('invalid-input', { issues: '--as NAME: 只用于一个文件 (one file only)' });
    files[0]!.name = nameOf(values.as);
  }
  const now = values.now === undefined ? clock : dayAt(values.now);
  const layout =
    values.layout === undefined ? undefined : await namedLayout(values.layout, resolve(cwd, values.layout));
  // A batch of an own layout can only be given back as long as the layout is there.
  if (layout?.sha256 != null) await keepOriginal(home, resolve(cwd, values.layout!));
  return {
    files,
    said: {
      sender: 'operator',
      scopeId: atlas.root.id,
      receivedAt: now,
      wantsRows: values.rows,
      ...(layout && { layout }),
      ...(period !== undefined && { period }),
    },
    isJson: values.json,
    now,
  };
}

/** A name that begins with a quotation mark is a JSON string: names with control characters cannot be typed. */
function nameOf(text: string): string {
  if (!text.startsWith('"')) return text;
  try {
    return String(JSON.parse(text));
  } catch {
    throw new TiduError('invalid-input', { issues: `--as ${text}` });
  }
}

function dayAt(text: string): Date {
  const at = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T12:00:00` : text);
  if (Number.isNaN(at.getTime())) throw new TiduError('invalid-input', { issues: `--now ${text}` });
  return at;
}

/** A file itself, or every file below a folder, by name. */
async function filesAt(path: string): Promise<{ path: string; name: string }[]> {
  const kind = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new TiduError('file-unreadable', { file: path, reason: error.code ?? String(error) });
  });
  if (!kind.isDirectory()) return [{ path, name: basename(path) }];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter(entry => entry.isFile() && !entry.name.startsWith('.'))
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
    .map(file => ({ path: file, name: relative(path, file) }));
}
