import { attributeText } from './xml-text.js';
import { COMMON_DIALECT } from './sheet-file.js';
import { writeZip, type EntrySource } from './zip-file.js';

/** A sheet of a workbook that is written anew. */
export interface NewSheet {
  name: string;
  /** File of the sheet's part. */
  file: string;
  /** Its comments and the drawing of their boxes, which the sheet names `rId1`. */
  comments?: { comments: string; boxes: string };
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** What a sheet puts behind its rows to be tied to its comments. */
export const DRAWING_OF_COMMENTS = '<legacyDrawing r:id="rId1"/>';

/** Writes a workbook of these sheets. */
export async function writeNewWorkbook(path: string, sheets: readonly NewSheet[], styles: string): Promise<void> {
  const { main, office } = COMMON_DIALECT;
  const entries = sheets.map(
    ({ name }, at) => `<sheet name="${attributeText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const links: [string, string][] = sheets.map((_, at) => [`${office}/worksheet`, `worksheets/sheet${at + 1}.xml`]);
  await writeZip(path, [
    ['[Content_Types].xml', DECLARATION + contentTypes(sheets)],
    ['_rels/.rels', relations([[`${office}/officeDocument`, 'xl/workbook.xml']])],
    [
      'xl/workbook.xml',
      `${DECLARATION}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${entries.join('')}</sheets></workbook>`,
    ],
    ['xl/_rels/workbook.xml.rels', relations([...links, [`${office}/styles`, 'styles.xml']])],
    ['xl/styles.xml', styles],
    ...sheets.flatMap(partsOf),
  ]);
}

function partsOf({ file, comments }: NewSheet, at: number): [string, EntrySource][] {
  const number = at + 1;
  const sheet: [string, EntrySource] = [`xl/worksheets/sheet${number}.xml`, { file }];
  if (comments === undefined) return [sheet];
  const { office } = COMMON_DIALECT;
  return [
    sheet,
    [
      `xl/worksheets/_rels/sheet${number}.xml.rels`,
      relations([
        [`${office}/vmlDrawing`, `../drawings/vmlDrawing${number}.vml`],
        [`${office}/comments`, `../comments${number}.xml`],
      ]),
    ],
    [`xl/drawings/vmlDrawing${number}.vml`, comments.boxes],
    [`xl/comments${number}.xml`, comments.comments],
  ];
}

function contentTypes(sheets: readonly NewSheet[]): string {
  const parts: [string, string][] = [
    ['/xl/workbook.xml', `${SPREADSHEET}.sheet.main+xml`],
    ['/xl/styles.xml', `${SPREADSHEET}.styles+xml`],
    ...sheets.flatMap(({ comments }, at): [string, string][] => [
      [`/xl/worksheets/sheet${at + 1}.xml`, `${SPREADSHEET}.worksheet+xml`],
      ...(comments ? [[`/xl/comments${at + 1}.xml`, `${SPREADSHEET}.comments+xml`] as [string, string]] : []),
    ]),
  ];
  const overrides = parts.map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`);
  return (
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>${overrides.join('')}</Types>`
  );
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const links = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${links.join('')}</Relationships>`;
}
