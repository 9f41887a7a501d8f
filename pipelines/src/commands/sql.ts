import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { SQL_FORMS, SQL_LIMITS, type SqlForm, type SqlParameter } from '@tidu/contract';
import { TiduError, withLatestPeriod } from '@tidu/domain';
import { publishedSnapshot, recordDeed } from '@tidu/records';
import { openSandbox, type Ending } from '@tidu/warehouse';
import type { Dock } from '../dock.js';
import { latestPeriod, openScope } from '../scopes.js';
import type { Call, Command } from './command.js';
import { withDock } from './with-dock.js';

const FORMS = Object.keys(SQL_FORMS) as SqlForm[];
const USAGE = `sql "SELECT …" [--format ${FORMS.join('|')}] [--set NAME=VALUE]… [--region CODE] [--out FILE] [--mark-small]`;

interface Wanted {
  text: string;
  form: SqlForm;
  parameters: SqlParameter[];
  regionId: string;
  out: string | null;
  markSmall: boolean;
}

/** One query of the published snapshot, from the shell: in the same sandbox and the same forms as by HTTP. */
export const sqlCommand: Command = {
  usage: USAGE,
  summary:
    '对已发布的快照运行一条 SELECT；$name 用 --set 赋值。 One SELECT on the published snapshot; --set gives a $name its value.',
  run: call =>
    withDock(call, async dock => {
      await run(call, dock, readWish(call, dock));
      return 0;
    }),
};

async function run(
  call: Call,
  dock: Dock,
  { text, form, parameters, regionId, out, markSmall }: Wanted,
): Promise<void> {
  const snapshot = await publishedSnapshot(dock.ledger);
  const file = await openScope(dock, { regionId, withPersons: true, withheld: [] });
  const sandbox = openSandbox();
  const gone = new AbortController();
  process.once('SIGINT', () => gone.abort());
  let ended: Partial<Ending> & { outcome: string } = { outcome: 'sql-failed' };
  try {
    const answer = await sandbox.run({
      ...{ user: 'operator', session: 'operator', file, text, form, bom: false, markSmall },
      parameters: withLatestPeriod(parameters, await latestPeriod(dock, [])),
      head: { snapshotId: snapshot!.id, regionId },
      mostRows: SQL_LIMITS.rows,
      mostBytes: SQL_LIMITS.bytes,
      limitMs: SQL_LIMITS.seconds * 1000,
      signal: gone.signal,
    });
    const bytes = async function* () {
      ended = { outcome: 'ok', ...(yield* answer.bytes) };
    };
    const target: Writable = out === null ? call.answer() : createWriteStream(resolve(call.cwd, out));
    await pipeline(Readable.from(bytes(), { objectMode: false }), target, { end: out !== null });
    call.remark(`${ended.rows} 行，${ended.elapsedMs} ms${ended.truncated ? '（已截断）' : ''}`);
  } catch (error) {
    if (error instanceof TiduError) ended = { outcome: error.code };
    throw error;
  } finally {
    const detail = { text, parameters, regionId, form, ...ended };
    const entry = { actor: 'operator', action: 'sql.run', subject: randomUUID(), detail, at: call.now };
    await recordDeed(dock.ledger, entry);
    await sandbox.close();
  }
}

function readWish({ args }: Call, { atlas }: Dock): Wanted {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'csv' },
      set: { type: 'string', multiple: true, default: [] },
      region: { type: 'string', default: atlas.root.id },
      out: { type: 'string' },
      'mark-small': { type: 'boolean', default: false },
    },
  });
  const [text] = positionals;
  const form = FORMS.find(known => known === values.format);
  if (text === undefined || form === undefined) throw new TiduError('invalid-input', { issues: `tidu ${USAGE}` });
  if (!atlas.within(values.region, atlas.root.id))
    throw new TiduError('not-found', { subject: `地区 ${values.region}` });
  const parameters = values.set.map(parameterOf);
  return { text, form, parameters, regionId: values.region, out: values.out ?? null, markSmall: values['mark-small'] };
}

/** `--set name=value`: a number where it looks like one, a day where it looks like one, else text. */
function parameterOf(setting: string): SqlParameter {
  const at = setting.indexOf('=');
  const [name, value] = [setting.slice(0, at), setting.slice(at + 1)];
  if (at < 1) throw new TiduError('invalid-input', { issues: `--set ${setting}: NAME=VALUE` });
  if (/^-?\d+(\.\d+)?$/.test(value)) return { name, type: 'number', value: Number(value) };
  return { name, type: /^\d{4}-\d{2}-\d{2}$/.test(value) ? 'day' : 'text', value };
}
