import { addDays, type Bilingual, type WorkCalendar } from '../vocabulary/index.js';

/**
 * Rungs a case climbs when its deadline passes (吉林省“专精特新”梯度培育工程意见 §三(三): 服务秘书 → 市县专班 → 省级专班 →
 * 省领导小组 → 省政府).
 */
export const RUNGS = ['secretary', 'county', 'prefecture', 'province', 'leading-group', 'government'] as const;
export type Rung = (typeof RUNGS)[number];

export const RUNG_NAMES: Record<Rung, Bilingual> = {
  secretary: { zh: '服务秘书', en: 'Service secretary' },
  county: { zh: '县（市、区）专班', en: 'County team' },
  prefecture: { zh: '市（州）专班', en: 'Prefecture team' },
  province: { zh: '省级专班', en: 'Provincial team' },
  'leading-group': { zh: '省领导小组', en: 'Leading group' },
  government: { zh: '省政府', en: 'Provincial government' },
};

/** The next rung; null at the top. */
export function rungAbove(rung: Rung): Rung | null {
  return RUNGS[RUNGS.indexOf(rung) + 1] ?? null;
}

/** Working days a rung has for a case of each colour; blue is only watched. A default until a bureau sets its own. */
export const HANDLING_DAYS: Readonly<Record<string, number | null>> = { red: 3, orange: 5, yellow: 10, blue: null };

/**
 * Last day a rung has for a case of a colour that begins on a day; null where it is only watched. Where the holidays are not
 * announced yet, days stand in for working days.
 */
export function handlingDeadline(severity: string, from: string, calendar: Pick<WorkCalendar, 'shift'>): string | null {
  const days = HANDLING_DAYS[severity] ?? null;
  return days === null ? null : (calendar.shift(from, days) ?? addDays(from, days));
}
