import type { Period } from '../vocabulary/index.js';
import type { AlertRule } from './alert-rule.js';
import { isActive } from './next-state.js';
import { severityAt, type Severity } from './severity.js';
import { replayEach, type Sightings } from './sightings.js';

/** A time during which a rule stood over one subject. */
export interface Episode {
  /** Place of the subject. */
  subject: number;
  from: Period;
  to: Period;
  gravest: Severity;
}

/** What a rule would have told in one period. */
export interface PeriodVolume {
  period: Period;
  /** Episodes that began. */
  fired: number;
  /** Subjects over which it stood. */
  standing: number;
  bySeverity: Record<Severity, number>;
}

/** Every episode of a rule over the periods replayed, and its volume in each. */
export function episodesOf(
  sightings: Sightings,
  rule: Pick<AlertRule, 'code' | 'levels'>,
): { episodes: Episode[]; volumes: PeriodVolume[] } {
  const episodes: Episode[] = [];
  const volumes = new Map<Period, PeriodVolume>();
  let rows: { row: number; gravity: number }[] = [];
  replayEach(
    sightings,
    rule,
    subject => {
      collect(subject, rows);
      rows = [];
    },
    (row, gravity, state) => rows.push({ row, gravity: isActive(state) ? gravity : 0 }),
  );
  return { episodes, volumes: [...volumes.values()].sort((a, b) => (a.period < b.period ? -1 : 1)) };

  function collect(subject: number, seen: { row: number; gravity: number }[]): void {
    let open: Episode | null = null;
    for (const { row, gravity } of seen) {
      const period = sightings.periods[row]!;
      const volume = volumeOf(period);
      const severity = severityAt(gravity);
      if (severity === null) {
        open = null;
        continue;
      }
      volume.standing += 1;
      volume.bySeverity[severity] += 1;
      if (open === null) {
        volume.fired += 1;
        open = { subject, from: period, to: period, gravest: severity };
        episodes.push(open);
        continue;
      }
      open.to = period;
      if (gravity > gravities[open.gravest]) open.gravest = severity;
    }
  }

  function volumeOf(period: Period): PeriodVolume {
    const none = { period, fired: 0, standing: 0, bySeverity: { red: 0, orange: 0, yellow: 0, blue: 0 } };
    const volume = volumes.get(period) ?? none;
    volumes.set(period, volume);
    return volume;
  }
}

const gravities: Record<Severity, number> = { red: 4, orange: 3, yellow: 2, blue: 1 };

/** Something bad that happened to a subject: what a warning should have told before. */
export interface BadOutcome {
  subject: number;
  period: Period;
}

/** How well episodes foretold outcomes. */
export interface Foresight {
  /** Episodes whose horizon has passed, and how many of them an outcome followed. */
  judged: number;
  followed: number;
  /** Outcomes, and how many of them an episode came before. */
  outcomes: number;
  foretold: number;
  /** followed ÷ judged, foretold ÷ outcomes, 0…1; null where nothing can be divided. */
  precision: number | null;
  recall: number | null;
  /** Median months from the beginning of the episode to the outcome; null where none was foretold. */
  medianLeadMonths: number | null;
}

/**
 * Compares episodes with outcomes: an outcome is foretold by an episode that began before it, at most `horizon` months.
 * Episodes younger than the horizon are not judged, because their outcome may still come.
 *
 * @param horizon months, 1 or more
 * @param newest  newest period known
 */
export function foresightOf(
  episodes: readonly Pick<Episode, 'subject' | 'from'>[],
  outcomes: readonly BadOutcome[],
  { horizon, newest }: { horizon: number; newest: Period },
): Foresight {
  const bySubject = grouped(outcomes);
  const began = grouped(episodes);
  const leads: number[] = [];
  const isNear = (from: Period, period: Period) => months(from, period) > 0 && months(from, period) <= horizon;
  const judged = episodes.filter(({ subject, from }) => {
    const hasOutcome = (bySubject.get(subject) ?? []).some(({ period }) => isNear(from, period));
    return hasOutcome || months(from, newest) >= horizon;
  });
  const followed = judged.filter(({ subject, from }) =>
    (bySubject.get(subject) ?? []).some(({ period }) => isNear(from, period)),
  );
  const foretold = outcomes.filter(({ subject, period }) => {
    const near = (began.get(subject) ?? []).filter(({ from }) => isNear(from, period));
    const lead = Math.max(0, ...near.map(({ from }) => months(from, period)));
    if (lead > 0) leads.push(lead);
    return lead > 0;
  });
  return {
    judged: judged.length,
    followed: followed.length,
    outcomes: outcomes.length,
    foretold: foretold.length,
    precision: judged.length === 0 ? null : followed.length / judged.length,
    recall: outcomes.length === 0 ? null : foretold.length / outcomes.length,
    medianLeadMonths: median(leads),
  };
}

/** Months from one period to a later one. */
function months(from: Period, to: Period): number {
  const count = (period: Period) => Number(period.slice(0, 4)) * 12 + Number(period.slice(5));
  return count(to) - count(from);
}

/** The middle of some numbers, or the mean of the two in the middle; null of none. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

function grouped<Of extends { subject: number }>(entries: readonly Of[]): Map<number, Of[]> {
  const groups = new Map<number, Of[]>();
  for (const entry of entries) groups.set(entry.subject, [...(groups.get(entry.subject) ?? []), entry]);
  return groups;
}
