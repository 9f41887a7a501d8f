import { join } from 'node:path';
import { ALERT_RULES, evaluationOf, NEXT_STATE, TiduError, type AlertRule, type Atlas } from '@tidu/domain';
import { openWarnings, publishedSnapshot, recordEvaluation, type Warning, type WarningUpdate } from '@tidu/records';
import { openWarehouse, type AlertFinding } from '@tidu/warehouse';
import type { Dock } from '../dock.js';
import { dayOf } from './batch-of-file.js';

/**
 * Evaluates every rule over every enterprise of the published snapshot and records what became of each warning.
 *
 * @returns counts of what was evaluated, fired and resolved
 * @throws TiduError `no-snapshot` before the first publication
 */
export async function evaluate(dock: Dock, { now }: { now: Date }): Promise<Record<string, number>> {
  const snapshot = await publishedSnapshot(dock.ledger);
  if (snapshot === null) throw new TiduError('no-snapshot');
  const warehouse = await openWarehouse({ ...snapshot, file: join(dock.home, snapshot.file) });
  try {
    const findings = await warehouse.alerts(ALERT_RULES, dayOf(now));
    const updates = updatesOf(findings, await openWarnings(dock.ledger), { atlas: dock.atlas, now });
    return await recordEvaluation(dock.ledger, { updates, snapshotId: snapshot.id, at: now });
  } finally {
    warehouse.close();
  }
}

/**
 * What becomes of each warning: one instance a rule and enterprise. An enterprise that a rule does not look at any more
 * (its title ended, it closed) is at rest again.
 */
export function updatesOf(
  findings: readonly AlertFinding[],
  before: readonly Warning[],
  { atlas, now }: { atlas: Atlas; now: Date },
): WarningUpdate[] {
  const known = new Map(before.map(warning => [keyOf(warning), warning]));
  const rules = new Map(ALERT_RULES.map(rule => [rule.code, rule]));
  const updates = findings.flatMap(finding => {
    const rule = rules.get(finding.rule);
    return rule ? (updateOf(finding, rule, known.get(keyOf(finding)), { atlas, now }) ?? []) : [];
  });
  const found = new Set(findings.map(keyOf));
  const left = before.filter(warning => warning.state !== 'normal' && !found.has(keyOf(warning)));
  return [...updates, ...left.map(warning => atRest(warning, now))];
}

function updateOf(
  finding: AlertFinding,
  rule: AlertRule,
  warning: Warning | undefined,
  { atlas, now }: { atlas: Atlas; now: Date },
): WarningUpdate | null {
  const from = warning?.state ?? 'normal';
  const state = NEXT_STATE[from][evaluationOf(finding.streak, rule.periods)];
  // What was never anything but at rest is not kept: there are as many such pairs as enterprises and rules.
  if (warning === undefined && (state === 'normal' || state === 'no-data')) return null;
  const keeps = finding.streak === null && warning !== undefined;
  return {
    id: warning?.id ?? null,
    rule: rule.code,
    enterpriseId: finding.enterpriseId,
    enterpriseName: finding.enterpriseName,
    regionId: finding.regionId,
    regionLine: lineOf(atlas, finding.regionId),
    tier: finding.tier,
    secretary: finding.secretary,
    severity: rule.severity,
    from,
    state,
    period: finding.period,
    // Silence changes nothing of what was last seen.
    value: keeps ? warning.value : finding.value,
    threshold: keeps ? warning.threshold : finding.threshold,
    streak: keeps ? warning.streak : (finding.streak ?? 0),
    since: warning && state === from ? warning.since : now,
    firedAt: state === 'firing' ? (warning?.firedAt ?? now) : null,
  };
}

function atRest(warning: Warning, now: Date): WarningUpdate {
  return { ...warning, from: warning.state, state: 'normal', streak: 0, since: now, firedAt: null };
}

function lineOf(atlas: Atlas, regionId: string | null): string[] {
  const line: string[] = [];
  for (let id = regionId; id !== null && !line.includes(id); id = atlas.get(id)?.parentId ?? null) line.push(id);
  // Who has no known region is the business of the whole installation.
  return line.includes(atlas.root.id) ? line : [...line, atlas.root.id];
}

function keyOf({ rule, enterpriseId }: { rule: string; enterpriseId: string }): string {
  return `${rule} ${enterpriseId}`;
}
