/** A code point, or the first and the last of a range. */
type Range = readonly [first: number, last?: number];

/** White space in the sense of Unicode, line breaks among it. */
const BLANKS: readonly Range[] = [
  [0x09, 0x0d],
  [0x20],
  [0x85],
  [0xa0],
  [0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f],
  [0x205f],
  [0x3000],
];

/** Marks that turn the direction of the text after them. */
const DIRECTION_MARKS: readonly Range[] = [[0x061c], [0x200e, 0x200f], [0x202a, 0x202e], [0x2066, 0x2069]];

/** Soft hyphen, joiners, fillers, zero-width and variation marks, tags. */
const INVISIBLE: readonly Range[] = [
  [0xad],
  [0x034f],
  [0x115f, 0x1160],
  [0x180b, 0x180e],
  [0x200b, 0x200d],
  [0x2060, 0x2064],
  [0x206a, 0x206f],
  [0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff],
  [0xffa0],
  [0xfff9, 0xfffb],
  [0xe0000, 0xe01ef],
];

/** Characters the eye does not see, as classes of a regular expression of DuckDB (RE2), without the outer brackets. */
export const UNSEEN_RE2 = {
  blank: classOf(BLANKS, 'x'),
  direction: classOf(DIRECTION_MARKS, 'x'),
  invisible: classOf(INVISIBLE, 'x'),
} as const;

const UNSEEN = new RegExp(
  `[${[BLANKS, DIRECTION_MARKS, INVISIBLE].map(ranges => classOf(ranges, 'u')).join('')}]+`,
  'gu',
);

/** A text in its usual form (NFKC: full-width letters narrowed) without anything the eye does not see, blanks too. */
export function seenOnly(text: string): string {
  return text.normalize('NFKC').replace(UNSEEN, '');
}

function classOf(ranges: readonly Range[], letter: 'x' | 'u'): string {
  const point = (code: number) => `\\${letter}{${code.toString(16)}}`;
  return ranges.map(([first, last]) => (last === undefined ? point(first) : `${point(first)}-${point(last)}`)).join('');
}
