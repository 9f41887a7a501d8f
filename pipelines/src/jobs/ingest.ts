import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createWorkCalendar, localDay, periodOfFile, TiduError, type Period, type Verdict } from '@tidu/domain';
import {
  findBatchBySha,
  liveBatchesOf,
  nextBatch,
  publishedSnapshot,
  recordBatch,
  type Batch,
  type Submission,
} from '@tidu/records';
import { accept, countRowChanges, type Original } from '@tidu/warehouse';
import type { Dock } from '../dock.js';
import { builtInLayouts, type NamedLayout } from '../layouts.js';
import { locksOn } from '../locks.js';
import { FileRefused, type FileRead } from '../read/index.js';
import { acceptedBatch, refusedBatch, submissionOf, verdictOf } from './batch-of-file.js';

/** A file that was handed in. */
export interface Sent {
  /** As it was kept when it came in. */
  original: Original;
  /** Its name as the sender says; shown, never used as a path. */
  name: string;
  /** The layout the sender names; without one it is recognised from the headers. */
  layout?: NamedLayout;
  /** The period the sender says the whole file is for. */
  period?: Period;
  /** The region the sender answers for; nothing outside it is taken. */
  scopeId: string;
  /** Who sends: a login, or `operator`. */
  sender: string;
  receivedAt: Date;
  /** Whether the loaded rows are wanted in the verdict. */
  wantsRows?: boolean;
  /** Told what is done next, for people who wait. */
  onStage?: (name: 'read' | 'check' | 'record', counts: Record<string, number>) => Promise<void>;
}

/**
 * Takes in one file: reads it by its layout, checks it, writes the good rows to the lake and records the batch. A file
 * that was taken before changes nothing and repeats the first verdict.
 *
 * A file that cannot be used is a verdict, not an error.
 */
export async function ingest(dock: Dock, sent: Sent): Promise<Verdict> {
  const workFolder = join(dock.home, 'work');
  await mkdir(workFolder, { recursive: true });
  const layouts = sent.layout ? [sent.layout.layout] : await builtInLayouts();
  await sent.onStage?.('read', { bytes: sent.original.bytes });
  let read: FileRead;
  try {
    read = await dock.reader.read(sent.original.path, layouts);
  } catch (error) {
    if (error instanceof FileRefused) return recordRefusal(dock, sent, error);
    throw error;
  }
  await dock.reached('ingest:read');
  try {
    return await takeIn(dock, sent, read, workFolder);
  } finally {
    await read.dispose();
  }
}

async function takeIn(dock: Dock, sent: Sent, read: FileRead, workFolder: string): Promise<Verdict> {
  const { plan } = read;
  const submission = submissionOf(sent, plan.layout);
  const before = await findBatchBySha(dock.ledger, submission);
  if (before !== null && !sent.wantsRows) return before.verdict as Verdict;
  const titles = [read.sheet, ...plan.titles];
  const filePeriod = periodOfFile(plan.layout, { parameter: sent.period ?? null, titles, fileName: sent.name });
  const isPeriodUnknown =
    plan.layout.kind === 'filing' && filePeriod === null && !plan.columns.some(({ target }) => target === 'period');
  if (isPeriodUnknown) return recordRefusal(dock, sent, new FileRefused('FILE_MISSING_COLUMN', null, '报告期'));

  const { id, seq } = before ?? (await nextBatch(dock.ledger));
  const today = before?.receivedOn ?? localDay(sent.receivedAt);
  await sent.onStage?.('check', { rows: read.cells.rows });
  const accepted = await accept({
    home: dock.home,
    workFolder,
    batchId: id,
    sheet: read.sheet,
    plan,
    cells: read.cells,
    words: { atlas: dock.atlas, scopeId: sent.scopeId, today, dates1904: read.dates1904 },
    filePeriod,
    snapshotFile: await currentSnapshot(dock),
    workdays: createWorkCalendar(dock.holidays),
    locks: plan.layout.kind === 'filing' ? await locksOn(dock, today) : [],
    wantsRows: sent.wantsRows ?? false,
    writes: before === null,
  });
  if (accepted.reason !== null) {
    return recordRefusal(dock, sent, new FileRefused(accepted.reason, accepted.facts.found, accepted.facts.expected));
  }
  // The first answer stands, whatever the file is called this time; only its rows are read once more.
  if (before !== null) return { ...(before.verdict as Verdict), ...(accepted.rows && { rows: accepted.rows }) };
  const changes = plan.layout.kind === 'filing' ? await changesOf(dock, id, accepted.periods, plan.layout.form) : null;
  const verdict = verdictOf(sent, id, { accepted, changes, read });
  await sent.onStage?.('record', { load: accepted.load, quarantined: accepted.totals.quarantinedRows });
  await dock.reached('ingest:written');
  const batch = acceptedBatch(sent, submission, { id, seq, layout: plan.layout, accepted, verdict });
  return (await recordOnce(dock, batch, submission)) ?? verdict;
}

async function changesOf({ ledger, home }: Dock, id: string, periods: readonly Period[], form: string) {
  return countRowChanges(home, id, await liveBatchesOf(ledger, { form, periods }));
}

async function recordRefusal(dock: Dock, sent: Sent, refused: FileRefused): Promise<Verdict> {
  const submission = submissionOf(sent, null);
  const before = await findBatchBySha(dock.ledger, submission);
  if (before !== null) return before.verdict as Verdict;
  const { id, seq } = await nextBatch(dock.ledger);
  const batch = refusedBatch(sent, submission, { id, seq, refused });
  return (await recordOnce(dock, batch, submission)) ?? (batch.verdict as Verdict);
}

/** The snapshot that knows what enterprises filed before; null where none was published or its file is away. */
async function currentSnapshot({ ledger, home }: Dock): Promise<string | null> {
  const snapshot = await publishedSnapshot(ledger);
  const file = snapshot && join(home, snapshot.file);
  return file !== null && existsSync(file) ? file : null;
}

/** Records a batch; where somebody recorded the same file in the meantime, theirs counts and ours leaves no trace. */
async function recordOnce(dock: Dock, batch: Batch, submission: Submission): Promise<Verdict | null> {
  try {
    await recordBatch(dock.ledger, batch, { actor: batch.sender });
    await dock.reached('ingest:recorded');
    return null;
  } catch (error) {
    if (!(error instanceof TiduError && error.code === 'already-exists')) throw error;
    const first = await findBatchBySha(dock.ledger, submission);
    if (first === null) throw error;
    for (const ending of ['.parquet', '.issues.parquet']) {
      await rm(join(dock.home, 'lake', batch.id + ending), { force: true });
    }
    return first.verdict as Verdict;
  }
}
