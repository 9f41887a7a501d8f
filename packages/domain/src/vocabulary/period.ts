/** A cumulative reference period: `2026-09` is January to September 2026 (domain of all filings; SDMX TIME_PERIOD). */
export type Period = string;

const QUARTER_NAMES: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4, '1': 1, '2': 2, '3': 3, '4': 4 };
const SPOKEN_SPANS: Record<string, number> = { 上半年: 6, 前三季度: 9, 一至三季度: 9, 全年: 12, 年度: 12 };
const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * The period a cell of a report means, or null when it cannot be told.
 *
 * Reads `2025-12`, `2025/12`, `2025.12`, `202512`, `2025年12月`, `2025年1-12月`, `2025年1—12月`, `2025Q4`, `2025年第四季度`,
 * `2025年上半年`, `2025年度` and a full date (a spreadsheet turns `2025-12` into a day). A span that does not begin in
 * January is no cumulative period and gives null.
 */
export function parsePeriod(text: string): Period | null {
  const plain = text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[—–−―~～至到]+/g, '-')
    .replace(/份$/, '');
  return (
    fromSpan(plain) ??
    fromMonth(plain) ??
    fromDate(text.normalize('NFKC').trim()) ??
    fromQuarter(plain) ??
    fromSpokenSpan(plain)
  );
}

/** The same months of the year before: `2026-09` → `2025-09`. */
export function priorPeriod(period: Period): Period {
  return toPeriod(yearOf(period) - 1, monthOf(period));
}

/** The whole year before: `2026-09` → `2025-12`. */
export function yearBefore(period: Period): Period {
  return toPeriod(yearOf(period) - 1, 12);
}

/** The cumulative period one month shorter, or null for `YYYY-01` and `YYYY-02`: January and February are one block. */
export function previousPeriod(period: Period): Period | null {
  return monthOf(period) <= 2 ? null : toPeriod(yearOf(period), monthOf(period) - 1);
}

/** Last day of the period, `YYYY-MM-DD`. */
export function periodEnd(period: Period): string {
  return `${period}-${String(lastDay(yearOf(period), monthOf(period))).padStart(2, '0')}`;
}

/** Whether the period ends with a quarter: months 03, 06, 09, 12. */
export function isQuarterEnd(period: Period): boolean {
  return monthOf(period) % 3 === 0;
}

/** Whether anyone owes a report: January alone is exempt (1月份数据免报). */
export function isReportable(period: Period): boolean {
  return monthOf(period) !== 1;
}

/** Every month from `first` to `last`, both included, January too; empty when `last` is before `first`. */
export function periodsBetween(first: Period, last: Period): Period[] {
  const from = yearOf(first) * 12 + monthOf(first) - 1;
  const to = yearOf(last) * 12 + monthOf(last) - 1;
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, step) =>
    toPeriod(Math.floor((from + step) / 12), ((from + step) % 12) + 1),
  );
}

/** The period as people read it: `2026年1—9月` or `Jan–Sep 2026`; a January alone has no span. */
export function formatPeriod(period: Period, language: 'zh' | 'en'): string {
  const year = yearOf(period);
  const month = monthOf(period);
  if (language === 'zh') return month === 1 ? `${year}年1月` : `${year}年1—${month}月`;
  return month === 1 ? `Jan ${year}` : `Jan–${MONTHS_EN[month - 1]} ${year}`;
}

/** Year of a period, 2026 for `2026-09`. */
export function yearOf(period: Period): number {
  return Number(period.slice(0, 4));
}

/** Number of months a period covers, 9 for `2026-09`. */
export function monthOf(period: Period): number {
  return Number(period.slice(5, 7));
}

function fromSpan(plain: string): Period | null {
  const match = /^(\d{4})年0?1月?-(\d{1,2})月$/.exec(plain);
  return match ? validPeriod(match[1], match[2]) : null;
}

function fromMonth(plain: string): Period | null {
  const match =
    /^(\d{4})[-/.](\d{1,2})$/.exec(plain) ?? /^(\d{4})(\d{2})$/.exec(plain) ?? /^(\d{4})年(\d{1,2})月$/.exec(plain);
  return match ? validPeriod(match[1], match[2]) : null;
}

function fromDate(trimmed: string): Period | null {
  const match =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/.exec(trimmed) ??
    /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(trimmed) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(trimmed);
  const period = match ? validPeriod(match[1], match[2]) : null;
  const day = Number(match?.[3]);
  return period && day >= 1 && day <= lastDay(yearOf(period), monthOf(period)) ? period : null;
}

function fromQuarter(plain: string): Period | null {
  const match = /^(\d{4})年?-?[Qq]([1-4])$/.exec(plain) ?? /^(\d{4})年第?([一二三四1-4])季度?$/.exec(plain);
  const quarter = match?.[2] ? QUARTER_NAMES[match[2]] : undefined;
  return match && quarter ? validPeriod(match[1], String(quarter * 3)) : null;
}

function fromSpokenSpan(plain: string): Period | null {
  const match = /^(\d{4})年?(上半年|前三季度|一-三季度|1-3季度|全年|年度|度)$/.exec(plain);
  if (!match?.[2]) return null;
  const months = SPOKEN_SPANS[match[2]] ?? (match[2] === '度' ? 12 : 9);
  return validPeriod(match[1], String(months));
}

function validPeriod(year: string | undefined, month: string | undefined): Period | null {
  const [y, m] = [Number(year), Number(month)];
  return y >= 1900 && y <= 2199 && m >= 1 && m <= 12 ? toPeriod(y, m) : null;
}

function toPeriod(year: number, month: number): Period {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
