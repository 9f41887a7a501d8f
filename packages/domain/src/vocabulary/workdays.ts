import { readTable } from './table.js';

/** A day the State Council's yearly notice names: off, or worked in exchange for a day off. */
export interface Holiday {
  /** `YYYY-MM-DD`. */
  date: string;
  kind: 'off' | 'work';
  name: string;
}

/**
 * Working days of the Chinese calendar. Days are `YYYY-MM-DD`; an answer that would need a year whose notice is not known
 * is null, never "Monday to Friday".
 */
export interface WorkCalendar {
  /** First and last day known. */
  readonly knownFrom: string;
  readonly knownTo: string;
  isWorkday(day: string): boolean | null;
  /** The day itself where it is worked, else the next working day. */
  onOrAfter(day: string): string | null;
  /** The working day that many working days after a day (before it where negative); the day itself does not count. */
  shift(day: string, workdays: number): string | null;
}

const DAY_MS = 86_400_000;

/** Holidays from the text of a reference file with the columns date, kind (`off` or `work`), name. */
export function readHolidays(csvText: string): Holiday[] {
  return readTable(csvText).map(({ date = '', kind, name = '' }) => ({ date, kind: kind as Holiday['kind'], name }));
}

/**
 * The calendar these notices make. A year counts as known once its National Day is named: late days of a December stand in
 * the notice of the year after.
 */
export function createWorkCalendar(holidays: readonly Holiday[]): WorkCalendar {
  const kinds = new Map(holidays.map(({ date, kind }) => [date, kind]));
  const years = [...kinds.keys()]
    .filter(date => date.endsWith('-10-01'))
    .map(date => date.slice(0, 4))
    .sort();
  const knownFrom = `${years[0] ?? '9999'}-01-01`;
  const knownTo = `${years.at(-1) ?? '0000'}-12-31`;

  const isWorkday = (day: string): boolean | null => {
    if (day < knownFrom || day > knownTo) return null;
    const kind = kinds.get(day);
    return kind === undefined ? isMondayToFriday(day) : kind === 'work';
  };
  const shift = (day: string, workdays: number): string | null => {
    const step = Math.sign(workdays);
    let [at, left] = [day, Math.abs(workdays)];
    while (left > 0) {
      at = addDays(at, step);
      const worked = isWorkday(at);
      if (worked === null) return null;
      if (worked) left -= 1;
    }
    return at;
  };
  const onOrAfter = (day: string) => {
    const worked = isWorkday(day);
    return worked === null ? null : worked ? day : shift(day, 1);
  };
  return { knownFrom, knownTo, isWorkday, onOrAfter, shift };
}

/** Day on the wall of where the program runs, `YYYY-MM-DD`: deadlines are kept by it. */
export function localDay(at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** The day that many days later (earlier where negative). */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

function isMondayToFriday(day: string): boolean {
  return ![0, 6].includes(new Date(Date.parse(day)).getUTCDay());
}
