import type { WorkbookArchive } from '../read/workbook-archive.js';
import { attributeText } from '../write/xml-text.js';
import { NotEditable } from './not-editable.js';
import { withInside } from './part-links.js';
import { mainPrefix, partText, tokensOf } from './part-text.js';
import { attributeIn, type Token } from './xml-tokens.js';

const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
export const CONTENT_TYPES = '[Content_Types].xml';
export const SHEET_TYPE = `${SPREADSHEET}.worksheet+xml`;
export const STYLES_TYPE = `${SPREADSHEET}.styles+xml`;
export const COMMENTS_TYPE = `${SPREADSHEET}.comments+xml`;
export const DRAWING_TYPE = 'application/vnd.openxmlformats-officedocument.vmlDrawing';

/** What the archive says its parts are, which can be added to. */
export class ContentTypes {
  private added = '';

  private constructor(private readonly tokens: readonly Token[]) {}

  /** @throws NotEditable where the archive says nothing */
  static async of(archive: WorkbookArchive): Promise<ContentTypes> {
    if (!archive.has(CONTENT_TYPES)) throw new NotEditable('no content types');
    return new ContentTypes(tokensOf(await partText(archive, CONTENT_TYPES)));
  }

  /** Says what a part is. */
  part(name: string, type: string): void {
    this.added += `<${mainPrefix(this.tokens)}Override PartName="${attributeText(`/${name}`)}" ContentType="${type}"/>`;
  }

  /** Says what parts with an ending are, where nothing says so yet. */
  ending(ending: string, type: string): void {
    const isKnown = this.tokens.some(
      ({ name, raw }) => name === 'Default' && attributeIn(raw, 'Extension')?.toLowerCase() === ending,
    );
    if (!isKnown) this.added += `<${mainPrefix(this.tokens)}Default Extension="${ending}" ContentType="${type}"/>`;
  }

  text(): string {
    return withInside(this.tokens, this.added);
  }
}
