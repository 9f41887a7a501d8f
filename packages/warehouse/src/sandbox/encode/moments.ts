const DAY_MS = 86_400_000;
/** What is told with its zone is told in the time of China, which has had no summer time since 1991. */
const CHINA_MS = 8 * 3_600_000;
const LAST_PLAIN_MS = Date.UTC(9999, 11, 31, 23, 59, 59);
const FIRST_PLAIN_MS = Date.parse('0001-01-01T00:00:00Z');

const days = new Map<number, string>();

/** `YYYY-MM-DD` of a day since 1970; `infinity` or `-infinity` beyond the years 1 to 9999. */
export function dayText(day: number): string {
  const known = days.get(day);
  if (known !== undefined) return known;
  const text = isoOf(day * DAY_MS)?.slice(0, 10) ?? endless(day);
  if (days.size < 100_000) days.set(day, text);
  return text;
}

/** `YYYY-MM-DDTHH:MM:SS[.ffffff]`, with `+08:00` where it is zoned; endless as a day is. */
export function momentText(micros: number, zoned: boolean): string {
  const milliseconds = Math.floor(micros / 1000);
  const iso = isoOf(milliseconds + (zoned ? CHINA_MS : 0));
  if (iso === null) return endless(micros);
  const fraction = micros - Math.floor(micros / 1_000_000) * 1_000_000;
  const digits = fraction === 0 ? '' : `.${String(fraction).padStart(6, '0')}`;
  return `${iso.slice(0, 19)}${digits}${zoned ? '+08:00' : ''}`;
}

function isoOf(milliseconds: number): string | null {
  const isPlain = milliseconds >= FIRST_PLAIN_MS && milliseconds <= LAST_PLAIN_MS;
  return isPlain ? new Date(milliseconds).toISOString() : null;
}

const endless = (value: number): string => (value < 0 ? '-infinity' : 'infinity');
