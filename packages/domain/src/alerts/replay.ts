import {
  ALERT_STATES,
  EVALUATIONS,
  isActive,
  NEXT_STATE,
  OBSERVATIONS,
  type AlertState,
  type AlertObservation,
} from './next-state.js';
import { gravityOf, SEVERITIES, type Severity } from './severity.js';

/** What the fold needs to know of a level. */
export interface LevelTiming {
  severity: Severity;
  periods: number;
  recovery: { periods: number };
}

/** Observations travel as numbers; 0 is a period the rule does not look at. */
export const NOT_LOOKED_AT = 0;
/** The number an observation travels as. */
export const observationCode = (observation: AlertObservation): number => OBSERVATIONS.indexOf(observation) + 1;
const [MISSING, MET, BETWEEN, CLEAR] = OBSERVATIONS.map(observationCode) as [number, number, number, number];

// The table as numbers, made from it: 15,000 enterprises × 24 periods × 200 rules are 72 million steps.
const TABLE = Uint8Array.from(
  ALERT_STATES.flatMap(state => EVALUATIONS.map(evaluation => ALERT_STATES.indexOf(NEXT_STATE[state][evaluation]))),
);
const EVALUATION = Object.fromEntries(EVALUATIONS.map((word, at) => [word, at])) as Record<
  (typeof EVALUATIONS)[number],
  number
>;
const STATE = Object.fromEntries(ALERT_STATES.map((word, at) => [word, at])) as Record<AlertState, number>;

/** What one rule has come to over one subject after its newest period. */
export interface Replayed {
  state: AlertState;
  /** Colour that stands; null where none does. A pending one has none yet. */
  severity: Severity | null;
  /** Level whose value is shown: the gravest that stands, else the first that pends, else the first. */
  level: number;
  /** Place of the newest period that was looked at; −1 for none. */
  newest: number;
  /** Periods running for which the level shown has been met. */
  streak: number;
  /** First and last period of the newest episode: a time during which the rule stood; null if it never did. */
  episode: { from: number; to: number } | null;
  /** Gravest colour of that episode. */
  gravest: Severity | null;
}

/**
 * Folds one rule over the periods of one subject, oldest first: the one way in which evaluation, back-test and the timeline of
 * colours come about. It reads no clock and no earlier result, so a restated period gives what it would have given at first.
 *
 * @param levels  the levels of the rule
 * @param count   number of periods
 * @param observe the observation of a level in a period, as a number
 * @param onPeriod told for each period looked at: the gravity that stands after it, 0 for none
 */
export function replay(
  levels: readonly LevelTiming[],
  count: number,
  observe: (level: number, at: number) => number,
  onPeriod?: (at: number, gravity: number, state: AlertState) => void,
): Replayed {
  const fold = levels.map(() => ({ state: STATE.normal, met: 0, clear: 0 }));
  let newest = -1;
  let episode: { from: number; to: number } | null = null;
  let [stood, gravest] = [false, 0];
  for (let at = 0; at < count; at++) {
    let looked = false;
    for (let level = 0; level < levels.length; level++) {
      const seen = observe(level, at);
      if (seen === NOT_LOOKED_AT) continue;
      looked = true;
      step(fold[level]!, seen, levels[level]!);
    }
    if (!looked) continue;
    newest = at;
    const gravity = gravityNow(levels, fold);
    if (gravity > 0) {
      if (stood && episode !== null) episode.to = at;
      else [episode, gravest] = [{ from: at, to: at }, 0];
      gravest = Math.max(gravest, gravity);
    }
    stood = gravity > 0;
    if (onPeriod) onPeriod(at, gravity, stateOf(fold));
  }
  const level = levelShown(levels, fold);
  const standing = ALERT_STATES[fold[level]!.state]!;
  return {
    state: stateOf(fold),
    severity: isActive(standing) ? levels[level]!.severity : null,
    level,
    newest,
    streak: fold[level]!.met,
    episode,
    gravest: gravest === 0 ? null : SEVERITIES[SEVERITIES.length - gravest]!,
  };
}

interface Fold {
  state: number;
  met: number;
  clear: number;
}

function step(fold: Fold, seen: number, { periods, recovery }: LevelTiming): void {
  fold.met = seen === MET ? fold.met + 1 : 0;
  fold.clear = seen === CLEAR ? fold.clear + 1 : seen === MISSING ? fold.clear : 0;
  let evaluation = EVALUATION.missing;
  if (seen === MET) evaluation = fold.met >= periods ? EVALUATION['met-long-enough'] : EVALUATION.met;
  else if (seen === BETWEEN) evaluation = EVALUATION.between;
  else if (seen === CLEAR) {
    evaluation = fold.clear >= recovery.periods ? EVALUATION['clear-long-enough'] : EVALUATION.clear;
  }
  fold.state = TABLE[fold.state * EVALUATIONS.length + evaluation]!;
}

const stands = (state: number) => state === STATE.firing || state === STATE.recovering;

function gravityNow(levels: readonly LevelTiming[], fold: readonly Fold[]): number {
  let gravity = 0;
  for (let level = 0; level < levels.length; level++) {
    if (stands(fold[level]!.state)) gravity = Math.max(gravity, gravityOf(levels[level]!.severity));
  }
  return gravity;
}

/** Firing if any level fires, then recovering, then pending; without data only if no level tells anything. */
function stateOf(fold: readonly Fold[]): AlertState {
  const any = (state: AlertState) => fold.some(level => level.state === STATE[state]);
  for (const state of ['firing', 'recovering', 'pending'] as const) if (any(state)) return state;
  return fold.every(level => level.state === STATE['no-data']) ? 'no-data' : 'normal';
}

function levelShown(levels: readonly LevelTiming[], fold: readonly Fold[]): number {
  let shown = -1;
  let best = 0;
  fold.forEach(({ state }, level) => {
    // Of two levels of one colour the one that fires is told before the one that recovers.
    const rank = stands(state) ? gravityOf(levels[level]!.severity) * 2 + (state === STATE.firing ? 1 : 0) : 0;
    if (rank > best) [best, shown] = [rank, level];
  });
  if (shown >= 0) return shown;
  const pending = fold.findIndex(({ state }) => state === STATE.pending);
  return pending >= 0 ? pending : 0;
}
