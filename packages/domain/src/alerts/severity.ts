/** Colours of warnings, the gravest first: the scale unless an installation orders its own. */
export const SEVERITIES = ['red', 'orange', 'yellow', 'blue'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Place of a colour on a scale: 0 for none or one that the scale does not have, 1 for the mildest, higher for the graver. */
export function gravityOf(severity: Severity | null, scale: readonly Severity[] = SEVERITIES): number {
  const place = severity === null ? -1 : scale.indexOf(severity);
  return place < 0 ? 0 : scale.length - place;
}

/** The colour of a gravity; null for 0. */
export function severityAt(gravity: number, scale: readonly Severity[] = SEVERITIES): Severity | null {
  return gravity === 0 ? null : (scale[scale.length - gravity] ?? null);
}

/**
 * The overall colour of an enterprise, period by period: the worst of its warnings, which falls by one level at most in
 * each period (domain facts §4.3: downgrade one level only after one clean period).
 *
 * @param worst the gravest warning of each period, oldest first; null where none stands
 */
export function overallColours(
  worst: readonly (Severity | null)[],
  scale: readonly Severity[] = SEVERITIES,
): (Severity | null)[] {
  let gravity = 0;
  return worst.map(severity => {
    gravity = Math.max(gravityOf(severity, scale), gravity - 1);
    return severityAt(gravity, scale);
  });
}
