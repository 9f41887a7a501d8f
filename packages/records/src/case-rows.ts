import { randomUUID } from 'node:crypto';
import type { CaseState, Disposition, Rung, Severity } from '@tidu/domain';
import type { EntityManager } from 'typeorm';
import { writeRows } from './rows.js';

/** A problem of an enterprise or region that is followed to its end (事项). */
export interface Case {
  id: string;
  number: number;
  openedAt: Date;
  openedBy: string;
  warningId: string | null;
  rule: string | null;
  period: string | null;
  subject: 'enterprise' | 'region';
  subjectId: string;
  subjectName: string;
  regionId: string | null;
  regionLine: string[];
  secretary: string | null;
  severity: Severity;
  title: string;
  rung: Rung;
  /** A login, or the secretary as the register names them; null while nobody has it. */
  assignee: string | null;
  state: CaseState;
  /** `YYYY-MM-DD`; null where it is only watched. */
  dueOn: string | null;
  closedAt: Date | null;
  closedPeriod: string | null;
  disposition: Disposition | null;
  reason: string | null;
  /** What the next filing said of a closed case. */
  outcome: 'confirmed' | 'not-confirmed' | null;
  reopened: number;
  changedAt: Date;
}

/** One step of its history. */
export interface CaseEntry {
  caseId: string;
  at: Date;
  actor: string;
  kind: CaseEntryKind;
  body: string;
  detail: Record<string, string | number | null>;
}

export type CaseEntryKind =
  | 'opened'
  | 'worse'
  | 'resolved'
  | 'assigned'
  | 'accepted'
  | 'comment'
  | 'attached'
  | 'escalated'
  | 'closed'
  | 'confirmed'
  | 'reopened';

/** What one says to open a case. */
export type NewCase = Pick<
  Case,
  | 'openedBy'
  | 'warningId'
  | 'rule'
  | 'period'
  | 'subject'
  | 'subjectId'
  | 'subjectName'
  | 'regionId'
  | 'regionLine'
  | 'secretary'
  | 'severity'
  | 'title'
  | 'dueOn'
> & { id?: string };

/** Adds cases and the first entry of each; the caller holds the lock of evaluations, under which numbers are given. */
export async function insertCases(
  manager: EntityManager,
  cases: readonly NewCase[],
  { at, body = '' }: { at: Date; body?: string },
): Promise<Case[]> {
  if (cases.length === 0) return [];
  const [{ last }] = (await manager.query('SELECT coalesce(max(number), 0)::integer AS last FROM alert_case')) as [
    { last: number },
  ];
  const rows = cases.map((wanted, place): Case => {
    const rung: Rung = wanted.subject === 'region' ? 'prefecture' : wanted.secretary === null ? 'county' : 'secretary';
    return {
      ...wanted,
      id: wanted.id ?? randomUUID(),
      number: last + place + 1,
      openedAt: at,
      rung,
      assignee: rung === 'secretary' ? wanted.secretary : null,
      state: 'open',
      ...{ closedAt: null, closedPeriod: null, disposition: null, reason: null, outcome: null, reopened: 0 },
      changedAt: at,
    };
  });
  await writeRows(manager, 'alert_case', rows);
  await writeEntries(
    manager,
    rows.map(({ id, openedBy, severity, period, dueOn }) => ({
      ...{ caseId: id, at, actor: openedBy, kind: 'opened', body, detail: { severity, period, dueOn } },
    })),
  );
  return rows;
}

/** Adds steps to histories of cases. */
export function writeEntries(manager: EntityManager, entries: readonly CaseEntry[]): Promise<void> {
  return writeRows(manager, 'case_entry', entries);
}
