import { randomUUID } from 'node:crypto';
import {
  decideAlert,
  DISPOSITIONS,
  gravityOf,
  isActive,
  type AlertNews,
  type AlertState,
  type Severity,
} from '@tidu/domain';
import type { EntityManager } from 'typeorm';
import { appendAudit } from './audit.js';
import { insertCases, writeEntries, type Case, type CaseEntry, type NewCase } from './case-rows.js';
import { CaseEntity } from './entities/case.js';
import { WarningEntity } from './entities/warning.js';
import { LOCKS, type Ledger } from './ledger.js';
import { writeNotices, type Notice } from './outbox.js';
import { writeRows } from './rows.js';
import type { Warning } from './warnings.js';

/** What an evaluation found of one rule over one subject. */
export interface FoundWarning extends Omit<
  Warning,
  'id' | 'severity' | 'since' | 'firedAt' | 'episodeFrom' | 'episodeTo' | 'episodeGravest' | 'caseId'
> {
  /** Colour that stands or pends. */
  severity: Severity;
  episode: { from: string; to: string } | null;
  ofTheDay: boolean;
  /** Name of the rule, for the title of a case. */
  ruleName: string;
  /** Colours from this one up open a case; null for none. */
  opensCaseFrom: Severity | null;
  /** The outage of its region silences it. */
  inhibited: boolean;
}

/** One evaluation: everything that does not rest, and whatever the ledger knows of that does. */
export interface FoundEvaluation {
  found: readonly FoundWarning[];
  snapshotId: string;
  at: Date;
  /** Last day a case of this colour may take, counted from `at`; null where it is only watched. */
  deadline: (severity: Severity) => string | null;
}

/** What one warning came to. */
interface Outcome {
  before: Warning | null;
  now: Warning;
  news: AlertNews | null;
  changed: boolean;
  found: FoundWarning | null;
}

/**
 * Records one evaluation, all or nothing: every warning as it now stands, an event for each change, the cases that follow, and
 * what is to be told. Evaluations take turns, and each compares itself with what the one before has left.
 *
 * @returns counts of what was evaluated, fired, resolved, told and opened
 */
export async function recordEvaluation(ledger: Ledger, evaluation: FoundEvaluation): Promise<Record<string, number>> {
  const { snapshotId, at } = evaluation;
  return ledger.source.transaction(async manager => {
    await manager.query('SELECT pg_advisory_xact_lock($1)', [LOCKS.evaluate]);
    const outcomes = await outcomesOf(manager, evaluation);
    const cases = await openCases(manager, outcomes, evaluation);
    const shown = outcomes.filter(({ before, now }) => before !== null || now.state !== 'normal');
    await writeRows(
      manager,
      'warning',
      shown.map(({ now }) => now),
      { on: 'id', update: true },
    );
    const changed = shown.filter(outcome => outcome.changed);
    await writeRows(
      manager,
      'warning_event',
      changed.map(({ before, now }) => ({
        warningId: now.id,
        at,
        fromState: before?.state ?? 'normal',
        toState: now.state,
        severity: isActive(now.state) ? now.severity : null,
        period: now.period,
        value: now.value,
        threshold: now.threshold,
        snapshotId,
      })),
    );
    const told = outcomes.filter(({ news }) => news !== null).map(toNotice);
    const followed = await followCases(manager, outcomes, evaluation);
    await writeNotices(manager, [...told, ...followed.notices], at);
    const counts = {
      evaluated: shown.length,
      fired: outcomes.filter(({ news }) => news === 'fired').length,
      resolved: outcomes.filter(({ news }) => news === 'resolved').length,
      firing: shown.filter(({ now }) => isActive(now.state)).length,
      cases: cases.length,
      reopened: followed.reopened,
    };
    await writeRows(manager, 'evaluation', [{ snapshotId, at, counts }]);
    await appendAudit(manager, {
      actor: 'pipelines',
      action: 'warning.evaluate',
      subject: snapshotId,
      detail: counts,
      at,
    });
    return counts;
  });
}

async function outcomesOf(manager: EntityManager, { found, at }: FoundEvaluation): Promise<Outcome[]> {
  const known = (await manager.find(WarningEntity)) as unknown as Warning[];
  const byKey = new Map(known.map(warning => [keyOf(warning), warning]));
  const outcomes = found.map(one => outcomeOf(one, byKey.get(keyOf(one)) ?? null, at));
  const seen = new Set(found.map(keyOf));
  // Who a rule does not look at any more (a title ended, an enterprise closed, a rule switched off) is at rest.
  const left = known.filter(warning => warning.state !== 'normal' && !seen.has(keyOf(warning)));
  return [...outcomes, ...left.map(warning => atRest(warning, at))];
}

const keyOf = ({ rule, subjectId }: { rule: string; subjectId: string }) => `${rule} ${subjectId}`;

function outcomeOf(found: FoundWarning, before: Warning | null, at: Date): Outcome {
  const stands = isActive(found.state);
  const kept = before === null ? undefined : keptOf(before);
  const decision = decideAlert({ ...found, severity: stands ? found.severity : null }, kept);
  const { episode, ofTheDay: _day, ruleName: _name, opensCaseFrom: _from, inhibited: _inhibited, ...facts } = found;
  const { episode: last } = decision.kept;
  const began = decision.news === 'fired';
  const silent = found.value === null && before !== null && before.state !== 'normal' && found.state === before.state;
  const now: Warning = {
    ...facts,
    // Silence changes nothing of what was last seen.
    ...(silent && { value: before.value, threshold: before.threshold }),
    id: before?.id ?? randomUUID(),
    since: before !== null && before.state === found.state ? before.since : at,
    firedAt: !stands ? null : began ? at : (before?.firedAt ?? at),
    episodeFrom: last?.from ?? null,
    episodeTo: last?.to ?? null,
    episodeGravest: last?.gravest ?? null,
    caseId: began ? null : (before?.caseId ?? null),
  };
  return { before, now, news: decision.news, changed: decision.changed, found };
}

function keptOf({ state, severity, episodeFrom, episodeTo, episodeGravest }: Warning) {
  const episode =
    episodeFrom === null || episodeTo === null || episodeGravest === null
      ? null
      : { from: episodeFrom, to: episodeTo, gravest: episodeGravest };
  return { state, severity: isActive(state) ? severity : null, episode };
}

function atRest(before: Warning, at: Date): Outcome {
  const now: Warning = { ...before, state: 'normal', streak: 0, since: at, firedAt: null };
  return { before, now, news: isActive(before.state) ? 'resolved' : null, changed: true, found: null };
}

function toNotice({ now, news, found }: Outcome): Notice {
  return {
    key: `${news} ${now.rule} ${now.subjectId} ${now.period} ${now.severity}`,
    kind: `warning.${news!}`,
    severity: now.severity,
    subject: now.subject,
    subjectId: now.subjectId,
    subjectName: now.subjectName,
    regionId: now.regionId,
    regionLine: now.regionLine,
    secretary: now.secretary,
    caseId: now.caseId,
    toLogins: null,
    facts: {
      rule: now.rule,
      ruleName: found?.ruleName ?? now.rule,
      period: now.period,
      value: now.value,
      threshold: now.threshold,
    },
    inhibited: found?.inhibited ?? false,
  };
}

/** One episode has one case: opened with it, or when it first grows grave enough. */
async function openCases(manager: EntityManager, outcomes: Outcome[], evaluation: FoundEvaluation): Promise<Case[]> {
  const { at, deadline } = evaluation;
  const due = outcomes.filter(({ now, news, found }) => {
    const from = found?.opensCaseFrom ?? null;
    const isNews = news === 'fired' || news === 'worse';
    return isNews && now.caseId === null && from !== null && gravityOf(now.severity) >= gravityOf(from);
  });
  const wanted = due.map(({ now, found }): NewCase => {
    now.caseId = randomUUID();
    return {
      id: now.caseId,
      openedBy: 'pipelines',
      warningId: now.id,
      rule: now.rule,
      period: now.period,
      subject: now.subject,
      subjectId: now.subjectId,
      subjectName: now.subjectName,
      regionId: now.regionId,
      regionLine: now.regionLine,
      secretary: now.secretary,
      severity: now.severity,
      title: found!.ruleName,
      dueOn: deadline(now.severity),
    };
  });
  return insertCases(manager, wanted, { at });
}

/** What an evaluation says of cases that are there: a graver colour, an end of the warning, a filing that bears a closed one out or not. */
async function followCases(
  manager: EntityManager,
  outcomes: readonly Outcome[],
  { at, deadline }: FoundEvaluation,
): Promise<{ notices: Notice[]; reopened: number }> {
  const withCase = outcomes.filter(({ before, now }) => before?.caseId != null && before.caseId === now.caseId);
  const ids = withCase.map(({ now }) => now.caseId!);
  if (ids.length === 0) return { notices: [], reopened: 0 };
  const cases = (await manager
    .createQueryBuilder(CaseEntity, 'c')
    .where('c.id = ANY(:ids)', { ids })
    .getMany()) as unknown as Case[];
  const byId = new Map(cases.map(one => [one.id, one]));
  const entries: CaseEntry[] = [];
  const rows: Case[] = [];
  const notices: Notice[] = [];
  for (const outcome of withCase) {
    const { now, news } = outcome;
    const one = byId.get(now.caseId!);
    if (one === undefined) continue;
    const detail = { severity: now.severity, period: now.period, value: now.value };
    const tell = (kind: CaseEntry['kind']) =>
      entries.push({ caseId: one.id, at, actor: 'pipelines', kind, body: '', detail });
    if (one.state === 'closed') {
      const verdict = verdictOnClosed(one, now);
      if (verdict === null) continue;
      tell(verdict === 'confirmed' ? 'confirmed' : 'reopened');
      rows.push(
        verdict === 'confirmed'
          ? { ...one, outcome: 'confirmed', changedAt: at }
          : reopenedCase(one, now, { at, dueOn: deadline(now.severity) }),
      );
      if (verdict === 'not-confirmed') {
        notices.push({
          ...toNotice({ ...outcome, news: 'fired' }),
          key: `reopened ${one.id} ${now.period}`,
          kind: 'case.reopened',
        });
      }
      continue;
    }
    if (news === 'worse') {
      tell('worse');
      const sooner = [one.dueOn, deadline(now.severity)].filter(day => day !== null).sort()[0] ?? null;
      rows.push({ ...one, severity: now.severity, dueOn: sooner, changedAt: at });
    }
    if (news === 'resolved') tell('resolved');
  }
  await writeRows(manager, 'alert_case', rows, { on: 'id', update: true });
  await writeEntries(manager, entries);
  return { notices, reopened: notices.length };
}

function reopenedCase(one: Case, now: Warning, { at, dueOn }: { at: Date; dueOn: string | null }): Case {
  const again = { state: 'open', outcome: 'not-confirmed', closedAt: null, disposition: null } as const;
  return { ...one, ...again, severity: now.severity, reopened: one.reopened + 1, dueOn, changedAt: at };
}

/** Whether a filing later than the closing bears it out; null while there is none, or where none is asked for. */
function verdictOnClosed(one: Case, now: Warning): Case['outcome'] {
  const asks = one.disposition !== null && DISPOSITIONS[one.disposition].verified && one.outcome === null;
  const isLater = now.period > (one.closedPeriod ?? one.period ?? '');
  if (!asks || !isLater) return null;
  const states: Record<AlertState, Case['outcome']> = {
    firing: 'not-confirmed',
    recovering: null,
    pending: 'confirmed',
    normal: 'confirmed',
    'no-data': null,
  };
  return states[now.state];
}
