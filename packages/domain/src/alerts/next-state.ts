/** State of one rule over one enterprise. The words are Prometheus's. */
export const ALERT_STATES = ['normal', 'pending', 'firing', 'no-data'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/** What one evaluation found: the condition met, met for as many periods as the rule asks, not met, or nothing filed. */
export type Evaluation = 'met' | 'met-long-enough' | 'not-met' | 'missing';

/** What an alert becomes after one evaluation. A firing alert is not resolved by silence. */
export const NEXT_STATE: Record<AlertState, Record<Evaluation, AlertState>> = {
  normal: { met: 'pending', 'met-long-enough': 'firing', 'not-met': 'normal', missing: 'no-data' },
  pending: { met: 'pending', 'met-long-enough': 'firing', 'not-met': 'normal', missing: 'no-data' },
  firing: { met: 'firing', 'met-long-enough': 'firing', 'not-met': 'normal', missing: 'firing' },
  'no-data': { met: 'pending', 'met-long-enough': 'firing', 'not-met': 'normal', missing: 'no-data' },
};

/**
 * The evaluation that a number of periods running comes to.
 *
 * @param streak periods running, counted back from the newest, for which the condition was met; null when the newest is missing
 * @param needed periods running after which a rule fires, at least 1
 */
export function evaluationOf(streak: number | null, needed: number): Evaluation {
  if (streak === null) return 'missing';
  if (streak === 0) return 'not-met';
  return streak >= needed ? 'met-long-enough' : 'met';
}
