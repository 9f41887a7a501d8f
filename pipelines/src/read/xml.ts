import { SaxesParser } from 'saxes';
import { FileRefused } from './refusal.js';
import { LIMITS } from './sheet-read.js';

/** What a reader of one part listens to; element names come without their prefix. */
export interface PartListener {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Thrown by a listener that has seen enough of a part. */
export const SEEN_ENOUGH = Symbol('seen enough');

/**
 * Streams one part of a workbook through a listener. Only the five entities of XML itself are known.
 *
 * @throws FileRefused when the part declares a DOCTYPE, nests too deep, or is no XML
 */
export async function readPart(chunks: AsyncIterable<Buffer>, listener: PartListener): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let depth = 0;
  parser.on('doctype', () => {
    throw new FileRefused('FILE_XML_DTD_FORBIDDEN');
  });
  parser.on('error', () => {
    throw new FileRefused('FILE_CORRUPT', 'XML');
  });
  parser.on('opentag', tag => {
    if (++depth > LIMITS.depth) throw new FileRefused('FILE_CORRUPT', 'XML 嵌套过深');
    listener.open?.(localName(tag.name), tag.attributes);
  });
  parser.on('closetag', tag => {
    depth--;
    listener.close?.(localName(tag.name));
  });
  if (listener.text) {
    const text = listener.text.bind(listener);
    parser.on('text', text);
    parser.on('cdata', text);
  }
  try {
    for await (const chunk of chunks) parser.write(decode(decoder, chunk));
    parser.write(decode(decoder)).close();
  } catch (error) {
    if (error !== SEEN_ENOUGH) throw error;
  }
}

/** An attribute by its local name (`r:id` and `id` are different attributes of a sheet, so the prefix may be asked for). */
export function attributeOf(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(attributes, name) ? attributes[name] : undefined;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function decode(decoder: InstanceType<typeof TextDecoder>, chunk?: Buffer): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    throw new FileRefused('FILE_CORRUPT', 'XML 编码');
  }
}
