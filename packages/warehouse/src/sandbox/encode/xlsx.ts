import { cellReader } from './cell-texts.js';
import type { Encoder } from './encoder.js';
import { guarded } from './formula-guard.js';
import type { Shape } from './shape.js';
import { ZipWriter } from './zip.js';

/** Rows of a sheet, the names included. */
export const MOST_SHEET_ROWS = 1_048_576;
/** Characters of a cell. */
const LONGEST_CELL = 32_767;
const DAY_MS = 86_400_000;
/** Day 0 of Excel. */
const EPOCH_MS = Date.UTC(1899, 11, 30);

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const PARTS: readonly [name: string, text: string][] = [
  [
    '[Content_Types].xml',
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${CONTENT}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="查询结果" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  ],
  // Style 1 is a day, 2 a bold name.
  [
    'xl/styles.xml',
    `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="14" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
  ],
];

const SHEET_HEAD = `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;

/** A workbook with one sheet: names in bold in a frozen first row, numbers as numbers, days as days; no cell begins a formula. */
export function xlsxEncoder(shapes: readonly Shape[]): Encoder {
  const zip = new ZipWriter();
  const readers = shapes.map(shape => ({ read: cellReader(shape), write: cellWriter(shape) }));
  const names = shapes.map(({ name }) => inlineText(name, ' s="2"')).join('');
  return {
    begin: () => [
      ...PARTS.flatMap(([name, text]) => zip.file(name, Buffer.from(XML + text))),
      ...zip.open('xl/worksheets/sheet1.xml'),
      ...zip.write(Buffer.from(`${SHEET_HEAD}<row>${names}</row>`)),
    ],
    rows: (chunk, rows) => {
      const columns = readers.map(({ read }, column) => read(chunk, column, rows));
      let text = '';
      for (let row = 0; row < rows; row++) {
        text += '<row>';
        for (let column = 0; column < columns.length; column++) {
          const cell = columns[column]![row]!;
          text += cell === null ? '<c/>' : readers[column]!.write(cell);
        }
        text += '</row>';
      }
      return zip.write(Buffer.from(text));
    },
    end: () => [...zip.write(Buffer.from('</sheetData></worksheet>')), ...zip.close(), ...zip.finish()],
  };
}

const NUMBER = /^-?\d[\d.]*(?:e[+-]?\d+)?$/;
/** Excel keeps fifteen digits; a longer whole number, such as a code, must stay text. */
const MOST_DIGITS = 15;

function cellWriter({ kind }: Shape): (cell: string) => string {
  if (kind === 'number') return writeNumber;
  if (kind === 'day') return writeDay;
  if (kind === 'boolean') return cell => `<c t="b"><v>${cell === 'true' ? 1 : 0}</v></c>`;
  return cell => inlineText(cell, '');
}

function writeNumber(cell: string): string {
  const isExact = NUMBER.test(cell) && cell.replace(/[-.]|e.*$/g, '').replace(/^0+/, '').length <= MOST_DIGITS + 2;
  return isExact ? `<c><v>${cell}</v></c>` : inlineText(cell, '');
}

function writeDay(cell: string): string {
  const day = (Date.parse(cell) - EPOCH_MS) / DAY_MS;
  // Excel's own calendar is wrong before March 1900.
  return day > 60 ? `<c s="1"><v>${day}</v></c>` : inlineText(cell, '');
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** What XML 1.0 cannot hold: control characters but tab and line ends, halves of characters, two that are none. */
const UNWRITABLE = /[\p{Cs}\uFFFE\uFFFF]|(?![\t\n\r])\p{Cc}/gu;

function inlineText(cell: string, style: string): string {
  const text = guarded(cell)
    .slice(0, LONGEST_CELL)
    .replace(UNWRITABLE, '\uFFFD')
    .replace(/[&<>]/g, found => ENTITIES[found]!);
  return `<c t="inlineStr"${style}><is><t xml:space="preserve">${text}</t></is></c>`;
}
