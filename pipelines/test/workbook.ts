import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** One sheet: its rows as XML, and whether it is seen. */
export interface Sheet {
  name?: string;
  /** `<row>` elements. */
  rows: string;
  state?: 'visible' | 'hidden' | 'veryHidden';
}

/** A workbook by its parts, so that tests can write what no spreadsheet would. */
export interface Parts {
  sheets: Sheet[];
  /** Format codes; the n-th is style n + 1. A number is one of the built-in formats. */
  formats?: (string | number)[];
  /** `<si>` elements. */
  strings?: string;
  dates1904?: boolean;
  /** Put before the root of the first sheet. */
  prologue?: string;
  /** Further parts by name. */
  others?: Record<string, string>;
  /** Further relations of the workbook. */
  relations?: string;
}

/** The bytes of a workbook. */
export function workbookOf(parts: Parts): Promise<Buffer> {
  return zipOf({ ...partsOf(parts), ...parts.others });
}

/** The bytes of an archive with these entries. */
export function zipOf(entries: Record<string, string>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(entries)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  return buffer(zip.outputStream as Readable);
}

/** Rows of text cells and numbers as inline strings, the first in row 1; null leaves a cell out. */
export function rowsXml(rows: readonly (readonly (string | number | null)[])[], first = 1): string {
  return rows
    .map(
      (cells, index) =>
        `<row r="${first + index}">${cells.map((cell, at) => cellXml(cell, at, first + index)).join('')}</row>`,
    )
    .join('');
}

function cellXml(cell: string | number | null, at: number, row: number): string {
  if (cell === null) return '';
  const reference = `${String.fromCharCode(65 + at)}${row}`;
  return typeof cell === 'number'
    ? `<c r="${reference}"><v>${cell}</v></c>`
    : `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function partsOf({
  sheets,
  formats = [],
  strings,
  dates1904,
  prologue = '',
  relations = '',
}: Parts): Record<string, string> {
  const named = sheets.map(
    ({ name, state = 'visible' }, index) =>
      `<sheet name="${name ?? `表${index + 1}`}" sheetId="${index + 1}" state="${state}" r:id="r${index + 1}"/>`,
  );
  const links = sheets.map(
    (_, index) =>
      `<Relationship Id="r${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const custom = formats.map((code, index) =>
    typeof code === 'number'
      ? ''
      : `<numFmt numFmtId="${200 + index}" formatCode="${escaped(code).replaceAll('"', '&quot;')}"/>`,
  );
  const styles = formats.map((code, index) => `<xf numFmtId="${typeof code === 'number' ? code : 200 + index}"/>`);
  const main = `xmlns="${MAIN}" xmlns:r="${OFFICE}"`;
  return {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}"><Relationship Id="m" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook ${main}><workbookPr${dates1904 ? ' date1904="1"' : ''}/><sheets>${named.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}">${links.join('')}<Relationship Id="s" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="t" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/>${relations}</Relationships>`,
    'xl/styles.xml': `<styleSheet ${main}><numFmts>${custom.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${styles.join('')}</cellXfs></styleSheet>`,
    ...(strings !== undefined && { 'xl/sharedStrings.xml': `<sst ${main}>${strings}</sst>` }),
    ...Object.fromEntries(
      sheets.map(({ rows }, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `${index === 0 ? prologue : ''}<worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
  };
}
