/** A cell of a downloaded table; null is an empty cell. */
export type Cell = string | number | null;

/** What stands under every exported table or picture: what it is of, as of when, and that it is synthetic if it is. */
export interface ExportNote {
  title: string;
  lines: string[];
}

/** One table of a page as it is downloaded: numbers unrounded, in the unit its head names. */
export interface ExportTable {
  title: string;
  header: string[];
  rows: Cell[][];
}

/** Spreadsheets take a text with one of these at its front for a formula. */
const FORMULA_START = /^[=+\-@\t\r]/;

/**
 * Tables as CSV that a spreadsheet opens in Chinese without asking: UTF-8 with a byte order mark, CRLF, the notes after an empty line.
 *
 * Numbers stay numbers; a text that would become a formula gets an apostrophe before it.
 *
 * @param tables one begins with its head, so that programs can read it; of several each has its title above it
 */
export function toCsv(tables: ExportTable[], note: ExportNote): string {
  const isOne = tables.length === 1;
  const blocks = tables.flatMap(({ title, header, rows }) => [...(isOne ? [] : [[title]]), header, ...rows, []]);
  const lines = [...blocks, [note.title], ...note.lines.map(line => [line])];
  return '\uFEFF' + lines.map(cells => cells.map(csvCell).join(',')).join('\r\n') + '\r\n';
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const inert = FORMULA_START.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** Hands tables as CSV to the browser's downloads. */
export function saveCsv(name: string, tables: ExportTable[], note: ExportNote): void {
  save(`${name}.csv`, new Blob([toCsv(tables, note)], { type: 'text/csv;charset=utf-8' }));
}

/** Hands a chart to the browser's downloads with its title above and its notes below, so that it still says what it is. */
export async function savePng(name: string, chart: HTMLCanvasElement, note: ExportNote): Promise<void> {
  const framed = frame(chart, note);
  const blob = await new Promise<Blob | null>(done => framed.toBlob(done, 'image/png'));
  if (blob !== null) save(`${name}.png`, blob);
}

function frame(chart: HTMLCanvasElement, { title, lines }: ExportNote): HTMLCanvasElement {
  const [head, line, edge] = [72, 40, 32];
  const canvas = document.createElement('canvas');
  canvas.width = chart.width;
  canvas.height = chart.height + head + line * lines.length + edge / 2;
  const pen = canvas.getContext('2d')!;
  const family = getComputedStyle(document.body).fontFamily;
  pen.fillStyle = '#FFFFFF';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(chart, 0, head);
  pen.fillStyle = '#14211F';
  pen.font = `600 30px ${family}`;
  pen.fillText(title, edge, 48, canvas.width - 2 * edge);
  pen.fillStyle = '#62706D';
  pen.font = `24px ${family}`;
  lines.forEach((text, index) =>
    pen.fillText(text, edge, chart.height + head + 28 + index * line, canvas.width - 2 * edge),
  );
  return canvas;
}

function save(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
