import { posix } from 'node:path';
import type { WorkbookArchive } from '../read/workbook-archive.js';
import { attributeText } from '../write/xml-text.js';
import { mainPrefix, partText, tokensOf } from './part-text.js';
import { attributeIn, type Token } from './xml-tokens.js';

/** A relation of a part to another one. */
export interface PartLink {
  id: string;
  /** Its type as written, and the last word of it: `worksheet`, `comments`. */
  type: string;
  kind: string;
  /** Name of the other part; the address as written for what lies outside the workbook. */
  target: string;
}

const EMPTY =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';

/** The relations of one part, which can be added to. */
export class PartLinks {
  readonly links: PartLink[];
  private added = '';
  private readonly folder: string;

  private constructor(
    readonly name: string,
    part: string,
    private readonly tokens: readonly Token[],
  ) {
    this.folder = posix.dirname(part);
    this.links = tokens
      .filter(({ name: tag, kind }) => tag === 'Relationship' && kind !== 'close')
      .map(tag => this.linkOf(tag));
  }

  /** @param part the part they are of; empty for the workbook's archive itself */
  static async of(archive: WorkbookArchive, part: string): Promise<PartLinks> {
    const name = posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);
    const text = archive.has(name) ? await partText(archive, name) : EMPTY;
    return new PartLinks(name, part, tokensOf(text));
  }

  /** The part a relation of this kind leads to. */
  target(kind: string): string | undefined {
    return this.links.find(link => link.kind === kind)?.target;
  }

  /** The id the next relation that is added will have. */
  nextId(): string {
    const taken = new Set(this.links.map(({ id }) => id));
    let number = this.links.length + 1;
    while (taken.has(`rId${number}`)) number++;
    return `rId${number}`;
  }

  /** Adds a relation and gives its id. */
  add(type: string, target: string): string {
    const id = this.nextId();
    const address = posix.relative(this.folder, target);
    const prefix = mainPrefix(this.tokens);
    this.added += `<${prefix}Relationship Id="${id}" Type="${type}" Target="${attributeText(address)}"/>`;
    this.links.push({ id, type, kind: kindOf(type), target });
    return id;
  }

  get isChanged(): boolean {
    return this.added !== '';
  }

  text(): string {
    return withInside(this.tokens, this.added);
  }

  private linkOf({ raw }: Token): PartLink {
    const read = (name: string) => attributeIn(raw, name) ?? '';
    const [type, address] = [read('Type'), read('Target')];
    const isOutside = read('TargetMode') === 'External';
    const target = isOutside ? address : address.startsWith('/') ? address.slice(1) : posix.join(this.folder, address);
    return { id: read('Id'), type, kind: isOutside ? 'external' : kindOf(type), target };
  }
}

/** A part with something put in before the end of its root. */
export function withInside(tokens: readonly Token[], added: string): string {
  const last = tokens.findLast(({ kind }) => kind === 'close' || kind === 'empty');
  const tag = (token: Token) =>
    token.kind === 'close'
      ? added + token.raw
      : `${token.raw.slice(0, -2)}>${added}</${mainPrefix([token])}${token.name}>`;
  return tokens.map(token => (token === last && added !== '' ? tag(token) : token.raw)).join('');
}

function kindOf(type: string): string {
  return type.slice(type.lastIndexOf('/') + 1);
}
