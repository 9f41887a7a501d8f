import { seenOnly, YUAN_UNITS } from '../vocabulary/index.js';
import type { Layout, LayoutColumn } from './layout.js';
import { ENERGY_UNITS, OTHER_UNITS } from './units.js';

/** What one header cell says: a name to look up, and the unit written with it. */
export interface HeaderWords {
  readonly name: string;
  readonly unit: string | null;
}

/** What a column of the sheet turned out to be. */
export type HeaderMeaning =
  | { readonly is: 'column'; readonly column: LayoutColumn; readonly prior: boolean; readonly unit: string | null }
  | { readonly is: 'ignored' }
  | { readonly is: 'unknown' };

const UNIT_WORD = `(?:人民币)?(?:${[...YUAN_UNITS.keys(), ...ENERGY_UNITS.keys(), ...OTHER_UNITS].join('|')})`;
const UNIT_IN_BRACKETS = new RegExp(`[(\\[【〔](?:单位:?)?(${UNIT_WORD})[)\\]】〕]$`, 'u');
const UNIT_AFTER_MARK = new RegExp(`[/:_,、](${UNIT_WORD})$`, 'u');
/** A unit set apart by a blank: 营业收入 万元. */
const UNIT_AFTER_BLANK = new RegExp(`\\s+(${UNIT_WORD})\\s*$`, 'u');
/** What stands before a name: its number in the form (1. （一） 二、) and 其中. */
const LEAD = /^(?:其中:?|\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\)|(?:\d{1,2}[.、]|[一二三四五六七八九十]{1,3}、))+/;
const ONLY_UNIT = new RegExp(`^[(\\[【〔]?(?:单位:?)?(${UNIT_WORD})[)\\]】〕]?$`, 'u');
const MARKS_AROUND = /^[-_:/()]+|[-_:/()]+$/g;

/** A header cell without what the eye does not see, apart from its unit: `营业收入（万元）` → 营业收入, 万元. */
export function headerWords(text: string): HeaderWords {
  const plain = seenOnly(text.replace(UNIT_AFTER_BLANK, '/$1'))
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, '')
    .replace(/[—–−―‐~]/g, '-')
    .replace(/^[*※]+|[*※]+$/g, '')
    .toLowerCase();
  const unit = UNIT_IN_BRACKETS.exec(plain) ?? UNIT_AFTER_MARK.exec(plain);
  const name = (unit ? plain.slice(0, unit.index) : plain).replace(LEAD, '');
  return { name, unit: unit?.[1]?.replace('人民币', '') ?? null };
}

/** The unit a cell consists of (`万元`, `（%）`), or null where it says anything else. */
export function unitOnly(text: string): string | null {
  return ONLY_UNIT.exec(seenOnly(text))?.[1]?.replace('人民币', '') ?? null;
}

/** Looks headers up in one layout; the index is built once. */
export function headerReader(layout: Layout): (parent: string, child: string) => HeaderMeaning {
  const byName = new Map<string, LayoutColumn>();
  for (const column of layout.columns)
    for (const header of column.headers) byName.set(headerWords(header).name, column);
  const ignored = new Set(layout.ignore.map(header => headerWords(header).name));
  const priorWords = longestFirst(layout.priorWords);
  const currentWords = longestFirst(layout.currentWords);

  const meaning = (column: LayoutColumn, prior: boolean, unit: string | null): HeaderMeaning =>
    prior && !column.prior ? { is: 'unknown' } : { is: 'column', column, prior, unit };

  return (parentText, childText) => {
    const [parent, child] = [headerWords(parentText), headerWords(childText)];
    const unit = child.unit ?? parent.unit;
    // A cell 本期 or 上年同期 may stand above the names or below one; the name is in the other cell.
    const above = whichHalf(parent.name, priorWords, currentWords);
    const below = whichHalf(child.name, priorWords, currentWords);
    const candidates: [name: string, prior: boolean][] = [
      [child.name, above.rest === '' && above.prior],
      [below.rest, below.prior],
      [below.rest === '' ? parent.name : parent.name + child.name, below.prior],
      [child.name === '' ? above.rest : '', above.prior],
    ];
    for (const [name, prior] of candidates) {
      const column = name === '' ? undefined : byName.get(name);
      if (column) return meaning(column, prior, unit);
    }
    return child.name === '' || ignored.has(child.name) || ignored.has(below.rest)
      ? { is: 'ignored' }
      : { is: 'unknown' };
  };
}

/** 上年同期数 is tried before 上年同期, of which it would leave 数. */
function longestFirst(words: readonly string[]): string[] {
  return words.map(word => headerWords(word).name).sort((a, b) => b.length - a.length);
}

/** Takes 上年同期 or 本期 off a name: `营业收入上年同期` and `营业收入（上年同期）` → 营业收入, prior. */
function whichHalf(name: string, priorWords: string[], currentWords: string[]): { rest: string; prior: boolean } {
  const plain = name.replace(MARKS_AROUND, '');
  for (const [words, prior] of [
    [priorWords, true],
    [currentWords, false],
  ] as const) {
    for (const word of words) {
      const rest = plain.startsWith(word)
        ? plain.slice(word.length)
        : plain.endsWith(word)
          ? plain.slice(0, -word.length)
          : null;
      if (rest !== null) return { rest: rest.replace(MARKS_AROUND, ''), prior };
    }
  }
  return { rest: name, prior: false };
}
