import type { CaseEntryOfList } from '@tidu/contract';

/** Tone of the tag of a state: what nobody has taken up asks loudest. */
export const CASE_TONES: Record<CaseEntryOfList['state'], 'call' | 'tint' | 'past'> = {
  open: 'call',
  handling: 'tint',
  closed: 'past',
};

const DAY_MS = 86_400_000;

/** Days from today to a day; below zero by how many it is overdue. */
export function daysLeft(dueOn: string, today: string): number {
  return Math.round((Date.parse(dueOn) - Date.parse(today)) / DAY_MS);
}
