import { columnName, escapeXml, serialOfDate, type Cell } from './cell.js';
import { styleOf, type Look } from './style.js';

/** Texts of a workbook, each kept once, as spreadsheet programs do. */
export class SharedStrings {
  private readonly places = new Map<string, number>();

  /** Place of a text; it is added when new. */
  place(text: string): number {
    const known = this.places.get(text);
    if (known !== undefined) return known;
    this.places.set(text, this.places.size);
    return this.places.size - 1;
  }

  /** The part `xl/sharedStrings.xml`. */
  xml(): string {
    const items = [...this.places.keys()].map(text => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`);
    return `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="${items.length}">${items.join('')}</sst>`;
  }
}

/** One worksheet, written row by row from the top. */
export class Sheet {
  private readonly rows: string[] = [];
  private readonly merges: string[] = [];
  private frozenAt: string | null = null;

  /**
   * @param name    the tab's name
   * @param widths  width of each column in characters
   * @param strings the workbook's texts
   */
  constructor(
    readonly name: string,
    private readonly widths: readonly number[],
    private readonly strings: SharedStrings,
  ) {}

  /** Number of the row written last, 1 for the first. */
  get lastRow(): number {
    return this.rows.length;
  }

  /** Writes a row; a look for all its cells, or one for each. A null cell is written only where it has a border. */
  row(cells: readonly Cell[], looks: Look | readonly Look[]): void {
    const number = this.rows.length + 1;
    const written = cells.map((cell, at) => {
      const look = typeof looks === 'string' ? looks : (looks[at] ?? 'plain');
      return this.cell(`${columnName(at)}${number}`, cell, look);
    });
    this.rows.push(`<row r="${number}">${written.join('')}</row>`);
  }

  /** Merges a rectangle, rows and columns counted as in a spreadsheet: rows from 1, columns from 0. */
  merge(fromRow: number, fromColumn: number, toRow: number, toColumn: number): void {
    this.merges.push(`${columnName(fromColumn)}${fromRow}:${columnName(toColumn)}${toRow}`);
  }

  /** Keeps the rows above the next one, and the columns left of `column`, in view. */
  freeze(column: number): void {
    const top = this.rows.length;
    const corner = `${columnName(column)}${top + 1}`;
    this.frozenAt = `<pane xSplit="${column}" ySplit="${top}" topLeftCell="${corner}" activePane="bottomRight" state="frozen"/>`;
  }

  /** The worksheet part. */
  xml(): string {
    const columns = this.widths.map(
      (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
    );
    const merged = this.merges.map(range => `<mergeCell ref="${range}"/>`).join('');
    return [
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      `<sheetViews><sheetView workbookViewId="0">${this.frozenAt ?? ''}</sheetView></sheetViews>`,
      `<cols>${columns.join('')}</cols><sheetData>`,
      ...this.rows,
      '</sheetData>',
      merged && `<mergeCells count="${this.merges.length}">${merged}</mergeCells>`,
      '</worksheet>',
    ].join('');
  }

  private cell(reference: string, cell: Cell, look: Look): string {
    const start = `<c r="${reference}" s="${styleOf(look)}"`;
    if (cell === null) return look === 'plain' ? '' : `${start}/>`;
    if (typeof cell === 'number') return `${start}><v>${cell}</v></c>`;
    if (typeof cell === 'string') return `${start} t="s"><v>${this.strings.place(cell)}</v></c>`;
    if ('date' in cell) return `${start}><v>${serialOfDate(cell.date)}</v></c>`;
    if ('error' in cell) return `${start} t="e"><v>${escapeXml(cell.error)}</v></c>`;
    return `${start}><f>${escapeXml(cell.formula)}</f><v>${cell.value}</v></c>`;
  }
}
