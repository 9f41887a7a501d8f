import type { WarningEntry } from '@tidu/contract';
import { formatNumber, formatValue, NOT_FILED, unitWord } from './format.js';
import type { Language } from './language/messages.js';

/** Tone of the tag of a state: a firing warning wants a deed. */
export const STATE_TONES: Record<WarningEntry['state'], 'call' | 'edge' | 'plain' | 'past'> = {
  firing: 'call',
  pending: 'edge',
  'no-data': 'plain',
  normal: 'past',
};

/**
 * A value of a rule, or the line it is held against, with its unit. Percents have two decimals: with one, 1.96 % would look like
 * the 2 % it stays below.
 *
 * @returns null for a rule that has no number (a missing return)
 */
export function warningValue(value: number | null, unit: string, language: Language): string | null {
  if (unit === 'none') return null;
  if (value === null) return NOT_FILED;
  return unit === 'percent' ? `${formatNumber(value, 2)}%` : `${formatValue(value, unit)} ${unitWord(unit, language)}`;
}
