import { mainPrefix, tokensOf } from './part-text.js';
import { withAttributes, type Token } from './xml-tokens.js';

/** Sections of a style sheet we add to, in the order of the format. */
const SECTIONS = ['fonts', 'fills', 'borders', 'cellStyleXfs', 'cellXfs'] as const;
export type Section = (typeof SECTIONS)[number];
const ALL_SECTIONS = ['numFmts', ...SECTIONS, 'cellStyles', 'dxfs', 'tableStyles', 'colors', 'extLst'];

/** A cell format that says nothing. */
export const PLAIN_FORMAT = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>';
/** What a style sheet without a section means. */
const IMPLIED: Record<Section, readonly string[]> = {
  fonts: ['<font/>'],
  fills: ['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>'],
  borders: ['<border><left/><right/><top/><bottom/><diagonal/></border>'],
  cellStyleXfs: [PLAIN_FORMAT],
  cellXfs: [PLAIN_FORMAT],
};

interface Items {
  /** Elements of the section as written, those added too. */
  all: string[];
  byText: Map<string, number>;
  added: string[];
  /** Its tags in the part; null where the part has no such section. */
  open: Token | null;
  close: Token | null;
}

/** A style sheet as lists of elements that can be added to; everything else stays as written. */
export class StyleSections {
  private readonly tokens: Token[];
  private readonly prefix: string;
  private readonly items = new Map<Section, Items>();

  constructor(text: string) {
    this.tokens = tokensOf(text);
    this.prefix = mainPrefix(this.tokens);
    for (const section of SECTIONS) this.items.set(section, this.itemsOf(section));
  }

  /** An element as written; undefined where there is none of that number. */
  get(section: Section, at: number): string | undefined {
    return this.items.get(section)!.all[at];
  }

  count(section: Section): number {
    return this.items.get(section)!.all.length;
  }

  /** Number of an element; it is added where there is no equal one. */
  add(section: Section, raw: string): number {
    const { all, byText, added } = this.items.get(section)!;
    const known = byText.get(raw);
    if (known !== undefined) return known;
    added.push(raw);
    byText.set(raw, all.push(raw) - 1);
    return all.length - 1;
  }

  /** Markup of ours in the vocabulary of the part. */
  own(markup: string): string {
    return markup.replace(/<(\/?)(?=\w)/g, `<$1${this.prefix}`);
  }

  /** The part with what was added. */
  text(): string {
    const written = new Map<Token, string>();
    // From the last to the first: those put in at one place come to stand in their order.
    for (const section of SECTIONS.toReversed()) this.write(section, written);
    return this.tokens.map(token => written.get(token) ?? token.raw).join('');
  }

  private write(section: Section, written: Map<Token, string>): void {
    const { all, added, open, close } = this.items.get(section)!;
    if (added.length === 0) return;
    if (open === null) {
      const next = this.followerOf(section);
      const whole = `<${this.prefix}${section} count="${all.length}">${all.join('')}</${this.prefix}${section}>`;
      written.set(next, whole + (written.get(next) ?? next.raw));
      return;
    }
    const counted = withAttributes(open.raw, { count: String(all.length) });
    const begins = open.kind === 'empty' ? `${counted.slice(0, -2)}>` : counted;
    if (close === null) written.set(open, `${begins}${added.join('')}</${this.prefix}${section}>`);
    else {
      written.set(open, begins);
      written.set(close, added.join('') + (written.get(close) ?? close.raw));
    }
  }

  /** The tag before which a section that is not there has its place. */
  private followerOf(section: Section): Token {
    const place = ALL_SECTIONS.indexOf(section);
    return [...this.children()].find(({ name, kind }) => kind === 'close' || ALL_SECTIONS.indexOf(name) > place)!;
  }

  /** The tags that open the sections, in order, and the one that closes the part. */
  private *children(): Generator<Token> {
    let depth = 0;
    for (const token of this.tokens) {
      if (token.kind === 'close') depth--;
      const isChild = token.kind === 'close' ? depth === 0 : token.kind !== 'between' && depth === 1;
      if (isChild) yield token;
      if (token.kind === 'open') depth++;
    }
  }

  private itemsOf(section: Section): Items {
    const open = [...this.children()].find(({ name }) => name === section) ?? null;
    const { elements, close } = open === null ? { elements: [], close: null } : this.elementsOf(open);
    const all = open === null ? IMPLIED[section].map(markup => this.own(markup)) : elements;
    const byText = new Map(all.map((raw, at): [string, number] => [raw, at]).reverse());
    return { all, byText, added: [], open, close };
  }

  private elementsOf(open: Token): { elements: string[]; close: Token | null } {
    const elements: string[] = [];
    if (open.kind === 'empty') return { elements, close: null };
    let depth = 0;
    let raw = '';
    for (let at = this.tokens.indexOf(open) + 1; at < this.tokens.length; at++) {
      const token = this.tokens[at]!;
      if (token.kind === 'close' && depth === 0) return { elements, close: token };
      if (depth > 0 || token.kind !== 'between') raw += token.raw;
      if (token.kind === 'open') depth++;
      if (token.kind === 'close') depth--;
      if (depth === 0 && token.kind !== 'between') {
        elements.push(raw);
        raw = '';
      }
    }
    return { elements, close: null };
  }
}
