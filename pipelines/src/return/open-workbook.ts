import { posix } from 'node:path';
import { LIMITS } from '../read/sheet-read.js';
import type { WorkbookArchive } from '../read/workbook-archive.js';
import { readWorkbookParts, type WorkbookParts } from '../read/workbook-parts.js';
import { COMMON_DIALECT, type Dialect } from '../write/sheet-file.js';
import { CONTENT_TYPES, ContentTypes, SHEET_TYPE, STYLES_TYPE } from './content-types.js';
import { NotEditable } from './not-editable.js';
import { PartFiles } from './part-files.js';
import { PartLinks } from './part-links.js';
import { partText } from './part-text.js';
import { StyleBook } from './style-book.js';
import { freePart, listBefore, listName, withSheet } from './workbook-part.js';

const STRICT_MAIN = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
/** A list, a style sheet, comments, their drawing, and the relations of a sheet. */
const MOST_NEW_PARTS = 5;
/** Of a workbook that can be sent again, in bytes unpacked; a little is left for what grows. */
const LARGEST = LIMITS.unpacked * 0.95;
const LARGEST_LIST = 80 * 1024 * 1024;

/** A sender's workbook, open to be changed in a few parts. */
export class OpenWorkbook {
  private constructor(
    readonly archive: WorkbookArchive,
    readonly parts: WorkbookParts,
    private readonly main: string,
    private readonly links: PartLinks,
    readonly types: ContentTypes,
    readonly styles: StyleBook,
    readonly files: PartFiles,
  ) {}

  /**
   * @param folder for what is written meanwhile
   * @throws FileRefused when it is none, NotEditable when it cannot be changed as it stands
   */
  static async of(archive: WorkbookArchive, folder: string): Promise<OpenWorkbook> {
    const parts = await readWorkbookParts(archive);
    if (archive.names.length + MOST_NEW_PARTS > LIMITS.entries) throw new NotEditable('too many parts');
    const main = (await PartLinks.of(archive, '')).target('officeDocument') ?? 'xl/workbook.xml';
    const links = await PartLinks.of(archive, main);
    const { main: vocabulary } = dialectOf(links);
    const styles = links.target('styles');
    const book =
      styles && archive.has(styles) ? new StyleBook(await partText(archive, styles)) : StyleBook.plain(vocabulary);
    return new OpenWorkbook(archive, parts, main, links, await ContentTypes.of(archive), book, new PartFiles(folder));
  }

  get dialect(): Dialect {
    return dialectOf(this.links);
  }

  /** Bytes the list may take. */
  get roomForList(): number {
    return Math.max(0, Math.min(LARGEST_LIST, LARGEST - this.archive.unpackedBytes));
  }

  /** A new part's name, with % for its number, beside the workbook's own. */
  newPart(form: string): string {
    return freePart(this.archive, posix.join(posix.dirname(this.main), form));
  }

  /** The file to write the list to: in place of the one before, or as a sheet at the end. */
  async placeList(): Promise<string> {
    const before = await listBefore(this.archive, this.parts);
    if (before !== null) return this.files.fileOf(before);
    const part = this.newPart('worksheets/sheet%.xml');
    const { office } = this.dialect;
    const name = listName(this.parts.sheets.map(sheet => sheet.name));
    const id = this.links.add(`${office}/worksheet`, part);
    this.types.part(part, SHEET_TYPE);
    this.files.set(this.main, withSheet(await partText(this.archive, this.main), { name, id, office }));
    return this.files.fileOf(part);
  }

  /** Writes the workbook with all that was changed. */
  async write(path: string): Promise<void> {
    const known = this.links.target('styles');
    const styles = known && this.archive.has(known) ? known : this.newPart('styles%.xml');
    if (styles !== known) {
      this.links.add(`${this.dialect.office}/styles`, styles);
      this.types.part(styles, STYLES_TYPE);
    }
    this.files.set(styles, this.styles.text());
    if (this.links.isChanged) this.files.set(this.links.name, this.links.text());
    this.files.set(CONTENT_TYPES, this.types.text());
    await this.files.write(this.archive, path);
  }
}

function dialectOf({ links }: PartLinks): Dialect {
  const type = links.find(({ kind }) => kind === 'worksheet')?.type;
  const office = type?.slice(0, -'/worksheet'.length) ?? COMMON_DIALECT.office;
  return office.includes('purl.oclc.org') ? { main: STRICT_MAIN, office } : { ...COMMON_DIALECT, office };
}
