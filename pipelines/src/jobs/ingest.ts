import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { periodOfFile, TiduError, type Layout, type Period, type Verdict } from '@tidu/domain';
import { findBatchBySha, nextBatch, recordBatch, type Batch, type Submission } from '@tidu/records';
import { accept, type Accepted } from '@tidu/warehouse';
import type { Dock } from '../dock.js';
import { builtInLayouts, type NamedLayout } from '../layouts.js';
import { FileRefused, readFile, type FileRead } from '../read/index.js';
import { keepOriginal, type Original } from './originals.js';

/** A file that was handed in. */
export interface Sent {
  /** Where it lies. */
  path: string;
  /** Its name as the sender says; shown, never used as a path. */
  name: string;
  /** The layout the sender names; without one it is recognised from the headers. */
  layout?: NamedLayout;
  /** The period the sender says the whole file is for. */
  period?: Period;
  /** The region the sender answers for; nothing outside it is taken. */
  scopeId?: string;
  /** Who sends: a login, or `operator`. */
  sender: string;
  receivedAt: Date;
  /** Whether the loaded rows are wanted in the verdict. */
  wantsRows?: boolean;
}

/**
 * Takes in one file: keeps it, reads it by its layout, checks it, writes the good rows to the lake and records the batch.
 * A file that was taken before changes nothing and repeats the first verdict.
 *
 * @throws TiduError `file-unreadable` when there is no such file; a file that cannot be used is a verdict, not an error
 */
export async function ingest(dock: Dock, sent: Sent): Promise<Verdict> {
  const original = await keepOriginal(dock.home, sent.path);
  const workFolder = join(dock.home, 'work');
  await mkdir(workFolder, { recursive: true });
  const layouts = sent.layout ? [sent.layout.layout] : await builtInLayouts();
  let read: FileRead;
  try {
    read = await readFile(original.path, workFolder, layouts);
  } catch (error) {
    if (error instanceof FileRefused) return recordRefusal(dock, sent, original, error);
    throw error;
  }
  try {
    return await takeIn(dock, sent, original, read, workFolder);
  } finally {
    await read.dispose();
  }
}

async function takeIn(
  dock: Dock,
  sent: Sent,
  original: Original,
  read: FileRead,
  workFolder: string,
): Promise<Verdict> {
  const { plan } = read;
  const submission = submissionOf(sent, original, plan.layout);
  const before = await findBatchBySha(dock.ledger, submission);
  if (before !== null && !sent.wantsRows) return before.verdict as Verdict;
  const filePeriod = periodOfFile(plan.layout, {
    parameter: sent.period ?? null,
    titles: [read.sheet, ...plan.titles],
    fileName: sent.name,
  });
  const isPeriodUnknown =
    plan.layout.kind === 'filing' && filePeriod === null && !plan.columns.some(({ target }) => target === 'period');
  if (isPeriodUnknown)
    return recordRefusal(dock, sent, original, new FileRefused('FILE_MISSING_COLUMN', null, '报告期'));
  const { id, seq } = before ?? (await nextBatch(dock.ledger));
  const accepted = await accept({
    home: dock.home,
    workFolder,
    batchId: id,
    sheet: read.sheet,
    plan,
    cells: read.cells,
    words: {
      atlas: dock.atlas,
      scopeId: sent.scopeId ?? dock.atlas.root.id,
      today: dayOf(sent.receivedAt),
      dates1904: read.dates1904,
    },
    filePeriod,
    wantsRows: sent.wantsRows ?? false,
    writes: before === null,
  });
  if (accepted.reason !== null) {
    return recordRefusal(
      dock,
      sent,
      original,
      new FileRefused(accepted.reason, accepted.facts.found, accepted.facts.expected),
    );
  }
  const verdict = verdictOf(sent, id, accepted, [
    ...read.warnings.map(({ code }) => code),
    ...(plan.unknown.length > 0 ? ['FILE_UNKNOWN_COLUMN'] : []),
  ]);
  if (before !== null) return verdict;
  const { rows: _, ...kept } = verdict;
  const batch = batchOf(sent, submission, { id, seq, plan, accepted, verdict: kept });
  return (await recordOnce(dock, batch, submission)) ?? verdict;
}

/** Records a batch; where somebody recorded the same file in the meantime, theirs counts and ours leaves no trace. */
async function recordOnce(dock: Dock, batch: Batch, submission: Submission): Promise<Verdict | null> {
  try {
    await recordBatch(dock.ledger, batch, { actor: batch.sender });
    return null;
  } catch (error) {
    if (!(error instanceof TiduError && error.code === 'already-exists')) throw error;
    const first = await findBatchBySha(dock.ledger, submission);
    if (first === null) throw error;
    for (const ending of ['.parquet', '.issues.parquet'])
      await rm(join(dock.home, 'lake', batch.id + ending), { force: true });
    return first.verdict as Verdict;
  }
}

async function recordRefusal(dock: Dock, sent: Sent, original: Original, refused: FileRefused): Promise<Verdict> {
  const submission = submissionOf(sent, original, null);
  const before = await findBatchBySha(dock.ledger, submission);
  if (before !== null) return before.verdict as Verdict;
  const { id, seq } = await nextBatch(dock.ledger);
  const verdict: Verdict = {
    file: sent.name,
    batch: id,
    outcome: 'reject_file',
    reason: refused.code,
    load: 0,
    quarantine: [],
    warn: [],
    ignored: [],
    totals: { quarantinedRows: 0, warnedRows: 0 },
    facts: { found: refused.found, expected: refused.expected },
  };
  const batch: Batch = {
    ...common(sent, submission, { id, seq, verdict }),
    kind: null,
    form: null,
    frequency: null,
    columns: [],
    periods: [],
    status: 'refused',
    synthetic: false,
    counts: {},
  };
  return (await recordOnce(dock, batch, submission)) ?? verdict;
}

function verdictOf(sent: Sent, batch: string, accepted: Accepted, fileRemarks: readonly string[]): Verdict {
  return {
    file: sent.name,
    batch,
    outcome: accepted.totals.quarantinedRows > 0 ? 'partial' : 'accept',
    reason: null,
    load: accepted.load,
    quarantine: accepted.quarantine,
    warn: [...fileRemarks.map(code => ({ row: null, field: null, code })), ...accepted.warn],
    ignored: accepted.ignored,
    totals: accepted.totals,
    facts: { found: null, expected: null },
    ...(accepted.rows && { rows: accepted.rows }),
  };
}

interface Taken {
  id: string;
  seq: number;
  plan: FileRead['plan'];
  accepted: Accepted;
  verdict: Verdict;
}

function batchOf(sent: Sent, submission: Submission, { id, seq, plan: { layout }, accepted, verdict }: Taken): Batch {
  const { load, totals, ignored } = accepted;
  return {
    ...common(sent, submission, { id, seq, verdict }),
    kind: layout.kind,
    form: layout.form,
    frequency: layout.frequency,
    columns: accepted.columns,
    periods: accepted.periods,
    status: 'accepted',
    synthetic: accepted.synthetic,
    counts: { load, quarantined: totals.quarantinedRows, warned: totals.warnedRows, ignored: ignored.length },
  };
}

function common(
  sent: Sent,
  submission: Submission,
  { id, seq, verdict }: { id: string; seq: number; verdict: Verdict },
) {
  return {
    ...submission,
    id,
    seq,
    recordedAt: sent.receivedAt,
    fileName: shownName(sent.name),
    verdict,
    receivedOn: dayOf(sent.receivedAt),
    sender: sent.sender,
  };
}

/** What makes this the same submission as another: the bytes, the layout, and what was said beside them. */
function submissionOf(
  { period, layout: named, scopeId }: Sent,
  { sha256 }: Original,
  layout: Layout | null,
): Submission {
  const parameters: Record<string, string> = {
    ...(period !== undefined && { period }),
    ...(named?.sha256 != null && { layoutSha256: named.sha256 }),
    ...(scopeId !== undefined && { scope: scopeId }),
  };
  return { sha256, layout: layout?.id ?? null, parameters };
}

/** A name is text from a stranger: shown without its path and without signs that would mislead the eye. */
function shownName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const plain = last
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, 200);
  return plain === '' ? '（无名文件）' : plain;
}

/** Local day, `YYYY-MM-DD`: deadlines are kept by the calendar on the wall. */
export function dayOf(at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
