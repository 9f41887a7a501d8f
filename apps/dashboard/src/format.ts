import type { Change, ValueRow } from '@tidu/contract';
import type { Language } from './language/messages.js';

/** A unit a figure is shown in. `cny100m` and `person10k` are scales of `cny10k` and `person` chosen by size. */
export type ShownUnit = 'cny10k' | 'cny100m' | 'person' | 'person10k' | (string & {});

/** Minus sign of printed tables, U+2212: as wide as a digit, unlike the hyphen. */
export const MINUS = '\u2212';
/** Not filed. */
export const NOT_FILED = '…';
/** Does not exist for what is asked, as opposed to not filed. */
export const NOT_APPLICABLE = '×';
const WITHHELD: Record<Language, string> = { zh: '不足 3 户', en: '< 3 firms' };
/** What is printed where a growth is no ordinary number. */
const GROWTH_NOTES: Record<Language, Record<NonNullable<ValueRow['note']>, string>> = {
  zh: { 'negative-base': '注', 'profit-to-loss': '由盈转亏', 'no-base': '无法计算' },
  en: { 'negative-base': 'neg. base', 'profit-to-loss': 'to loss', 'no-base': 'n/a' },
};

/** How many of the stored unit make one of the shown unit, and its word. */
const UNITS: Record<string, { per: number; decimals: number; zh: string; en: string }> = {
  cny10k: { per: 1, decimals: 2, zh: '万元', en: '¥10k' },
  cny100m: { per: 10_000, decimals: 2, zh: '亿元', en: '¥100m' },
  person: { per: 1, decimals: 0, zh: '人', en: 'people' },
  person10k: { per: 10_000, decimals: 2, zh: '万人', en: '10k people' },
  enterprise: { per: 1, decimals: 0, zh: '户', en: 'firms' },
  piece: { per: 1, decimals: 0, zh: '件', en: 'items' },
  day: { per: 1, decimals: 1, zh: '天', en: 'days' },
  percent: { per: 1, decimals: 1, zh: '%', en: '%' },
  'percentage-point': { per: 1, decimals: 1, zh: '个百分点', en: 'pp' },
  mwh10: { per: 1, decimals: 2, zh: '万千瓦时', en: '10 MWh' },
  'cny10k-per-person': { per: 1, decimals: 2, zh: '万元/人', en: '¥10k/person' },
  'kwh-per-cny10k': { per: 1, decimals: 1, zh: '千瓦时/万元', en: 'kWh/¥10k' },
  title: { per: 1, decimals: 0, zh: '个', en: 'titles' },
  index: { per: 1, decimals: 1, zh: '点', en: 'points' },
};

/** The word of a unit; a unit unknown here prints itself. */
export const unitWord = (unit: ShownUnit, language: Language): string => UNITS[unit]?.[language] ?? unit;

/** A unit as a form prints it, in the reader's language: 万元 is ¥10k; one unknown here stands as it is. */
export const formUnit = (word: string, language: Language): string =>
  Object.values(UNITS).find(({ zh }) => zh === word)?.[language] ?? word;

/**
 * A plain number with thousands separators.
 *
 * @param decimals digits after the point; a value that rounds to zero has no sign
 */
export function formatNumber(value: number, decimals: number): string {
  const digits = Math.abs(value).toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return value < 0 && /[1-9]/.test(digits) ? MINUS + digits : digits;
}

/** A change: always with its sign, except a zero. */
export function formatSigned(value: number, decimals = 1): string {
  const digits = formatNumber(value, decimals);
  return value > 0 && /[1-9]/.test(digits) ? `+${digits}` : digits;
}

/**
 * The unit one column or one headline is shown in: money under 1 亿元 in 万元, else in 亿元; people from 100,000 in 万人.
 *
 * @param values what the column shows, in the stored unit; the largest decides
 */
export function shownUnit(unit: string, values: (number | null)[]): ShownUnit {
  const largest = Math.max(0, ...values.map(value => Math.abs(value ?? 0)));
  if (unit === 'cny10k') return largest >= 10_000 ? 'cny100m' : 'cny10k';
  if (unit === 'person') return largest >= 100_000 ? 'person10k' : 'person';
  return unit;
}

/**
 * A stored value as text in the unit shown, without the unit's word.
 *
 * @param decimals the catalogue's, where the unit alone does not tell (an intensity has two, a rate one)
 */
export function formatValue(value: number, unit: ShownUnit, decimals?: number): string {
  const scale = UNITS[unit];
  return formatNumber(
    value / (scale?.per ?? 1),
    scaled(unit) ? (scale?.decimals ?? 0) : (decimals ?? scale?.decimals ?? 2),
  );
}

/** A growth or a difference, or the word that stands for it when there is no number. */
export function formatChange(change: Change | null, language: Language, decimals = 1): string {
  if (change === null) return NOT_FILED;
  if (change.kind !== 'growth' && change.kind !== 'difference') return GROWTH_NOTES[language][change.kind];
  return change.value === null ? NOT_FILED : formatSigned(change.value, decimals);
}

/** A figure of the API: its number, or why there is none. */
export function formatFigure(
  row: Pick<ValueRow, 'value' | 'withheld'>,
  unit: ShownUnit,
  decimals: number,
  language: Language,
): string {
  if (row.withheld) return WITHHELD[language];
  return row.value === null ? NOT_FILED : formatValue(row.value, unit, decimals);
}

/** The row of a growth indicator: signed, or why there is no number. */
export function formatGrowth(
  row: Pick<ValueRow, 'value' | 'withheld' | 'note'> | undefined,
  language: Language,
): string {
  if (row === undefined) return NOT_FILED;
  if (row.withheld) return WITHHELD[language];
  if (row.note !== null) return GROWTH_NOTES[language][row.note];
  return row.value === null ? NOT_FILED : formatSigned(row.value);
}

/** A number of enterprises, returns or people. */
export const formatCount = (value: number | null): string => (value === null ? NOT_FILED : formatNumber(value, 0));

/** A share of the whole in percent, one decimal; null when there is no whole. */
export const formatRate = (part: number | null, whole: number | null): string =>
  part === null || whole === null || whole === 0 ? NOT_FILED : formatNumber((part / whole) * 100, 1);

/** The instant figures are good for, in the reader's own clock: `2026-10-20 08:00`. */
export function formatInstant(instant: string): string {
  const at = new Date(instant);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

const LENGTHS: Record<Language, { seconds: string; minutes: string; hours: string }> = {
  zh: { seconds: ' 秒', minutes: ' 分', hours: ' 小时' },
  en: { seconds: ' s', minutes: ' min', hours: ' h' },
};

/** How long something took, in its two largest units: `0.4 秒`, `12 秒`, `2 分 5 秒`, `1 小时 3 分`. */
export function formatDuration(ms: number, language: Language): string {
  const words = LENGTHS[language];
  if (ms < 9_950) return formatNumber(ms / 1000, 1) + words.seconds;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return seconds + words.seconds;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}${words.minutes} ${seconds % 60}${words.seconds}`;
  return `${Math.floor(minutes / 60)}${words.hours} ${minutes % 60}${words.minutes}`;
}

/** Size of a file: `512 B`, `34 KB`, `1.2 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${formatNumber(kilobytes, 0)} KB` : `${formatNumber(kilobytes / 1024, 1)} MB`;
}

/** True for units whose own decimals hold whatever the catalogue says, because they are another scale of what is stored. */
const scaled = (unit: ShownUnit): boolean => (UNITS[unit]?.per ?? 1) !== 1;
