import { HANDLING_DAYS, type Severity } from '@tidu/domain';

/** Working days of the country, as far as they are announced. */
export interface Workdays {
  /** The working day that many after a day; null beyond the years announced. */
  shift(day: string, workdays: number): string | null;
}

/** Where the holidays are not known yet, days stand in for working days, and weekends with them. */
export const PLAIN_DAYS: Workdays = {
  shift: (day, days) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10),
};

/** Last day a rung has for a case of a colour that begins on a day; null where it is only watched. */
export function handlingDeadline(severity: Severity, from: string, workdays: Workdays): string | null {
  const days = HANDLING_DAYS[severity] ?? null;
  if (days === null) return null;
  return workdays.shift(from, days) ?? PLAIN_DAYS.shift(from, days);
}
