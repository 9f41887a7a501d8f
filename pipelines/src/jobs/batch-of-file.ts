import { localDay, TIMELINESS_RULE, type Layout, type RowChanges, type Verdict } from '@tidu/domain';
import type { Batch, Submission } from '@tidu/records';
import type { Accepted } from '@tidu/warehouse';
import type { FileRead, FileRefused } from '../read/index.js';
import type { Sent } from './ingest.js';

const LONGEST_SHOWN = 300;

/** What makes this the same submission as another: the bytes, the layout, and what was said beside them. */
export function submissionOf({ original, period, layout: named, scopeId }: Sent, layout: Layout | null): Submission {
  const parameters: Record<string, string> = {
    ...(period !== undefined && { period }),
    ...(named?.sha256 != null && { layoutSha256: named.sha256 }),
    scope: scopeId,
  };
  return { sha256: original.sha256, layout: layout?.id ?? null, parameters };
}

/** The answer to the sender of a file that was read. */
export function verdictOf(
  sent: Sent,
  batch: string,
  { accepted, changes, read: { warnings, plan } }: { accepted: Accepted; changes: RowChanges | null; read: FileRead },
): Verdict {
  const { lateRows } = accepted;
  const ofFile = [
    ...warnings.map(({ code }) => code),
    ...(plan.unknown.length > 0 ? ['FILE_UNKNOWN_COLUMN'] : []),
    ...(lateRows > 0 ? [TIMELINESS_RULE] : []),
  ];
  return {
    file: harmless(sent.name),
    batch,
    outcome: accepted.totals.quarantinedRows > 0 ? 'partial' : 'accept',
    reason: null,
    load: accepted.load,
    quarantine: accepted.quarantine,
    warn: [...ofFile.map(code => ({ row: null, field: null, code })), ...accepted.warn],
    ignored: accepted.ignored,
    totals: accepted.totals,
    ...(changes && { changes, lateRows }),
    facts: { found: null, expected: null },
    ...(accepted.rows && { rows: accepted.rows }),
  };
}

/** The batch of a file that was read. */
export function acceptedBatch(
  sent: Sent,
  submission: Submission,
  of: { id: string; seq: number; layout: Layout; accepted: Accepted; verdict: Verdict },
): Batch {
  const { layout, accepted } = of;
  const { rows: _, ...verdict } = of.verdict;
  return {
    ...common(sent, submission, of),
    verdict,
    kind: layout.kind,
    form: layout.form,
    frequency: layout.frequency,
    columns: accepted.columns,
    periods: accepted.periods,
    status: 'accepted',
    synthetic: accepted.synthetic,
    counts: {
      load: accepted.load,
      quarantined: accepted.totals.quarantinedRows,
      warned: accepted.totals.warnedRows,
      ignored: accepted.ignored.length,
      ...of.verdict.changes,
      ...(accepted.lateRows > 0 && { late: accepted.lateRows }),
    },
  };
}

/** The batch of a file that was turned away as a whole, with its verdict. */
export function refusedBatch(
  sent: Sent,
  submission: Submission,
  { id, seq, refused }: { id: string; seq: number; refused: FileRefused },
): Batch {
  const verdict: Verdict = {
    file: harmless(sent.name),
    batch: id,
    outcome: 'reject_file',
    reason: refused.code,
    load: 0,
    quarantine: [],
    warn: [],
    ignored: [],
    totals: { quarantinedRows: 0, warnedRows: 0 },
    facts: { found: refused.found && harmless(refused.found), expected: refused.expected },
  };
  return {
    ...common(sent, submission, { id, seq }),
    verdict,
    kind: null,
    form: null,
    frequency: null,
    columns: [],
    periods: [],
    status: 'refused',
    synthetic: false,
    counts: {},
  };
}

function common(sent: Sent, submission: Submission, { id, seq }: { id: string; seq: number }) {
  return {
    ...submission,
    id,
    seq,
    recordedAt: sent.receivedAt,
    fileName: shownName(sent.name),
    receivedOn: localDay(sent.receivedAt),
    sender: sent.sender,
    scopeId: sent.scopeId,
  };
}

/** A name as it is kept: without the path before it. */
function shownName(name: string): string {
  const last = harmless(name.split(/[\\/]/).at(-1) ?? '').trim();
  return last === '' ? '（无名文件）' : last;
}

/**
 * Text from a stranger without what misleads the eye or no database keeps: control characters, direction marks, halves of
 * letters.
 */
function harmless(text: string): string {
  return text.slice(0, LONGEST_SHOWN).replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '');
}
