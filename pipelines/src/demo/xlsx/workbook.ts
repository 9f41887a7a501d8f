import { ZipFile } from 'yazl';
import { escapeXml } from './cell.js';
import { SharedStrings, Sheet } from './sheet.js';
import { STYLE_SHEET } from './style.js';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * The zip directory's time of every part. Local time on purpose: DOS stamps have no zone, so the bytes are the same in every zone.
 */
const STAMP = new Date(2020, 0, 1, 8, 0, 0);

/**
 * A workbook of one worksheet, the same bytes whenever the same rows are written.
 *
 * @param sheetName  the tab's name
 * @param widths     width of each column in characters
 * @param modifiedOn `YYYY-MM-DD`, shown as the day the workbook was made
 * @param write      writes the rows
 * @returns the bytes of the xlsx file
 */
export async function workbook(
  { sheetName, widths, modifiedOn }: { sheetName: string; widths: readonly number[]; modifiedOn: string },
  write: (sheet: Sheet) => void,
): Promise<Buffer> {
  const strings = new SharedStrings();
  const sheet = new Sheet(sheetName, widths, strings);
  write(sheet);
  return zip({
    '[Content_Types].xml': contentTypes(),
    '_rels/.rels': relationships([
      [`${OFFICE}/officeDocument`, 'xl/workbook.xml'],
      [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ]),
    'docProps/core.xml': coreProperties(modifiedOn),
    'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><sheets><sheet name="${escapeXml(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      [`${OFFICE}/worksheet`, 'worksheets/sheet1.xml'],
      [`${OFFICE}/styles`, 'styles.xml'],
      [`${OFFICE}/sharedStrings`, 'sharedStrings.xml'],
    ]),
    'xl/styles.xml': STYLE_SHEET,
    'xl/worksheets/sheet1.xml': sheet.xml(),
    'xl/sharedStrings.xml': strings.xml(),
  });
}

async function zip(parts: Record<string, string>): Promise<Buffer> {
  const file = new ZipFile();
  for (const [name, xml] of Object.entries(parts)) {
    file.addBuffer(Buffer.from(DECLARATION + xml), name, { mtime: STAMP, mode: 0o100644, forceDosTimestamp: true });
  }
  file.end();
  const chunks: Buffer[] = [];
  for await (const chunk of file.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function contentTypes(): string {
  const parts: [string, string][] = [
    ['/xl/workbook.xml', `${SPREADSHEET}.sheet.main+xml`],
    ['/xl/worksheets/sheet1.xml', `${SPREADSHEET}.worksheet+xml`],
    ['/xl/styles.xml', `${SPREADSHEET}.styles+xml`],
    ['/xl/sharedStrings.xml', `${SPREADSHEET}.sharedStrings+xml`],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
  ];
  const overrides = parts.map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`).join('');
  return (
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>${overrides}</Types>`
  );
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const links = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${links.join('')}</Relationships>`;
}

function coreProperties(modifiedOn: string): string {
  const moment = `<dcterms:XXX xsi:type="dcterms:W3CDTF">${modifiedOn}T08:00:00Z</dcterms:XXX>`;
  return (
    `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>演示数据（合成）</dc:title><dc:creator>Tidu demo</dc:creator>${moment.replaceAll('XXX', 'created')}${moment.replaceAll('XXX', 'modified')}` +
    '</cp:coreProperties>'
  );
}
