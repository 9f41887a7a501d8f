import type { AlertState, Severity } from '@tidu/domain';
import { EvaluationEntity, WarningEntity, WarningEventEntity } from './entities/warning.js';
import type { Ledger } from './ledger.js';

/** One rule over one enterprise or region. */
export interface Warning {
  id: string;
  rule: string;
  subject: 'enterprise' | 'region';
  subjectId: string;
  subjectName: string;
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
  /** First and last period of the last episode, and the gravest colour told in it. */
  episodeFrom: string | null;
  episodeTo: string | null;
  episodeGravest: Severity | null;
  /** The case of the last episode. */
  caseId: string | null;
}

/** One change of a warning's state. */
export interface WarningEvent extends Pick<Warning, 'rule' | 'period' | 'value' | 'threshold'> {
  at: Date;
  /** Colour after the change; null for who is at rest. */
  severity: Severity | null;
  from: AlertState;
  to: AlertState;
  snapshotId: string;
}

/** Rule and subject of every warning the ledger knows, as `rule subject`. */
export async function knownWarnings(ledger: Ledger): Promise<Set<string>> {
  const rows = await ledger.source.query<{ key: string }[]>(`SELECT rule || ' ' || subject_id AS key FROM warning`);
  return new Set(rows.map(({ key }) => key));
}

/** What to list; a null list of secretaries means everybody's. */
export interface WarningFilter {
  regionId: string;
  subject: 'enterprise' | 'region';
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
    .where(':region = ANY(w.region_line)', { region: filter.regionId })
    .andWhere('w.subject = :subject', { subject: filter.subject });
  if (filter.secretaries !== null)
    scope.andWhere('w.secretary = ANY(:secretaries)', { secretaries: filter.secretaries });
  const listed = scope.clone().andWhere('w.state = ANY(:states)', { states: filter.states });
  if (filter.rule) listed.andWhere('w.rule = :rule', { rule: filter.rule });
  if (filter.severity) listed.andWhere('w.severity = :severity', { severity: filter.severity });
  if (filter.search) {
    const pattern = `%${filter.search.replace(/[\\%_]/g, '\\$&')}%`;
    listed.andWhere('(w.subject_name ILIKE :pattern OR w.subject_id ILIKE :pattern)', { pattern });
  }
  const [rows, total] = await listed
    .orderBy(GRAVITY)
    .addOrderBy('w.since', 'DESC')
    .addOrderBy('w.subject_id')
    .addOrderBy('w.rule')
    .skip(filter.offset)
    .take(filter.limit)
    .getManyAndCount();
  const evaluations = await manager.find(EvaluationEntity, { order: { at: 'DESC' }, take: 2 });
  const gravest = (since: Date | null) => {
    const counted = scope
      .clone()
      .select(`min(${GRAVITY})`, 'gravity')
      .andWhere(`w.state IN ('firing', 'recovering')`)
      .groupBy('w.subject_id');
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
  subjectId: string,
): Promise<{ warnings: Warning[]; events: WarningEvent[] }> {
  const { manager } = ledger.source;
  const warnings = await manager.find(WarningEntity, { where: { subjectId }, order: { rule: 'ASC' } });
  const events = await manager.find(WarningEventEntity, {
    where: { warning: { subjectId } },
    relations: { warning: true },
    order: { at: 'DESC', id: 'DESC' },
  });
  return {
    warnings: warnings as unknown as Warning[],
    events: events.map(({ warning, at, from, to, severity, period, value, threshold, snapshotId }) => ({
      at,
      rule: warning.rule,
      severity: severity as Severity | null,
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
export async function firingCounts(ledger: Ledger, subjectIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await ledger.source.query<{ id: string; n: number }[]>(
    `SELECT subject_id AS id, count(*)::integer AS n FROM warning WHERE state IN ('firing', 'recovering') AND subject = 'enterprise' AND subject_id = ANY($1) GROUP BY 1`,
    [subjectIds],
  );
  return new Map(rows.map(({ id, n }) => [id, n]));
}

/** Enterprises with a firing warning in a region. */
export async function firingEnterprises(ledger: Ledger, regionId: string): Promise<string[]> {
  const rows = await ledger.source.query<{ id: string }[]>(
    `SELECT DISTINCT subject_id AS id FROM warning WHERE state IN ('firing', 'recovering') AND subject = 'enterprise' AND $1 = ANY(region_line)`,
    [regionId],
  );
  return rows.map(({ id }) => id);
}

function bySeverity(rows: readonly { gravity: number }[]): BySeverity {
  const count = (gravity: number) => rows.filter(row => row.gravity === gravity).length;
  return { red: count(1), orange: count(2), yellow: count(3), blue: count(4) };
}
