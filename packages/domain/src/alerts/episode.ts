import type { Period } from '../vocabulary/index.js';
import { isActive, type AlertState } from './next-state.js';
import { gravityOf, type Severity } from './severity.js';

/** What the ledger keeps of one rule over one subject. */
export interface KeptAlert {
  state: AlertState;
  severity: Severity | null;
  /** The last episode the ledger knows: its periods, and the gravest colour that was paged in it. */
  episode: { from: Period; to: Period; gravest: Severity } | null;
}

/** What a new evaluation says of it. */
export interface FoundAlert {
  state: AlertState;
  severity: Severity | null;
  episode: { from: Period; to: Period } | null;
  /** Judged on a day: its episode begins anew with every newest period, and goes on as long as it stands. */
  ofTheDay: boolean;
}

/** What people are told of: it began, it grew graver within its episode, it is over. */
export type AlertNews = 'fired' | 'worse' | 'resolved';

/** What the ledger keeps from now on, and what is told. */
export interface AlertDecision {
  kept: KeptAlert;
  news: AlertNews | null;
  changed: boolean;
}

const NEVER: KeptAlert = { state: 'normal', severity: null, episode: null };

/**
 * Compares an evaluation with what the ledger keeps.
 *
 * An episode that shares a period with the one the ledger knows is the same one, wherever a restatement has moved its
 * beginning: it is not told again. Only a graver colour than any told in it is. So a late or restated period changes the state
 * without paging twice, and evaluating the same figures again changes nothing.
 */
export function decideAlert(found: FoundAlert, before: KeptAlert = NEVER): AlertDecision {
  const { state, severity } = found;
  if (!isActive(state) || severity === null || found.episode === null) {
    const kept: KeptAlert = { state, severity: null, episode: before.episode };
    const news = isActive(before.state) ? 'resolved' : null;
    return { kept, news, changed: state !== before.state };
  }
  const same = before.episode !== null && isSameEpisode(found, before, before.episode);
  const isGraver = !same || gravityOf(severity) > gravityOf(before.episode!.gravest);
  const from = same && before.episode!.from < found.episode.from ? before.episode!.from : found.episode.from;
  const to = same && before.episode!.to > found.episode.to ? before.episode!.to : found.episode.to;
  return {
    kept: { state, severity, episode: { from, to, gravest: isGraver ? severity : before.episode!.gravest } },
    news: !same ? 'fired' : isGraver ? 'worse' : null,
    changed: state !== before.state || severity !== before.severity,
  };
}

function isSameEpisode(
  { episode, ofTheDay }: FoundAlert,
  before: KeptAlert,
  known: NonNullable<KeptAlert['episode']>,
): boolean {
  return (ofTheDay && isActive(before.state)) || (episode!.from <= known.to && episode!.to >= known.from);
}
