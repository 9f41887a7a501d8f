import { join } from 'node:path';
import {
  createWorkCalendar,
  handlingDeadline,
  isActive,
  localDay,
  TiduError,
  type AlertRule,
  type Severity,
} from '@tidu/domain';
import {
  escalateOverdue,
  knownWarnings,
  publishedSnapshot,
  recordEvaluation,
  rulesInForce,
  type FoundWarning,
} from '@tidu/records';
import { openWarehouse, type AlertQuestion, type Warehouse } from '@tidu/warehouse';
import type { Dock } from '../dock.js';
import { findInEnterprises, type FoundInEnterprises } from '../alerts/find-enterprises.js';
import { findInRegions } from '../alerts/find-regions.js';
import { inquiriesOn } from '../alerts/inquiries.js';

/** Months looked back: an episode that is older is remembered by the ledger. */
const MONTHS_BACK = 36;

/**
 * Evaluates every rule over every enterprise and region of the published snapshot, and records what became of each warning
 * with the cases and notices that follow.
 *
 * @returns counts of what was evaluated, fired and resolved
 * @throws TiduError `no-snapshot` before the first publication
 */
export async function evaluate(dock: Dock, { now }: { now: Date }): Promise<Record<string, number>> {
  const snapshot = await publishedSnapshot(dock.ledger);
  if (snapshot === null) throw new TiduError('no-snapshot');
  const warehouse = await openWarehouse({ ...snapshot, file: join(dock.home, snapshot.file) });
  try {
    const found = await findAll(dock, warehouse, now);
    const workdays = createWorkCalendar(dock.holidays);
    const deadline = (severity: Severity) => handlingDeadline(severity, localDay(now), workdays);
    const counts = await recordEvaluation(dock.ledger, { found, snapshotId: snapshot.id, at: now, deadline });
    const escalated = await escalateOverdue(dock.ledger, { today: localDay(now), at: now, deadline });
    return { ...counts, escalated };
  } finally {
    warehouse.close();
  }
}

async function findAll(dock: Dock, warehouse: Warehouse, now: Date): Promise<FoundWarning[]> {
  const { ledger, atlas } = dock;
  const [rules, known] = [await rulesInForce(ledger), await knownWarnings(ledger)];
  const today = localDay(now);
  const question = { rules, today, from: monthsBefore(today), inquiries: await inquiriesOn(rules, today) };
  const observations = await warehouse.alertObservations(question);
  const ofEnterprises = rules.filter(({ subject }) => subject === 'enterprise');
  const inEnterprises = findInEnterprises(observations, ofEnterprises, { atlas, known });
  const valued = await withValues(warehouse, question, inEnterprises);
  const ofRegions = rules.filter(({ subject }) => subject === 'region');
  const { worst } = inEnterprises;
  const inRegions = await findInRegions(ofRegions, { warehouse, observations, worst, atlas, today, known });
  return [...silenced(valued, inRegions, ofRegions), ...inRegions];
}

/** The value each found one shows; only these are looked up. */
async function withValues(
  warehouse: Warehouse,
  question: AlertQuestion,
  { found, levels }: FoundInEnterprises,
): Promise<FoundWarning[]> {
  const wanted = new Map<string, string[]>();
  found.forEach(({ rule, subjectId }, at) => {
    const key = `${rule} ${levels[at]!}`;
    wanted.set(key, [...(wanted.get(key) ?? []), subjectId]);
  });
  const values = new Map<string, { value: number | null; threshold: number | null; period: string }>();
  for (const rule of question.rules) {
    for (const level of rule.levels.keys()) {
      const ids = wanted.get(`${rule.code} ${level}`) ?? [];
      if (ids.length === 0) continue;
      for (const value of await warehouse.alertValues(question, { rule, level, ids })) {
        values.set(`${rule.code} ${value.enterpriseId}`, value);
      }
    }
  }
  return found.map(one => {
    const { value, threshold } = values.get(`${one.rule} ${one.subjectId}`) ?? { value: null, threshold: null };
    return { ...one, value, threshold };
  });
}

/** Marks what the outage of its region silences. */
function silenced(found: FoundWarning[], regions: FoundWarning[], rules: readonly AlertRule[]): FoundWarning[] {
  const silent = new Map<string, Set<string>>();
  for (const { code, inhibits } of rules) {
    const ids = regions.filter(({ rule, state }) => rule === code && isActive(state)).map(({ subjectId }) => subjectId);
    for (const rule of inhibits) silent.set(rule, new Set([...(silent.get(rule) ?? []), ...ids]));
  }
  return found.map(one => {
    const regionsOut = silent.get(one.rule);
    return regionsOut && one.regionLine.some(id => regionsOut.has(id)) ? { ...one, inhibited: true } : one;
  });
}

function monthsBefore(today: string): string {
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - MONTHS_BACK;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}
