import type { Bilingual } from '../vocabulary/index.js';

/** One line of the timetable. */
export interface TimetableEntry {
  job: 'publish' | 'evaluate' | 'backup' | 'exports';
  name: Bilingual;
  /** Minute, hour, day, month, weekday; local time. */
  cron: string;
}

/** How many backups are kept: the newest of each of so many days, weeks and months. */
export const RETENTION = { days: 7, weeks: 4, months: 12 } as const;

/** When jobs run by themselves; what a file brings is published and evaluated as it comes. */
export const TIMETABLE: readonly TimetableEntry[] = [
  {
    // A deadline passes at midnight, with no file to bring the evaluation about.
    job: 'evaluate',
    name: { zh: '每日评估预警', en: 'Daily evaluation of warnings' },
    cron: '5 0 * * *',
  },
  {
    job: 'backup',
    name: { zh: '每日备份并核对', en: 'Daily backup, read through' },
    cron: '30 1 * * *',
  },
  {
    job: 'publish',
    name: { zh: '每周重建快照', en: 'Weekly rebuild of the snapshot' },
    cron: '30 3 * * 0',
  },
  {
    job: 'exports',
    name: { zh: '导出订阅的查询', en: 'Exports of saved queries' },
    cron: '0 6 * * *',
  },
];
