/** State of one rule over one subject. The words are Prometheus's; `recovering` is a breach that has ended but not long enough. */
export const ALERT_STATES = ['normal', 'pending', 'firing', 'recovering', 'no-data'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/**
 * What one period shows: the condition met; not met and beyond the line of recovery (clear); between the two lines; or
 * nothing that tells.
 */
export const OBSERVATIONS = ['missing', 'met', 'between', 'clear'] as const;
export type AlertObservation = (typeof OBSERVATIONS)[number];

/** What one evaluation found: an observation, and whether it has lasted as many periods as the rule asks. */
export const EVALUATIONS = ['missing', 'met', 'met-long-enough', 'between', 'clear', 'clear-long-enough'] as const;
export type Evaluation = (typeof EVALUATIONS)[number];

/**
 * What an alert becomes after one evaluation. Silence resolves nothing; a breach that returns while it recovers goes on as
 * the same episode, however short it is.
 */
export const NEXT_STATE: Record<AlertState, Record<Evaluation, AlertState>> = {
  normal: {
    missing: 'no-data',
    met: 'pending',
    'met-long-enough': 'firing',
    between: 'normal',
    clear: 'normal',
    'clear-long-enough': 'normal',
  },
  pending: {
    missing: 'no-data',
    met: 'pending',
    'met-long-enough': 'firing',
    between: 'normal',
    clear: 'normal',
    'clear-long-enough': 'normal',
  },
  firing: {
    missing: 'firing',
    met: 'firing',
    'met-long-enough': 'firing',
    between: 'firing',
    clear: 'recovering',
    'clear-long-enough': 'normal',
  },
  recovering: {
    missing: 'recovering',
    met: 'firing',
    'met-long-enough': 'firing',
    between: 'recovering',
    clear: 'recovering',
    'clear-long-enough': 'normal',
  },
  'no-data': {
    missing: 'no-data',
    met: 'pending',
    'met-long-enough': 'firing',
    between: 'normal',
    clear: 'normal',
    'clear-long-enough': 'normal',
  },
};

/** Whether a warning stands: it fires, or it recovers from firing. */
export function isActive(state: AlertState): boolean {
  return state === 'firing' || state === 'recovering';
}
