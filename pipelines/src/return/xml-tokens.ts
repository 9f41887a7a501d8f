import { NotEditable } from './not-editable.js';

/** One piece of an XML part as it stands: a tag, or what lies between two tags. */
export interface Token {
  kind: 'open' | 'close' | 'empty' | 'between';
  /** Without its prefix; empty for what is no tag. */
  name: string;
  raw: string;
}

/** Longest single tag, comment or CDATA section of an honest part, in characters. */
const LONGEST_TOKEN = 1 << 20;
const [QUOTE, APOSTROPHE, GREATER] = [34, 39, 62];

/**
 * Cuts XML into tokens whose texts, put together again, are the same XML. It checks nothing: the part was read by a parser
 * before, or is only carried over.
 */
export class TokenScanner {
  private rest = '';

  /** The tokens that end in this piece of the text. */
  push(piece: string): Token[] {
    const text = this.rest + piece;
    const tokens: Token[] = [];
    let at = 0;
    while (at < text.length) {
      const end = text.charCodeAt(at) === 60 ? endOfMarkup(text, at) : endOfText(text, at);
      if (end < 0) break;
      tokens.push(tokenOf(text.slice(at, end)));
      at = end;
    }
    this.rest = text.slice(at);
    if (this.rest.length > LONGEST_TOKEN) throw new NotEditable('a tag without end');
    return tokens;
  }

  /** @throws NotEditable when the text ends within a token */
  end(): void {
    if (this.rest !== '') throw new NotEditable('a tag without end');
  }
}

/** Position after a tag, a comment and the like; -1 where it goes on. */
function endOfMarkup(text: string, start: number): number {
  if (text.startsWith('<!--', start)) return after(text, '-->', start + 4);
  if (text.startsWith('<![CDATA[', start)) return after(text, ']]>', start + 9);
  if (text.startsWith('<?', start)) return after(text, '?>', start + 2);
  const head = text.slice(start, start + 9);
  if (head.length < 9 && ['<!--', '<![CDATA['].some(sign => sign.startsWith(head))) return -1;
  if (text.startsWith('<!', start)) throw new NotEditable('a declaration');
  let quote = 0;
  for (let at = start + 1; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (quote !== 0) {
      if (sign === quote) quote = 0;
    } else if (sign === GREATER) return at + 1;
    else if (sign === QUOTE || sign === APOSTROPHE) quote = sign;
  }
  return -1;
}

function endOfText(text: string, start: number): number {
  const next = text.indexOf('<', start);
  return next < 0 ? text.length : next;
}

function after(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from);
  return at < 0 ? -1 : at + sign.length;
}

function tokenOf(raw: string): Token {
  if (!raw.startsWith('<') || raw.startsWith('<!') || raw.startsWith('<?')) return { kind: 'between', name: '', raw };
  const name = /^<\/?(?:[^\s/>:]*:)?([^\s/>]*)/.exec(raw)![1]!;
  return { kind: raw.startsWith('</') ? 'close' : raw.endsWith('/>') ? 'empty' : 'open', name, raw };
}

/** Prefix of a tag with its colon; empty for one without. */
export function prefixOf({ raw }: Token): string {
  return /^<\/?([^\s/>:]*:)?/.exec(raw)?.[1] ?? '';
}

/** The value of an attribute by its name as written, its entities resolved. */
export function attributeIn(raw: string, name: string): string | undefined {
  const found = attributesIn(raw).find(attribute => attribute.name === name);
  return found && resolved(found.value);
}

/** The tag with these attributes set, every other one as it was. */
export function withAttributes(raw: string, wanted: Readonly<Record<string, string>>): string {
  let text = raw;
  for (const [name, value] of Object.entries(wanted)) {
    const found = attributesIn(text).find(attribute => attribute.name === name);
    const at = found ? found.start : text.length - (text.endsWith('/>') ? 2 : 1);
    const written = `${found ? '' : ' '}${name}="${value}"`;
    text = text.slice(0, at) + written + text.slice(found ? found.end : at);
  }
  return text;
}

interface Attribute {
  name: string;
  value: string;
  start: number;
  end: number;
}

/** Attributes of a tag in their order, values as written. */
export function attributesIn(raw: string): Attribute[] {
  return [...raw.matchAll(/([^\s=/<>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(match => ({
    name: match[1]!,
    value: match[2] ?? match[3] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }));
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with its entities resolved. */
export function resolved(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9A-Fa-f]{1,6})|#(\d{1,7})|(\w{2,4}));/g,
    (whole, hex?: string, digits?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = hex === undefined ? Number(digits) : parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
