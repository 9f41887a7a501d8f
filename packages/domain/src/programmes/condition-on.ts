import { inBaseUnit } from './quantity.js';
import { thresholdOn, type Comparison, type Condition } from './condition.js';

/** A comparison on one day: its threshold, in the unit values are kept in. */
export interface DatedComparison extends Omit<Comparison, 'thresholds'> {
  threshold: number;
}

/** A condition on one day. */
export type DatedCondition =
  | Exclude<Condition, { kind: 'compare' | 'any' | 'all' }>
  | DatedComparison
  | { kind: 'any'; of: DatedCondition[] }
  | { kind: 'all'; of: DatedCondition[] };

/** What a condition asks on a day (`YYYY-MM-DD`); null while none of its thresholds is in force. */
export function conditionOn(condition: Condition, on: string): DatedCondition | null {
  if (condition.kind === 'compare') {
    const { thresholds, ...rest } = condition;
    const threshold = thresholdOn(thresholds, on);
    return threshold === null ? null : { ...rest, threshold: inBaseUnit(threshold, condition.unit) };
  }
  if (condition.kind !== 'any' && condition.kind !== 'all') return condition;
  const parts = condition.of.map(part => conditionOn(part, on)).filter(part => part !== null);
  return parts.length === 0 ? null : { kind: condition.kind, of: parts };
}
