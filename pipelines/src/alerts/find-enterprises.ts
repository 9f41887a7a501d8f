import {
  gravityOf,
  isActive,
  isOfTheDay,
  replayEach,
  type AlertRule,
  type Atlas,
  type Replayed,
  type Severity,
} from '@tidu/domain';
import type { FoundWarning } from '@tidu/records';
import type { AlertObservations } from '@tidu/warehouse';
import { lineOf } from './region-line.js';

/** Everything an evaluation finds in enterprises, and the gravest colour that stands in each row. */
export interface FoundInEnterprises {
  found: FoundWarning[];
  /** Level whose value each found one shows, in the order of `found`. */
  levels: number[];
  /** Gravity of the worst warning of each row of the observations. */
  worst: Uint8Array;
}

/**
 * Folds every rule over every enterprise. What rests and was never anything else is not found: there are as many such pairs as
 * enterprises and rules.
 *
 * @param known rule and subject of every warning in the ledger, as `rule subject`
 */
export function findInEnterprises(
  observations: AlertObservations,
  rules: readonly AlertRule[],
  { atlas, known }: { atlas: Atlas; known: ReadonlySet<string> },
): FoundInEnterprises {
  const { enterprises, periods } = observations;
  const worst = new Uint8Array(periods.length);
  const found: FoundWarning[] = [];
  const levels: number[] = [];
  for (const rule of rules) {
    replayEach(
      observations,
      rule,
      (subject, replayed, firstRow) => {
        const { id, name, regionId, tier, secretary } = enterprises[subject]!;
        const rests = replayed.state === 'normal' || replayed.state === 'no-data';
        if (replayed.newest < 0 || (rests && !known.has(`${rule.code} ${id}`))) return;
        const who = { subject: 'enterprise', subjectId: id, subjectName: name, regionId, tier, secretary } as const;
        const periodAt = (place: number) => periods[firstRow + place]!;
        found.push({ ...who, regionLine: lineOf(atlas, regionId), ...foundOf(rule, replayed, periodAt) });
        levels.push(replayed.level);
      },
      (row, gravity) => {
        worst[row] = Math.max(worst[row]!, gravity);
      },
    );
  }
  return { found, levels, worst };
}

/** What a fold says, in the words of the ledger; values are looked up afterwards. */
export function foundOf(
  rule: AlertRule,
  { state, severity, level, newest, streak, episode }: Replayed,
  periodAt: (place: number) => string,
): Omit<FoundWarning, 'subject' | 'subjectId' | 'subjectName' | 'regionId' | 'regionLine' | 'tier' | 'secretary'> {
  const stands = isActive(state);
  return {
    rule: rule.code,
    ruleName: rule.name.zh,
    severity: severity ?? rule.levels[level]!.severity,
    state,
    period: periodAt(newest),
    value: null,
    threshold: null,
    streak,
    episode: stands && episode !== null ? { from: periodAt(episode.from), to: periodAt(episode.to) } : null,
    ofTheDay: isOfTheDay(rule.levels[level]!.condition),
    opensCaseFrom: rule.opensCaseFrom,
    inhibited: false,
  };
}

/**
 * Share of each region's monitored enterprises that stand in one of the colours, in percent, by period.
 *
 * @returns region → period → share
 */
export function sharesWarned(
  { periods, prefectures, counties, monitored }: AlertObservations,
  worst: Uint8Array,
  { colours, level }: { colours: readonly Severity[]; level: 'prefecture' | 'county' },
): Map<string, Map<string, number>> {
  const counted = new Set(colours.map(colour => gravityOf(colour)));
  const places = level === 'prefecture' ? prefectures : counties;
  const sums = new Map<string, Map<string, { warned: number; all: number }>>();
  for (let row = 0; row < periods.length; row++) {
    const place = places[row];
    if (!monitored[row] || place == null) continue;
    const ofPlace = sums.get(place) ?? new Map<string, { warned: number; all: number }>();
    const sum = ofPlace.get(periods[row]!) ?? { warned: 0, all: 0 };
    sum.all += 1;
    if (counted.has(worst[row]!)) sum.warned += 1;
    sums.set(place, ofPlace.set(periods[row]!, sum));
  }
  const shares = (ofPlace: Map<string, { warned: number; all: number }>) =>
    new Map([...ofPlace].map(([period, { warned, all }]) => [period, (100 * warned) / all]));
  return new Map([...sums].map(([place, ofPlace]) => [place, shares(ofPlace)]));
}
