import type { Layout, LayoutColumn } from './layout.js';

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

const UNIT_WORD =
  '(?:人民币)?(?:元|百元|千元|万元|十万元|百万元|千万元|亿元|人|名|件|项|个|户|家|%|百分比|万千瓦时|千瓦时|亿千瓦时|兆瓦时|度)';
const UNIT_IN_BRACKETS = new RegExp(`[(\\[【〔](?:单位:?)?(${UNIT_WORD})[)\\]】〕]$`, 'u');
const UNIT_AFTER_MARK = new RegExp(`[/:_,、](${UNIT_WORD})$`, 'u');
const ONLY_UNIT = new RegExp(`^[(\\[【〔]?(?:单位:?)?(${UNIT_WORD})[)\\]】〕]?$`, 'u');
// White space, control, soft hyphen, zero-width, direction, variation and tag characters.
// eslint-disable-next-line no-control-regex
const UNSEEN =
  /[\s\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]|[\u{e0000}-\u{e007f}]/gu;

/** A header cell without what the eye does not see, apart from its unit: `营业收入（万元）` → 营业收入, 万元. */
export function headerWords(text: string): HeaderWords {
  const plain = text
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(/[—–−―‐~]/g, '-')
    .replace(/^[*※]+|[*※]+$/g, '')
    .toLowerCase();
  const unit = UNIT_IN_BRACKETS.exec(plain) ?? UNIT_AFTER_MARK.exec(plain);
  const name = (unit ? plain.slice(0, unit.index) : plain)
    .replace(/^其中:?/, '')
    .replace(/^(?:\(?\d{1,2}\)|\d{1,2}[.、])/, '');
  return { name, unit: unit?.[1]?.replace('人民币', '') ?? null };
}

/** The unit a cell consists of (`万元`, `（%）`), or null where it says anything else. */
export function unitOnly(text: string): string | null {
  return ONLY_UNIT.exec(text.normalize('NFKC').replace(UNSEEN, ''))?.[1]?.replace('人民币', '') ?? null;
}

/** Looks headers up in one layout; the index is built once. */
export function headerReader(layout: Layout): (parent: string, child: string) => HeaderMeaning {
  const byName = new Map<string, LayoutColumn>();
  for (const column of layout.columns)
    for (const header of column.headers) byName.set(headerWords(header).name, column);
  const ignored = new Set(layout.ignore.map(header => headerWords(header).name));
  const priorWords = layout.priorWords.map(word => headerWords(word).name);
  const currentWords = layout.currentWords.map(word => headerWords(word).name);

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

/** Takes 上年同期 or 本期 off a name: `营业收入上年同期` → 营业收入, prior. */
function whichHalf(name: string, priorWords: string[], currentWords: string[]): { rest: string; prior: boolean } {
  for (const [words, prior] of [
    [priorWords, true],
    [currentWords, false],
  ] as const) {
    for (const word of words) {
      const rest = name.startsWith(word)
        ? name.slice(word.length)
        : name.endsWith(word)
          ? name.slice(0, -word.length)
          : null;
      if (rest !== null) return { rest: rest.replace(/^[-_:/()（）]+|[-_:/()（）]+$/g, ''), prior };
    }
  }
  return { rest: name, prior: false };
}
