import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SQL_FORMS, SQL_LIMITS, type SqlForm, type SqlParameter } from '@tidu/contract';
import { localDay, TiduError, withLatestPeriod } from '@tidu/domain';
import {
  findSavedQuery,
  listScheduledQueries,
  publishedSnapshot,
  recordDeed,
  requestRun,
  withheldFrom,
  type ExportEvery,
  type Run,
  type SavedQuery,
} from '@tidu/records';
import { openSandbox, type Ending } from '@tidu/warehouse';
import type { Dock } from '../dock.js';
import { latestPeriod, openScope } from '../scopes.js';

/** How long an export waits to be fetched. */
const KEPT_MS = 31 * 24 * 3_600_000;

/** Which days a query is exported on. */
const IS_DUE: Record<ExportEvery, (now: Date) => boolean> = {
  day: () => true,
  week: now => new Date(`${localDay(now)}T00:00:00Z`).getUTCDay() === 1,
  month: now => localDay(now).endsWith('-01'),
};

/** Asks for the export of every query that is due today, and removes exports older than a month; gives how many it asked for. */
export async function requestExports(dock: Dock, { now }: { now: Date }): Promise<number> {
  await sweepExports(dock.home, now);
  const due = (await listScheduledQueries(dock.ledger)).filter(({ every }) => every !== null && IS_DUE[every](now));
  for (const { id, title, owner } of due) {
    const wanted = { job: 'export', trigger: 'timetable', actor: owner.login, subject: title } as const;
    await requestRun(dock.ledger, { ...wanted, scopeId: owner.regionId, input: { query: id } }, { at: now });
  }
  return due.length;
}

/**
 * Runs a saved query with the rights its owner has now and keeps its answer as a file; sums over fewer than three enterprises are
 * marked in it.
 *
 * @throws TiduError not-found, account-disabled, not-permitted, sql-…
 */
export async function exportQuery(dock: Dock, run: Run, now: Date): Promise<Record<string, string>> {
  const query = await findSavedQuery(dock.ledger, run.input['query'] ?? '');
  if (query === null) throw new TiduError('not-found', { subject: run.subject });
  const { owner, form: wished, title, text } = query;
  if (owner.disabledAt !== null) throw new TiduError('account-disabled', { login: owner.login });
  if (owner.role === 'secretary') throw new TiduError('not-permitted', { role: 'analyst' });
  const form = (wished ?? 'csv') as SqlForm;
  const folder = join(dock.home, 'exports');
  const file = `${run.id}.${SQL_FORMS[form].ending}`;
  await mkdir(folder, { recursive: true });
  const ending = await writeAnswer(dock, query, { form, out: join(folder, file), now });
  const { rows, elapsedMs } = ending;
  const detail = { text, parameters: query.parameters, regionId: owner.regionId, form, query: query.id, ...ending };
  await recordDeed(dock.ledger, { actor: owner.login, action: 'sql.export', subject: run.id, detail, at: now });
  const name = `${title}-${localDay(now)}.${SQL_FORMS[form].ending}`;
  return { file, name, form, rows: String(rows), elapsedMs: String(elapsedMs) };
}

async function writeAnswer(
  dock: Dock,
  query: SavedQuery,
  { form, out, now }: { form: SqlForm; out: string; now: Date },
): Promise<Ending> {
  const { owner, text, parameters } = query;
  const withPersons = owner.role === 'administrator' || owner.role === 'officer';
  const withheld = await withheldFrom(dock.ledger, owner.role, now);
  const sandbox = openSandbox();
  try {
    const answer = await sandbox.run({
      ...{ user: owner.id, session: query.id, text, form, bom: true, markSmall: true },
      file: await openScope(dock, { regionId: owner.regionId, withPersons, withheld }),
      parameters: withLatestPeriod(parameters as SqlParameter[], await latestPeriod(dock, withheld)),
      head: { snapshotId: (await publishedSnapshot(dock.ledger))!.id, regionId: owner.regionId },
      mostRows: SQL_LIMITS.rows,
      mostBytes: SQL_LIMITS.bytes,
      limitMs: SQL_LIMITS.seconds * 1000,
      signal: new AbortController().signal,
    });
    let ending: Ending | undefined;
    const bytes = async function* () {
      ending = yield* answer.bytes;
    };
    await pipeline(Readable.from(bytes(), { objectMode: false }), createWriteStream(`${out}.part`));
    await rename(`${out}.part`, out);
    return ending!;
  } finally {
    await rm(`${out}.part`, { force: true });
    await sandbox.close();
  }
}

async function sweepExports(home: string, now: Date): Promise<void> {
  const folder = join(home, 'exports');
  for (const name of await readdir(folder).catch(() => [])) {
    const { mtimeMs } = await stat(join(folder, name));
    if (now.getTime() - mtimeMs > KEPT_MS) await rm(join(folder, name), { force: true });
  }
}
