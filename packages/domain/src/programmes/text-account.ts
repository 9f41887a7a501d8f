import { CITED_LISTS, type Programme } from './programme.js';

/** An entry whose words are not in the text. */
export interface MissingQuotation {
  list: string;
  id: string;
  clause: string;
  quote: string;
}

/** A number of the text that no entry quoting it holds. */
export interface UnaccountedNumber {
  number: number;
  /** The words around it. */
  context: string;
}

/** Words of the document an entry rests on, and the numbers it holds. */
interface Quoting {
  quotes: readonly string[];
  numbers: ReadonlySet<number>;
}

/** Entries that quote what the text does not say; white space and the brackets of supplied words do not count. */
export function quotationsMissing(programme: Programme, text: string): MissingQuotation[] {
  const plain = plainText(text);
  const missing = (list: string, id: string, passages: readonly { clause: string; quote: string }[]) =>
    passages
      .filter(({ quote }) => !plain.includes(plainQuote(quote)))
      .map(({ clause, quote }) => ({ list, id, clause, quote }));
  const { ranking, leftOut, targets } = programme;
  return [
    ...CITED_LISTS.flatMap(list =>
      programme[list].flatMap(entry => missing(list, nameOf(entry), [entry, ...entry.also])),
    ),
    ...targets.flatMap(({ id, regions }) => missing('targets', id, regions)),
    ...(ranking === null ? [] : missing('ranking', 'ranking', [ranking, ...ranking.also])),
    ...leftOut.flatMap((entry, at) => missing('leftOut', String(at + 1), [entry])),
  ];
}

/**
 * Numbers of the text that stand in no entry: for each there must be one that quotes the very place and holds the number,
 * or a line in `leftOut`. Numbers of clauses, the document's own number and date and the years of its plan need none; Chinese
 * numerals count where they count something.
 */
export function numbersUnaccounted(programme: Programme, text: string): UnaccountedNumber[] {
  const plain = plainText(text);
  const covered = quotingsOf(programme).flatMap(({ quotes, numbers }) =>
    quotes.flatMap(quote => placesOf(quote, plain).map(span => ({ ...span, numbers }))),
  );
  return numbersIn(plain)
    .filter(({ number, follows }) => !isOfPlan(programme, number, follows))
    .filter(({ at, number }) => !covered.some(({ from, to, numbers }) => from <= at && at < to && numbers.has(number)))
    .map(({ number, at }) => ({ number, context: plain.slice(Math.max(0, at - 12), at + 16).replaceAll('\n', ' ') }));
}

function nameOf(entry: { id: string } | { no: number }): string {
  return 'id' in entry ? entry.id : String(entry.no);
}

function quotingsOf(programme: Programme): Quoting[] {
  const { document, targets, leftOut, ranking } = programme;
  const entries = CITED_LISTS.flatMap(list => [...programme[list]]);
  const day = document.issuedOn ?? '';
  const [year, month, date] = day.split('-').map(Number);
  return [
    ...[...entries, ...(ranking ? [ranking] : [])].map(entry => ({
      quotes: [entry.quote, ...entry.also.map(({ quote }) => quote)],
      numbers: numbersOf(entry),
    })),
    ...targets.flatMap(({ regions }) => regions.map(one => ({ quotes: [one.quote], numbers: numbersOf(one) }))),
    ...leftOut.map(({ quote, number }) => ({ quotes: [quote], numbers: new Set([number]) })),
    ...(document.number ? [{ quotes: [document.number], numbers: new Set(digitsIn(document.number)) }] : []),
    ...(day === '' ? [] : [{ quotes: [`${year}年${month}月${date}日`], numbers: new Set([year!, month!, date!]) }]),
  ];
}

/** Every number somewhere in an entry; the number of a task is no number of the text. */
function numbersOf(value: unknown): Set<number> {
  if (typeof value === 'number') return new Set([value]);
  if (typeof value !== 'object' || value === null) return new Set();
  return new Set(
    Object.entries(value)
      .filter(([key]) => key !== 'no')
      .flatMap(([, below]) => [...numbersOf(below)]),
  );
}

function digitsIn(text: string): number[] {
  return [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits));
}

function placesOf(quote: string, plain: string): { from: number; to: number }[] {
  const words = plainQuote(quote);
  const places: { from: number; to: number }[] = [];
  for (let at = plain.indexOf(words); at >= 0; at = plain.indexOf(words, at + 1))
    places.push({ from: at, to: at + words.length });
  return places;
}

/** Years of the plan, and how many there are of them (三年). */
function isOfPlan({ plan }: Programme, number: number, follows: string): boolean {
  if (plan === null) return false;
  if (number >= plan.from && number <= plan.to) return true;
  return follows.startsWith('年') && number === plan.to - plan.from + 1;
}

const CHINESE =
  /(?<![第一二三四五六七八九十百千])[二两三四五六七八九十百千]+(?=次(?!党代会|常务会议)|户|名|家|倍|番|年(?!度))/g;

function numbersIn(plain: string): { number: number; at: number; follows: string }[] {
  const found = [...plain.matchAll(/\d+(?:\.\d+)?/g), ...plain.matchAll(CHINESE)];
  return found.map(match => ({
    number: /\d/.test(match[0]) ? Number(match[0]) : fromChinese(match[0]),
    at: match.index,
    follows: plain.slice(match.index + match[0].length, match.index + match[0].length + 2),
  }));
}

/** `两` 2, `二十三` 23, `百` 100, `三百二十` 320. */
function fromChinese(numeral: string): number {
  const digits = '一二三四五六七八九';
  let [sum, digit] = [0, 0];
  for (const sign of numeral.replaceAll('两', '二')) {
    const place = { 十: 10, 百: 100, 千: 1000 }[sign];
    if (place === undefined) digit = digits.indexOf(sign) + 1;
    else [sum, digit] = [sum + (digit || 1) * place, 0];
  }
  return sum + digit;
}

/** Lines without notes of the editor, numbers of clauses, white space, and the brackets around supplied words. */
function plainText(text: string): string {
  return text
    .split('\n')
    .filter(line => !line.startsWith('>'))
    .map(line => plainQuote(line.replace(/^#+\s*/, '')).replace(/^(?:附件：?\d{0,2}[.：]?|\d{1,2}[.、．])/, ''))
    .join('\n');
}

function plainQuote(quote: string): string {
  return quote.replaceAll(/[\s［］*]+/g, '');
}
