import type { IssueSeverity } from '@tidu/domain';
import { tokensOf } from './part-text.js';
import { PLAIN_FORMAT, StyleSections } from './style-sections.js';
import { attributeIn, attributesIn, withAttributes } from './xml-tokens.js';

/** Fill of a marked cell. No palette offers these, so that a fill of ours is known again. */
export const MARK_COLOURS: Record<IssueSeverity, string> = {
  refused: 'FFFFC9C4',
  explain: 'FFFFE3A6',
  warning: 'FFD3E6FA',
};
const HEAD_COLOUR = 'FFEDF1F0';
/** The looks of the list that is added. */
export type ListLook = 'title' | 'head' | 'text' | IssueSeverity;

/** The background of a solid fill that has none. */
const NO_COLOUR = 'indexed="64"';
/** The style sheet of a workbook that has none: the default of spreadsheets, in a font that has Chinese. */
const plainSheet = (main: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="${main}">` +
  '<fonts count="1"><font><sz val="11"/><name val="宋体"/><charset val="134"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

/**
 * The style sheet of a sender's workbook, to which cell formats are added and from which nothing is taken.
 *
 * A marked cell gets a copy of its own format with another fill. The colour it had before is kept as the background of our
 * fill, which a solid fill does not show: so it can be given back, also after a spreadsheet numbered everything anew.
 */
export class StyleBook {
  private readonly sections: StyleSections;
  private readonly copies = new Map<string, number>();

  /** Formats the sender's part has. */
  private readonly nFormats: number;

  constructor(text: string) {
    this.sections = new StyleSections(text);
    this.nFormats = this.sections.count('cellXfs');
  }

  /** The one of a workbook that has none. */
  static plain(main: string): StyleBook {
    return new StyleBook(plainSheet(main));
  }

  /** A cell's format with the fill of a severity instead of its own. */
  marked(style: number, severity: IssueSeverity): number {
    return this.once(`${style} ${severity}`, () => {
      const plain = this.cleared(style);
      const fill = this.solidFill(`rgb="${MARK_COLOURS[severity]}"`, this.fillOf(plain).colour ?? NO_COLOUR);
      return this.withFill(plain, fill);
    });
  }

  /** A cell's format as it was before we marked it; itself where we did not. */
  cleared(style: number): number {
    return this.once(`${style}`, () => {
      // A number that named no format must not come to name one of those added.
      if (style >= this.nFormats) return this.sections.add('cellXfs', this.sections.own(PLAIN_FORMAT));
      const { isOurs, kept } = this.fillOf(style);
      if (!isOurs) return style;
      return this.withFill(style, kept === null ? 0 : this.solidFill(kept, NO_COLOUR));
    });
  }

  /** A format for the cells of the list: text, so that nothing in them is taken for anything else. */
  look(look: ListLook): number {
    return this.once(look, () => {
      const colour = look === 'title' || look === 'text' ? null : look === 'head' ? HEAD_COLOUR : MARK_COLOURS[look];
      const fill = colour === null ? 0 : this.solidFill(`rgb="${colour}"`, NO_COLOUR);
      const font = look === 'title' || look === 'head' ? this.boldFont() : 0;
      const alignment = `<alignment vertical="top"${look === 'title' ? '' : ' wrapText="1"'}/>`;
      const format = `<xf numFmtId="49" fontId="${font}" fillId="${fill}" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">${alignment}</xf>`;
      return this.sections.add('cellXfs', this.sections.own(format));
    });
  }

  /** The part with what was added. */
  text(): string {
    return this.sections.text();
  }

  private once(key: string, make: () => number): number {
    const known = this.copies.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.copies.set(key, made);
    return made;
  }

  /** The fill of a format: its colour where it is a solid one, whether it is ours, and the colour ours keeps. */
  private fillOf(style: number): { colour: string | null; isOurs: boolean; kept: string | null } {
    const raw = this.sections.get('fills', Number(attributeIn(this.formatOf(style), 'fillId') ?? 0)) ?? '';
    const tags = tokensOf(raw);
    const rawOf = (name: string) => tags.find(tag => tag.name === name)?.raw ?? '';
    const [pattern, front, back] = [rawOf('patternFill'), rawOf('fgColor'), rawOf('bgColor')];
    const isSolid = attributeIn(pattern, 'patternType') === 'solid' && front !== '';
    const isOurs = isSolid && Object.values(MARK_COLOURS).includes(attributeIn(front, 'rgb')?.toUpperCase() ?? '');
    const isKept = back !== '' && attributeIn(back, 'indexed') !== '64' && attributeIn(back, 'auto') === undefined;
    return { colour: isSolid ? colourOf(front) : null, isOurs, kept: isKept ? colourOf(back) : null };
  }

  private formatOf(style: number): string {
    return (
      this.sections.get('cellXfs', style) ?? this.sections.own('<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>')
    );
  }

  private withFill(style: number, fill: number): number {
    const raw = this.formatOf(style);
    const tag = tokensOf(raw)[0]!.raw;
    const filled = withAttributes(tag, { fillId: String(fill), applyFill: '1' });
    return this.sections.add('cellXfs', filled + raw.slice(tag.length));
  }

  private solidFill(front: string, back: string): number {
    const fill = `<fill><patternFill patternType="solid"><fgColor ${front}/><bgColor ${back}/></patternFill></fill>`;
    return this.sections.add('fills', this.sections.own(fill));
  }

  /** The workbook's first font, in bold. */
  private boldFont(): number {
    const font = this.sections.get('fonts', 0) ?? this.sections.own('<font/>');
    const tags = tokensOf(font);
    if (tags.some(({ name }) => name === 'b')) return 0;
    const [open] = tags;
    const bold = this.sections.own('<b/>');
    const whole =
      open!.kind === 'empty'
        ? `${open!.raw.slice(0, -2)}>${bold}${this.sections.own('</font>')}`
        : open!.raw + bold + font.slice(open!.raw.length);
    return this.sections.add('fonts', whole);
  }
}

/** The attributes that say a colour. */
function colourOf(tag: string): string {
  return attributesIn(tag)
    .map(({ name, value }) => `${name}="${value.replaceAll('"', '&quot;')}"`)
    .join(' ');
}
