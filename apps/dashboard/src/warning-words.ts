import type { WarningEntry } from '@tidu/contract';
import { formatNumber, formatValue, NOT_FILED, unitWord } from './format.js';
import type { Language } from './language/messages.js';

/** Tone of the tag of a state: what is firing stands out, without shouting from every row. */
export const STATE_TONES: Record<WarningEntry['state'], 'edge' | 'plain' | 'past'> = {
  firing: 'edge',
  recovering: 'plain',
  pending: 'plain',
  'no-data': 'plain',
  normal: 'past',
};

const FEWEST = 2;
const MOST = 4;

/** A value of a rule and the line it is held against, with their unit; null for a rule that has no number (a missing return). */
export interface WarningFigures {
  value: string | null;
  threshold: string | null;
}

/**
 * The value of a warning and its threshold as printed: with as many decimals as it takes to tell them apart, or 1.998 % would
 * look like the 2 % it stays below.
 */
export function warningFigures(
  { value, threshold, unit }: Pick<WarningEntry, 'value' | 'threshold' | 'unit'>,
  language: Language,
): WarningFigures {
  const decimals = decimalsFor(value, threshold);
  return { value: figure(value, unit, decimals, language), threshold: figure(threshold, unit, FEWEST, language) };
}

function decimalsFor(value: number | null, threshold: number | null): number {
  if (value === null || threshold === null || value === threshold) return FEWEST;
  let decimals = FEWEST;
  while (decimals < MOST && value.toFixed(decimals) === threshold.toFixed(decimals)) decimals += 1;
  return decimals;
}

function figure(value: number | null, unit: string, decimals: number, language: Language): string | null {
  if (unit === 'none') return null;
  if (value === null) return NOT_FILED;
  return unit === 'percent'
    ? `${formatNumber(value, decimals)}%`
    : `${formatValue(value, unit)} ${unitWord(unit, language)}`;
}
