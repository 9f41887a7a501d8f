import { randomUUID } from 'node:crypto';
import type { AlertState, Severity } from '@tidu/domain';
import { appendAudit } from './audit.js';
import { EvaluationEntity, WarningEntity, WarningEventEntity } from './entities/warning.js';
import type { Ledger } from './ledger.js';

/** One rule over one enterprise. */
export interface Warning {
  id: string;
  rule: string;
  enterpriseId: string;
  enterpriseName: string;
  regionId: string | null;
  /** The region and everything above it. */
  regionLine: string[];
  tier: string | null;
  secretary: string | null;
  severity: Severity;
  state: AlertState;
  /** By which the state was last decided. */
  period: string;
  value: number | null;
  threshold: number | null;
  streak: number;
  since: Date;
  /** First firing of the present episode. */
  firedAt: Date | null;
}

/** One change of a warning's state. */
export interface WarningEvent extends Pick<Warning, 'rule' | 'severity' | 'period' | 'value' | 'threshold'> {
  at: Date;
  from: AlertState;
  to: AlertState;
  snapshotId: string;
}

/** A warning as an evaluation leaves it; `id` is null where it is a new one. */
export type WarningUpdate = Omit<Warning, 'id'> & { id: string | null; from: AlertState };

/** Every warning that is not at rest, by rule and enterprise. */
export async function openWarnings(ledger: Ledger): Promise<Warning[]> {
  const rows = await ledger.source.manager.find(WarningEntity, { order: { rule: 'ASC', enterpriseId: 'ASC' } });
  return rows as unknown as Warning[];
}

const ROWS_AT_ONCE = 500;

/**
 * Records one evaluation: every warning as it now stands, an event for each that changed its state, and what it counted.
 * All or nothing.
 */
export async function recordEvaluation(
  ledger: Ledger,
  { updates, snapshotId, at }: { updates: readonly WarningUpdate[]; snapshotId: string; at: Date },
): Promise<Record<string, number>> {
  const rows = updates.map(({ from, ...update }) => ({ row: { ...update, id: update.id ?? randomUUID() }, from }));
  const changed = rows.filter(({ row, from }) => row.state !== from);
  const counts = {
    evaluated: rows.length,
    fired: changed.filter(({ row }) => row.state === 'firing').length,
    resolved: changed.filter(({ row, from }) => from === 'firing' && row.state === 'normal').length,
    firing: rows.filter(({ row }) => row.state === 'firing').length,
  };
  await ledger.source.transaction(async manager => {
    for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
      await manager.upsert(
        WarningEntity,
        rows.slice(start, start + ROWS_AT_ONCE).map(({ row }) => row),
        ['id'],
      );
    }
    const events = changed.map(({ row, from }) => ({
      warningId: row.id,
      at,
      from,
      to: row.state,
      period: row.period,
      value: row.value,
      threshold: row.threshold,
      snapshotId,
    }));
    for (let start = 0; start < events.length; start += ROWS_AT_ONCE) {
      await manager.insert(WarningEventEntity, events.slice(start, start + ROWS_AT_ONCE));
    }
    await manager.insert(EvaluationEntity, { snapshotId, at, counts });
    await appendAudit(manager, {
      actor: 'pipelines',
      action: 'warning.evaluate',
      subject: snapshotId,
      detail: counts,
      at,
    });
  });
  return counts;
}

/** What to list; a null list of secretaries means everybody's. */
export interface WarningFilter {
  regionId: string;
  secretaries: readonly string[] | null;
  states: readonly AlertState[];
  rule?: string;
  severity?: Severity;
  search?: string;
  offset: number;
  limit: number;
}

/** Warnings by colour, counted. */
export type BySeverity = Record<Severity, number>;

/** A page of warnings, the gravest and newest first, and firing enterprises by their gravest colour. */
export interface WarningPage {
  total: number;
  rows: Warning[];
  bySeverity: BySeverity;
  newBySeverity: BySeverity;
  evaluatedAt: Date | null;
}

const GRAVITY = `array_position(ARRAY['red', 'orange', 'yellow', 'blue'], w.severity)`;

/** Lists warnings within a scope. */
export async function listWarnings(ledger: Ledger, filter: WarningFilter): Promise<WarningPage> {
  const { manager } = ledger.source;
  const scope = manager
    .createQueryBuilder(WarningEntity, 'w')
    .where(':region = ANY(w.region_line)', { region: filter.regionId });
  if (filter.secretaries !== null)
    scope.andWhere('w.secretary = ANY(:secretaries)', { secretaries: filter.secretaries });
  const listed = scope.clone().andWhere('w.state = ANY(:states)', { states: filter.states });
  if (filter.rule) listed.andWhere('w.rule = :rule', { rule: filter.rule });
  if (filter.severity) listed.andWhere('w.severity = :severity', { severity: filter.severity });
  if (filter.search) {
    const pattern = `%${filter.search.replace(/[\\%_]/g, '\\$&')}%`;
    listed.andWhere('(w.enterprise_name ILIKE :pattern OR w.enterprise_id ILIKE :pattern)', { pattern });
  }
  const [rows, total] = await listed
    .orderBy(GRAVITY)
    .addOrderBy('w.since', 'DESC')
    .addOrderBy('w.enterprise_id')
    .addOrderBy('w.rule')
    .skip(filter.offset)
    .take(filter.limit)
    .getManyAndCount();
  const evaluations = await manager.find(EvaluationEntity, { order: { at: 'DESC' }, take: 2 });
  const gravest = (since: Date | null) => {
    const counted = scope
      .clone()
      .select(`min(${GRAVITY})`, 'gravity')
      .andWhere(`w.state = 'firing'`)
      .groupBy('w.enterprise_id');
    if (since) counted.andWhere('w.fired_at > :since', { since });
    return counted.getRawMany<{ gravity: number }>();
  };
  const previous = evaluations[1]?.at ?? null;
  return {
    total,
    rows: rows as unknown as Warning[],
    bySeverity: bySeverity(await gravest(null)),
    newBySeverity: bySeverity(await gravest(previous)),
    evaluatedAt: evaluations[0]?.at ?? null,
  };
}

/** The warnings of one enterprise and every change of their state, newest first. */
export async function warningHistory(
  ledger: Ledger,
  enterpriseId: string,
): Promise<{ warnings: Warning[]; events: WarningEvent[] }> {
  const { manager } = ledger.source;
  const warnings = await manager.find(WarningEntity, { where: { enterpriseId }, order: { rule: 'ASC' } });
  const events = await manager.find(WarningEventEntity, {
    where: { warning: { enterpriseId } },
    relations: { warning: true },
    order: { at: 'DESC', id: 'DESC' },
  });
  return {
    warnings: warnings as unknown as Warning[],
    events: events.map(({ warning, at, from, to, period, value, threshold, snapshotId }) => ({
      at,
      rule: warning.rule,
      severity: warning.severity as Severity,
      from: from as AlertState,
      to: to as AlertState,
      period,
      value,
      threshold,
      snapshotId,
    })),
  };
}

/** Firing warnings of each of these enterprises. */
export async function firingCounts(ledger: Ledger, enterpriseIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await ledger.source.query<{ id: string; n: number }[]>(
    `SELECT enterprise_id AS id, count(*)::integer AS n FROM warning WHERE state = 'firing' AND enterprise_id = ANY($1) GROUP BY 1`,
    [enterpriseIds],
  );
  return new Map(rows.map(({ id, n }) => [id, n]));
}

/** Enterprises with a firing warning in a region. */
export async function firingEnterprises(ledger: Ledger, regionId: string): Promise<string[]> {
  const rows = await ledger.source.query<{ id: string }[]>(
    `SELECT DISTINCT enterprise_id AS id FROM warning WHERE state = 'firing' AND $1 = ANY(region_line)`,
    [regionId],
  );
  return rows.map(({ id }) => id);
}

function bySeverity(rows: readonly { gravity: number }[]): BySeverity {
  const count = (gravity: number) => rows.filter(row => row.gravity === gravity).length;
  return { red: count(1), orange: count(2), yellow: count(3), blue: count(4) };
}
