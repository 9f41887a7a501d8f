import type { Messages } from '../language/messages.js';

/** When something runs by itself, as people say it, and the time of day on the clock of the server. */
export interface Schedule {
  words: string;
  /** `HH:MM`; null where it is no single time of a day. */
  time: string | null;
}

/**
 * The five fields of a timetable as people say them: 每天 00:05, 每周日 03:30, 每月 10 日 06:00. What is more intricate is
 * shown as it is written.
 */
export function cronWords(cron: string, { operations }: Messages): Schedule {
  const words = operations.schedule;
  const [minute, hour, day, month, weekday] = cron.trim().split(/\s+/);
  if (!isNumber(minute) || !isNumber(hour) || month !== '*') return { words: cron, time: null };
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  if (day === '*' && weekday === '*') return { words: words.daily(time), time };
  if (day === '*' && isNumber(weekday)) {
    // Both 0 and 7 are Sunday.
    return { words: words.weekly(words.weekdays.split(' ')[Number(weekday) % 7]!, time), time };
  }
  if (isNumber(day) && weekday === '*') return { words: words.monthly(day, time), time };
  return { words: cron, time: null };
}

const isNumber = (field: string | undefined): field is string => field !== undefined && /^\d{1,2}$/.test(field);
