import { randomUUID } from 'node:crypto';
import type { Severity } from '@tidu/domain';
import type { EntityManager } from 'typeorm';
import { writeRows } from './rows.js';

/** What a notice tells of. */
export type NoticeKind =
  | 'warning.fired'
  | 'warning.worse'
  | 'warning.resolved'
  | 'case.assigned'
  | 'case.escalated'
  | 'case.reopened'
  | 'case.closed'
  | 'report.reminder'
  | 'notice.test';

/** Something people are to be told. */
export interface Notice {
  /** The same news has the same key and is told once, however often it is written. */
  key: string;
  kind: NoticeKind;
  severity: Severity | null;
  subject: 'enterprise' | 'region' | null;
  subjectId: string | null;
  subjectName: string | null;
  regionId: string | null;
  /** The region and everything above it. */
  regionLine: readonly string[];
  /** Of the enterprise, by login or name. */
  secretary: string | null;
  caseId: string | null;
  /** Exactly these people; null for everybody who answers for the region. */
  toLogins: readonly string[] | null;
  /** What the sentence needs: rule, period, deadline… Figures stand under `value` and `threshold`. */
  facts: Record<string, string | number | null>;
  /** Written down and shown, but told to nobody: the outage of its region has been told. */
  inhibited?: boolean;
}

/**
 * Puts notices into the outbox, in the transaction of what they tell about: both are kept or neither. The dispatcher of the
 * pipelines shares them out to pages, mailboxes and hooks.
 */
export async function writeNotices(manager: EntityManager, notices: readonly Notice[], at: Date): Promise<void> {
  const rows = notices.map(({ inhibited = false, ...notice }) => ({
    ...notice,
    id: randomUUID(),
    at,
    state: inhibited ? 'inhibited' : 'waiting',
  }));
  await writeRows(manager, 'notice', rows, { on: 'key', update: false });
}
