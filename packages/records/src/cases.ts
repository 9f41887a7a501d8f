import {
  DISPOSITIONS,
  NEXT_CASE_STATE,
  rungAbove,
  TiduError,
  type CaseAct,
  type Disposition,
  type Severity,
} from '@tidu/domain';
import type { EntityManager } from 'typeorm';
import type { Deed } from './accounts.js';
import { appendAudit } from './audit.js';
import { insertCases, writeEntries, type Case, type CaseEntry, type NewCase } from './case-rows.js';
import { AccountEntity } from './entities/account.js';
import { CaseEntity, CaseEntryEntity } from './entities/case.js';
import { LOCKS, type Ledger } from './ledger.js';
import { writeNotices, type Notice } from './outbox.js';

/** Opens a case by hand: a problem an enterprise reports. */
export async function openCase(
  ledger: Ledger,
  wanted: NewCase,
  { body, at }: { body: string; at: Date },
): Promise<Case> {
  return ledger.source.transaction(async manager => {
    await manager.query('SELECT pg_advisory_xact_lock($1)', [LOCKS.evaluate]);
    const [opened] = await insertCases(manager, [wanted], { at, body });
    const detail = { number: opened!.number, subjectId: opened!.subjectId, severity: opened!.severity };
    await appendAudit(manager, { actor: wanted.openedBy, action: 'case.open', subject: opened!.id, detail, at });
    return opened!;
  });
}

/** What is done with a case, with what it needs. */
export type CaseDeed =
  | { act: 'assign'; assignee: string; dueOn: string | null; body: string }
  | { act: 'accept' }
  | { act: 'comment'; body: string }
  | { act: 'attach'; name: string; sha256: string; bytes: number }
  | { act: 'escalate'; body: string; dueOn: string | null }
  | { act: 'close'; disposition: Disposition; reason: string; period: string | null }
  | { act: 'reopen'; body: string; dueOn: string | null };

const ENTRY_KINDS: Record<CaseAct, CaseEntry['kind']> = {
  assign: 'assigned',
  accept: 'accepted',
  comment: 'comment',
  attach: 'attached',
  escalate: 'escalated',
  close: 'closed',
  reopen: 'reopened',
};

/**
 * Does something with a case: its new state, the step of its history, the audit row and the notice, all or nothing.
 *
 * @throws TiduError `not-found`; `case-refuses` where its state does not allow it; `assignee-outside` for who does not answer for it
 */
export async function dealWithCase(ledger: Ledger, id: string, deed: CaseDeed, { actor, at }: Deed): Promise<Case> {
  return ledger.source.transaction(async manager => {
    const before = await lockedCase(manager, id);
    const state = NEXT_CASE_STATE[before.state][deed.act];
    const atTop = deed.act === 'escalate' && rungAbove(before.rung) === null;
    if (state === null || atTop) throw new TiduError('case-refuses', { number: before.number, state: before.state });
    if (deed.act === 'assign') await requireAssignee(manager, deed.assignee, before);
    const now: Case = { ...before, ...changesOf(deed, before, { actor, at }), state, changedAt: at };
    await manager.save(CaseEntity, now);
    await writeEntries(manager, [entryOf(now, deed, { actor, at })]);
    await writeNotices(manager, noticesOfDeed(now, deed, { actor, at }), at);
    const detail = { act: deed.act, number: now.number, state };
    await appendAudit(manager, { actor, action: `case.${deed.act}`, subject: id, detail, at });
    return now;
  });
}

async function lockedCase(manager: EntityManager, id: string): Promise<Case> {
  const found = await manager
    .createQueryBuilder(CaseEntity, 'c')
    .setLock('pessimistic_write')
    .where('c.id = :id', { id })
    .getOne();
  if (found === null) throw new TiduError('not-found', { subject: id });
  return found as unknown as Case;
}

/** A case is given down the tree: to somebody who answers for its region or a part of it, or to its enterprise's secretary. */
async function requireAssignee(manager: EntityManager, login: string, { regionLine, secretary }: Case): Promise<void> {
  const account = await manager.findOneBy(AccountEntity, { login });
  if (account === null || account.disabledAt !== null) throw new TiduError('not-found', { subject: login });
  const isSecretary = account.role === 'secretary' && (secretary === login || secretary === account.name);
  const answers = account.role !== 'secretary' && account.role !== 'analyst' && regionLine.includes(account.regionId);
  if (!isSecretary && !answers) throw new TiduError('assignee-outside', { login });
}

function changesOf(deed: CaseDeed, before: Case, { actor, at }: Deed): Partial<Case> {
  switch (deed.act) {
    case 'assign':
      return { assignee: deed.assignee, dueOn: deed.dueOn ?? before.dueOn };
    case 'accept':
      return { assignee: actor };
    case 'escalate':
      return { rung: rungAbove(before.rung)!, assignee: null, dueOn: deed.dueOn };
    case 'close':
      return {
        ...{ closedAt: at, closedPeriod: deed.period, disposition: deed.disposition, reason: deed.reason },
        outcome: null,
      };
    case 'reopen':
      return {
        ...{ closedAt: null, disposition: null, outcome: 'not-confirmed', reopened: before.reopened + 1 },
        dueOn: deed.dueOn,
      };
    default:
      return {};
  }
}

function entryOf(now: Case, deed: CaseDeed, { actor, at }: Deed): CaseEntry {
  const body = deed.act === 'close' ? deed.reason : 'body' in deed ? deed.body : '';
  const detail: CaseEntry['detail'] =
    deed.act === 'assign'
      ? { assignee: deed.assignee, dueOn: now.dueOn }
      : deed.act === 'escalate'
        ? { rung: now.rung, dueOn: now.dueOn }
        : deed.act === 'close'
          ? { disposition: deed.disposition }
          : deed.act === 'attach'
            ? { name: deed.name, sha256: deed.sha256, bytes: deed.bytes }
            : {};
  return { caseId: now.id, at, actor, kind: ENTRY_KINDS[deed.act], body, detail };
}

function noticesOfDeed(now: Case, deed: CaseDeed, { actor, at }: Deed): Notice[] {
  const base = noticeOfCase(now);
  const key = `${deed.act} ${now.id} ${at.toISOString()}`;
  if (deed.act === 'assign' && deed.assignee !== actor) {
    return [{ ...base, key, kind: 'case.assigned', toLogins: [deed.assignee] }];
  }
  if (deed.act === 'escalate') return [{ ...base, key, kind: 'case.escalated', toLogins: null }];
  if (deed.act === 'close' && now.openedBy !== actor && now.openedBy !== 'pipelines') {
    return [{ ...base, key, kind: 'case.closed', toLogins: [now.openedBy] }];
  }
  return [];
}

function noticeOfCase(now: Case): Omit<Notice, 'key' | 'kind' | 'toLogins'> {
  const { severity, subject, subjectId, subjectName, regionId, regionLine, secretary, title, period, dueOn, number } =
    now;
  const facts = { ruleName: title, period, dueOn, number, rung: now.rung };
  return { severity, subject, subjectId, subjectName, regionId, regionLine, secretary, caseId: now.id, facts };
}

/**
 * Takes every case whose deadline has passed one rung up, by its own transaction, once a day at most.
 *
 * @param deadline last day the next rung has
 * @returns how many were taken up
 */
export async function escalateOverdue(
  ledger: Ledger,
  { today, at, deadline }: { today: string; at: Date; deadline: (severity: Severity) => string | null },
): Promise<number> {
  const due = await ledger.source.query<{ id: string; severity: Severity }[]>(
    `SELECT id, severity FROM alert_case WHERE state <> 'closed' AND due_on < $1 AND rung <> 'government' ORDER BY number`,
    [today],
  );
  for (const { id, severity } of due) {
    const deed = { act: 'escalate', body: '', dueOn: deadline(severity) } as const;
    await dealWithCase(ledger, id, deed, { actor: 'pipelines', at });
  }
  return due.length;
}

/** What to list. */
export interface CaseFilter {
  regionId: string;
  secretaries: readonly string[] | null;
  state: 'unclosed' | 'closed' | 'all';
  assignees?: readonly string[];
  severity?: Severity;
  rule?: string;
  /** Overdue on this day. */
  overdueOn?: string;
  subjectId?: string;
  search?: string;
  offset: number;
  limit: number;
}

/** Cases within a scope, those due first at the head. */
export async function listCases(ledger: Ledger, filter: CaseFilter): Promise<{ total: number; rows: Case[] }> {
  const { regionId, secretaries, state, assignees, severity, rule, overdueOn, subjectId, search } = filter;
  const query = ledger.source.manager
    .createQueryBuilder(CaseEntity, 'c')
    .where(':regionId = ANY(c.region_line)', { regionId });
  if (secretaries !== null) query.andWhere('c.secretary = ANY(:secretaries)', { secretaries });
  if (state !== 'all') query.andWhere(state === 'closed' ? "c.state = 'closed'" : "c.state <> 'closed'");
  if (assignees !== undefined) query.andWhere('c.assignee = ANY(:assignees)', { assignees });
  if (severity !== undefined) query.andWhere('c.severity = :severity', { severity });
  if (rule !== undefined) query.andWhere('c.rule = :rule', { rule });
  if (subjectId !== undefined) query.andWhere('c.subject_id = :subjectId', { subjectId });
  if (overdueOn !== undefined) query.andWhere('c.due_on < :overdueOn', { overdueOn });
  if (search !== undefined) {
    const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
    query.andWhere('(c.subject_name ILIKE :pattern OR c.subject_id ILIKE :pattern OR c.title ILIKE :pattern)', {
      pattern,
    });
  }
  const order = state === 'closed' ? ['c.closed_at', 'DESC'] : ['c.due_on', 'ASC'];
  const [rows, total] = await query
    .orderBy(order[0]!, order[1] as 'ASC' | 'DESC', 'NULLS LAST')
    .addOrderBy('c.number', 'DESC')
    .skip(filter.offset)
    .take(filter.limit)
    .getManyAndCount();
  return { total, rows: rows as unknown as Case[] };
}

/** How much each person or region has on hand. */
export interface CaseLoad {
  key: string | null;
  unclosed: number;
  overdue: number;
  red: number;
}

/** Unclosed cases of a scope counted by who has them, or by a region below. */
export async function caseLoads(
  ledger: Ledger,
  {
    regionId,
    secretaries,
    by,
    today,
  }: Pick<CaseFilter, 'regionId' | 'secretaries'> & { by: 'assignee' | 'region'; today: string },
): Promise<CaseLoad[]> {
  const key = by === 'assignee' ? 'assignee' : 'coalesce(region_line[array_position(region_line, $1) - 1], $1)';
  return ledger.source.query<CaseLoad[]>(
    `SELECT ${key} AS key, count(*)::integer AS unclosed, count(*) FILTER (WHERE due_on < $2)::integer AS overdue,
       count(*) FILTER (WHERE severity = 'red')::integer AS red
     FROM alert_case
     WHERE state <> 'closed' AND $1 = ANY(region_line) AND ($3::text[] IS NULL OR secretary = ANY($3))
     GROUP BY 1 ORDER BY 2 DESC, 1`,
    [regionId, today, secretaries],
  );
}

/** One case with every step of its history, oldest first; null where there is none. */
export async function findCase(
  ledger: Ledger,
  id: string,
): Promise<{ found: Case; entries: (CaseEntry & { id: string })[] } | null> {
  const found = await ledger.source.manager.findOneBy(CaseEntity, { id });
  if (found === null) return null;
  const entries = await ledger.source.manager.find(CaseEntryEntity, { where: { caseId: id }, order: { id: 'ASC' } });
  return { found: found as unknown as Case, entries: entries as unknown as (CaseEntry & { id: string })[] };
}

/** What a rule has come to in a year: how much, how much of it was true, and how long it took. */
export interface RuleQuality {
  rule: string;
  /** Calendar quarter, such as `2026Q3`. */
  season: string;
  episodes: number;
  closed: number;
  confirmed: number;
  noise: number;
  reopened: number;
  /** Days from opening to closing, the middle one. */
  medianDaysToClose: number | null;
  /** Periods told before the case closed confirm nothing: months from the episode's first period to the opening, the middle one. */
  medianLagMonths: number | null;
}

/** The quality of every rule, by the season in which its cases were opened. */
export function ruleQuality(ledger: Ledger, regionId: string): Promise<RuleQuality[]> {
  const noise = Object.entries(DISPOSITIONS)
    .filter(([, { noise: is }]) => is)
    .map(([code]) => code);
  return ledger.source.query<RuleQuality[]>(
    `SELECT rule, to_char(opened_at AT TIME ZONE 'UTC', 'YYYY"Q"Q') AS season, count(*)::integer AS episodes,
       count(*) FILTER (WHERE state = 'closed')::integer AS closed,
       count(*) FILTER (WHERE state = 'closed' AND disposition <> ALL($2))::integer AS confirmed,
       count(*) FILTER (WHERE state = 'closed' AND disposition = ANY($2))::integer AS noise,
       sum(reopened)::integer AS reopened,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM closed_at - opened_at) / 86400) AS "medianDaysToClose",
       percentile_cont(0.5) WITHIN GROUP (ORDER BY
         extract(year FROM opened_at) * 12 + extract(month FROM opened_at) - left(period, 4)::int * 12 - right(period, 2)::int) AS "medianLagMonths"
     FROM alert_case WHERE rule IS NOT NULL AND $1 = ANY(region_line)
     GROUP BY 1, 2 ORDER BY 2 DESC, 1`,
    [regionId, noise],
  );
}
