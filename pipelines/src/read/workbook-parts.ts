import { posix } from 'node:path';
import { FileRefused } from './refusal.js';
import { LIMITS } from './sheet-read.js';
import type { WorkbookArchive } from './workbook-archive.js';
import { attributeOf, readPart } from './xml.js';

/** How a number in a cell is shown: as a day or a time, as a percentage, or as it is. */
export type NumberShape = 'date' | 'percent' | 'plain';

/** A sheet of the workbook. */
export interface SheetEntry {
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
}

/** Everything of a workbook but its sheets. */
export interface WorkbookParts {
  readonly sheets: readonly SheetEntry[];
  readonly dates1904: boolean;
  /** Shape of each cell format, by its number. */
  readonly shapes: readonly NumberShape[];
  readonly strings: readonly string[];
  readonly hasExternalLinks: boolean;
}

const OFFICE_DOCUMENT = /\/officeDocument$/;

/** @throws FileRefused when the archive is no workbook, is damaged, or carries macros */
export async function readWorkbookParts(archive: WorkbookArchive): Promise<WorkbookParts> {
  refuseForeign(archive);
  const root = await relations(archive, '', '_rels/.rels');
  const main = root.find(({ type }) => OFFICE_DOCUMENT.test(type))?.target ?? 'xl/workbook.xml';
  if (!archive.has(main)) throw new FileRefused('FILE_CORRUPT', '缺少 workbook.xml');
  const folder = posix.dirname(main);
  const links = await relations(archive, folder, `${folder}/_rels/${posix.basename(main)}.rels`);
  const partOf = (type: string) => links.find(link => link.type.endsWith(`/${type}`))?.target;
  const { sheets, dates1904 } = await readMain(archive, main, new Map(links.map(link => [link.id, link.target])));
  return {
    sheets,
    dates1904,
    shapes: await readShapes(archive, partOf('styles')),
    strings: await readStrings(archive, partOf('sharedStrings')),
    hasExternalLinks: links.some(link => link.type.endsWith('/externalLink')),
  };
}

function refuseForeign(archive: WorkbookArchive): void {
  const { names } = archive;
  const some = (pattern: RegExp) => names.some(name => pattern.test(name));
  if (some(/(?:^|\/)vbaProject\.bin$|(?:^|\/)macrosheets\//i)) throw new FileRefused('FILE_MACRO_FORBIDDEN');
  if (some(/^xl\/workbook\.bin$/i)) throw new FileRefused('FILE_TYPE_MISMATCH', '二进制工作簿 .xlsb');
  if (some(/^xl\//i)) return;
  if (some(/^word\//i)) throw new FileRefused('FILE_TYPE_MISMATCH', 'Word 文档');
  if (some(/^ppt\//i)) throw new FileRefused('FILE_TYPE_MISMATCH', '演示文稿');
  if (archive.has('content.xml')) throw new FileRefused('FILE_TYPE_MISMATCH', 'OpenDocument 文件');
  if (!archive.has('[Content_Types].xml')) throw new FileRefused('FILE_TYPE_MISMATCH', 'zip 压缩包');
}

interface Relation {
  id: string;
  type: string;
  target: string;
}

async function relations(archive: WorkbookArchive, folder: string, part: string): Promise<Relation[]> {
  const found: Relation[] = [];
  await readPart(archive.read(part), {
    open(name, attributes) {
      if (name !== 'Relationship' || attributeOf(attributes, 'TargetMode') === 'External') return;
      const target = attributeOf(attributes, 'Target') ?? '';
      const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
      found.push({
        id: attributeOf(attributes, 'Id') ?? '',
        type: attributeOf(attributes, 'Type') ?? '',
        target: path,
      });
    },
  }).catch(error => {
    // A missing part is an empty one; an empty text is no XML.
    if (archive.has(part)) throw error;
  });
  return found;
}

async function readMain(
  archive: WorkbookArchive,
  main: string,
  targets: Map<string, string>,
): Promise<{ sheets: SheetEntry[]; dates1904: boolean }> {
  const sheets: SheetEntry[] = [];
  let dates1904 = false;
  await readPart(archive.read(main), {
    open(name, attributes) {
      if (name === 'workbookPr') dates1904 = /^(?:1|true)$/i.test(attributeOf(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const link = Object.keys(attributes).find(key => key.endsWith(':id'));
      const part = targets.get(link ? attributes[link]! : '');
      const state = attributeOf(attributes, 'state') ?? 'visible';
      // Chart sheets and the like hold no cells.
      if (part && /worksheets\//i.test(part))
        sheets.push({ name: attributeOf(attributes, 'name') ?? '', part, hidden: state !== 'visible' });
    },
  });
  if (sheets.length === 0) throw new FileRefused('FILE_CORRUPT', '没有工作表');
  return { sheets, dates1904 };
}

async function readShapes(archive: WorkbookArchive, part: string | undefined): Promise<NumberShape[]> {
  const codes = new Map<number, string>();
  const shapes: NumberShape[] = [];
  let inCellFormats = false;
  if (!part || !archive.has(part)) return shapes;
  await readPart(archive.read(part), {
    open(name, attributes) {
      if (name === 'cellXfs') inCellFormats = true;
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (name === 'xf' && inCellFormats) shapes.push(shapeOf(Number(attributes.numFmtId ?? 0), codes));
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return shapes;
}

function shapeOf(id: number, codes: Map<number, string>): NumberShape {
  const code = codes.get(id);
  if (code === undefined) {
    const isDate = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
    return isDate ? 'date' : id === 9 || id === 10 ? 'percent' : 'plain';
  }
  // Literals, colours and padding are no placeholders; only the first section counts.
  const bare = code.replace(/"[^"]*"|\[(?!h|m|s)[^\]]*\]|\\.|_./gi, '').split(';')[0]!;
  if (/[ymdhs]/i.test(bare) && !/general/i.test(bare)) return 'date';
  return bare.includes('%') ? 'percent' : 'plain';
}

async function readStrings(archive: WorkbookArchive, part: string | undefined): Promise<string[]> {
  const strings: string[] = [];
  if (!part || !archive.has(part)) return strings;
  let text = '';
  let [inText, inPhonetic] = [false, false];
  await readPart(archive.read(part), {
    open(name) {
      if (name === 'si') text = '';
      inText = name === 't';
      if (name === 'rPh') inPhonetic = true;
    },
    text(piece) {
      if (!inText || inPhonetic) return;
      text += piece;
      if (text.length > LIMITS.cellLength)
        throw new FileRefused('FILE_FIELD_TOO_LONG', String(text.length), String(LIMITS.cellLength));
    },
    close(name) {
      inText = false;
      if (name === 'rPh') inPhonetic = false;
      if (name === 'si') strings.push(unescapeText(text));
    },
  });
  return strings;
}

/** Spreadsheets write characters XML cannot hold as `_x000B_`. */
export function unescapeText(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;
}
