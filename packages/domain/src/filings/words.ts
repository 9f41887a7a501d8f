import { normaliseIndustryCode, parsePeriod, recogniseTier, type Atlas, type Period } from '../vocabulary/index.js';
import { ERROR_VALUE } from './cell-macros.js';
import type { InputErrorCode } from './codes.js';
import { targetOf, type Layout, type LayoutColumn } from './layout.js';
import { ANSWER_SEPARATOR, questionOf } from './questions.js';
import type { WordReading } from './read-cell.js';

/** What a word of a sheet means, or why it means nothing. `remark` goes with a word that is taken all the same. */
export type Word =
  | { value: string; remark?: 'JANUARY_ALONE' }
  | { code: InputErrorCode; expected: string | null; advice: string | null };

/** What is known when words are read. */
export interface WordContext {
  atlas: Atlas;
  layout: Layout;
  /** Only regions here and below may be reported on: the sender's own. */
  scopeId: string;
  /** `YYYY-MM-DD` of the day the file came in. */
  today: string;
  /** Whether bare day numbers count from 1904. */
  dates1904: boolean;
}

const DAY_MS = 86_400_000;
/** What stands between several answers in one cell. */
const SEVERAL = /[、，,;；|／/\n]/;
const IS_ERROR_VALUE = new RegExp(`^(?:${ERROR_VALUE})$`, 'u');
/** Day or month first, a year of two digits, or a month and a number that may be its day or a year: these read two ways. */
const TWO_WAYS = [
  /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}(?:\d{2})?$/,
  /^\d{2}[-/.]\d{1,2}$/,
  /^\d{2}年\d{1,2}月(?:\d{1,2}日)?$/,
  /^[a-z]{3,9}[-/. ]\d{1,2}$/i,
];
/** Day numbers of 1982 to 2064: a whole number in this range stands for a day where a day is asked for. */
const SERIAL = { first: 30_000, last: 60_000 };

/**
 * Reads one word of a sheet. The apostrophe that marks text in a spreadsheet is read over.
 *
 * @param text as cleaned, never empty
 * @param day  `YYYY-MM-DD`, the day the row speaks of
 */
export function readWord(
  reading: WordReading,
  text: string,
  day: string,
  column: LayoutColumn,
  context: WordContext,
): Word {
  const word = text.replace(/^'/, '');
  if (IS_ERROR_VALUE.test(word)) return { code: 'CELL_ERROR', expected: null, advice: null };
  switch (reading) {
    case 'period':
      return readPeriodWord(wholeYear(word, column), context);
    case 'date':
      return readDateWord(wholeYear(word, column), context);
    case 'region':
      return readRegionWord(word, day, context);
    case 'industry':
      return readIndustryWord(word);
    case 'choice':
      return readChoiceWord(word, column);
    case 'choices':
      return readChoicesWord(word, column);
  }
}

/** A year alone with the month or day its column says it stands for; any other text as it is. */
function wholeYear(text: string, { yearAs }: LayoutColumn): string {
  return yearAs !== undefined && /^\d{4}$/.test(text) ? `${text}-${yearAs}` : text;
}

function readPeriodWord(text: string, context: WordContext): Word {
  const period = parsePeriod(isoOfSerialText(text, context.dates1904) ?? isoDate(text) ?? text);
  if (period === null) return dateProblem(text, '2026-09');
  return judgePeriod(period, context);
}

/** Whether a period may be reported on: it has come, is not before the layout's first, and is no January alone. */
export function judgePeriod(period: Period, { layout, today }: Pick<WordContext, 'layout' | 'today'>): Word {
  const earliest = layout.period?.earliest ?? '0000-01';
  if (period > today.slice(0, 7)) return { code: 'PERIOD_FUTURE', expected: today.slice(0, 7), advice: null };
  if (period < earliest) return { code: 'PERIOD_TOO_OLD', expected: earliest, advice: null };
  return period.endsWith('-01') ? { value: period, remark: 'JANUARY_ALONE' } : { value: period };
}

function readDateWord(text: string, { dates1904 }: WordContext): Word {
  const iso = isoOfSerialText(text, dates1904) ?? isoDate(text);
  return iso === null ? dateProblem(text, '2026-09-30') : { value: iso };
}

function dateProblem(text: string, expected: string): Word {
  const plain = text.normalize('NFKC').trim();
  const isAmbiguous = TWO_WAYS.some(pattern => pattern.test(plain));
  return { code: isAmbiguous ? 'DATE_AMBIGUOUS' : 'DATE_INVALID', expected, advice: null };
}

function isoDate(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
  const match =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/.exec(plain) ??
    /^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (!match) return null;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}

function isoOfSerialText(text: string, dates1904: boolean): string | null {
  if (!/^\d{5}(?:\.0+)?$/.test(text)) return null;
  const serial = Number(text);
  if (serial < SERIAL.first || serial > SERIAL.last) return null;
  const base = dates1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  return new Date(base + serial * DAY_MS).toISOString().slice(0, 10);
}

function readRegionWord(text: string, day: string, { atlas, layout, scopeId }: WordContext): Word {
  const found = atlas.recognise(text, day, layout.region.aliases);
  if (!('region' in found)) return { code: found.code, expected: null, advice: found.advice };
  const { id, name } = found.region;
  if (atlas.within(id, scopeId)) return { value: id };
  const own = atlas.get(scopeId)?.name ?? scopeId;
  return { code: 'REGION_OUT_OF_SCOPE', expected: own, advice: `${name}不在${own}范围内，请报给它所在的地区。` };
}

function readIndustryWord(text: string): Word {
  const code = normaliseIndustryCode(text);
  return code === null ? { code: 'VALUE_UNKNOWN', expected: 'GB/T 4754-2017', advice: null } : { value: code };
}

function readChoiceWord(text: string, column: LayoutColumn): Word {
  const plain = plainWord(text);
  const choices = choicesOf(column);
  for (const { value, words } of choices) {
    if (plain === plainWord(value) || words.some(word => plainWord(word) === plain)) return { value };
  }
  const tier = targetOf(column) === 'tier' ? recogniseTier(text) : null;
  if (tier !== null) return { value: tier };
  return { code: 'VALUE_UNKNOWN', expected: choices.map(({ words }) => words[0]).join('、'), advice: null };
}

/** Several answers in one cell, kept in the order of the form whatever order they were written in. */
function readChoicesWord(text: string, column: LayoutColumn): Word {
  const parts = text.split(SEVERAL).filter(part => part.trim() !== '');
  const chosen = new Set<string>();
  for (const part of parts) {
    const read = readChoiceWord(part, column);
    if (!('value' in read)) return read;
    chosen.add(read.value);
  }
  const most = questionOf(targetOf(column))?.most ?? 1;
  if (chosen.size > most) return { code: 'CHOICES_TOO_MANY', expected: String(most), advice: null };
  const inOrder = choicesOf(column).filter(({ value }) => chosen.has(value));
  return { value: inOrder.map(({ value }) => value).join(ANSWER_SEPARATOR) };
}

/** What a cell of the column may say: the words of the layout, beside those of the form where it asks a question. */
function choicesOf(column: LayoutColumn): { value: string; words: readonly string[] }[] {
  const { values = {} } = column;
  const answers = questionOf(targetOf(column))?.answers;
  if (answers === undefined) return Object.entries(values).map(([value, words]) => ({ value, words }));
  return answers.map(({ value, zh, en }) => ({ value, words: [zh, en, ...(values[value] ?? [])] }));
}

function plainWord(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s“”"'「」『』]+/g, '')
    .toLowerCase();
}
