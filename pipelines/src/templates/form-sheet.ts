import type { FormColumn } from '@tidu/domain';
import { SheetFile, type WrittenCell } from '../write/sheet-file.js';
import { attributeText, cellName, cellText, columnName } from '../write/xml-text.js';
import { styleOf, type Look } from './looks.js';

/** Rows for which choices are offered, beyond those that are filled in. */
const SPARE_ROWS = 2_000;

/** What stands around the columns of a form. */
export interface FormFrame {
  title: string;
  /** Lines between the title and the heads. */
  lines: readonly string[];
  columns: readonly FormColumn[];
  /** Where the choices of a column stand, as a formula; null for a column without. */
  choicesOf(column: FormColumn): string | null;
}

/** The value of a cell that is filled in beforehand; null leaves it empty. */
export type GivenCell = string | number | null;

/** Writes the form: title, lines, heads, units, the rows that are filled in beforehand, and the choices of its cells. */
export function writeForm(
  path: string,
  { title, lines, columns, choicesOf }: FormFrame,
  rows: readonly GivenCell[][],
): void {
  const isPaired = columns.some(({ heads }) => heads.length > 1);
  const headRow = lines.length + 2;
  const unitRow = headRow + (isPaired ? 2 : 1);
  const hasUnits = columns.some(({ unit }) => unit !== null);
  const firstRow = unitRow + (hasUnits ? 1 : 0);
  const name = columns.findIndex(({ target }) => target === 'name');
  const sheet = new SheetFile(path, {
    widths: columns.map(widthOf),
    frozen: { rows: firstRow - 1, columns: name + 1 },
    isLandscape: true,
  });
  sheet.row(1, [{ text: title, style: styleOf('title') }], 26);
  lines.forEach((line, at) => sheet.row(at + 2, [{ text: line, style: styleOf('plain') }]));
  const head = (text: string, { isRequired }: FormColumn): WrittenCell => ({
    text,
    style: styleOf(isRequired ? 'required' : 'head'),
  });
  sheet.row(
    headRow,
    columns.map(column => head(isSecond(column, columns) ? '' : column.heads[0], column)),
    30,
  );
  if (isPaired)
    sheet.row(
      headRow + 1,
      columns.map(column => head(column.heads[1] ?? '', column)),
    );
  if (hasUnits)
    sheet.row(
      unitRow,
      columns.map(({ unit }) => ({ text: unit ?? '', style: styleOf('unit') })),
    );
  rows.forEach((cells, at) =>
    sheet.row(
      firstRow + at,
      columns.map((column, index) => given(cells[index] ?? null, column)),
    ),
  );
  const lastRow = firstRow + rows.length + SPARE_ROWS;
  sheet.close(merges(columns, headRow, isPaired) + validations(columns, choicesOf, firstRow, lastRow));
}

/** Whether a column stands under the name of the one before it. */
function isSecond(column: FormColumn, columns: readonly FormColumn[]): boolean {
  const before = columns[columns.indexOf(column) - 1];
  return column.heads.length > 1 && before?.heads[0] === column.heads[0];
}

function given(value: GivenCell, column: FormColumn): WrittenCell {
  const style = styleOf(lookOf(column));
  if (value === null) return { style };
  return typeof value === 'number' ? { number: String(value), style } : { text: value, style };
}

function lookOf({ reading }: FormColumn): Look {
  if (reading === 'money') return 'money';
  if (reading === 'count') return 'count';
  if (reading === 'amount' || reading === 'percent') return 'amount';
  return reading === 'date' ? 'date' : 'text';
}

function widthOf({ target, reading, heads, choices }: FormColumn): number {
  if (target === 'enterpriseId' || target === 'successorId') return 22;
  if (target === 'name' || target === 'explanation') return 34;
  if (reading === 'region') return 18;
  const longest = Math.max(heads[0].length / heads.length, ...(choices ?? []).map(({ length }) => length));
  return Math.min(40, Math.max(12, longest * 2 + 3));
}

function merges(columns: readonly FormColumn[], headRow: number, isPaired: boolean): string {
  const ranges = columns.flatMap((column, at) => {
    if (column.heads.length > 1)
      return isSecond(column, columns) ? [`${cellName(headRow, at - 1)}:${cellName(headRow, at)}`] : [];
    return isPaired ? [`${cellName(headRow, at)}:${cellName(headRow + 1, at)}`] : [];
  });
  if (ranges.length === 0) return '';
  return `<mergeCells count="${ranges.length}">${ranges.map(range => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`;
}

/** Choices are offered, not forced: what is written otherwise is read as well, and a paste passes any check. */
function validations(
  columns: readonly FormColumn[],
  choicesOf: FormFrame['choicesOf'],
  firstRow: number,
  lastRow: number,
): string {
  const lists = columns.flatMap((column, at) => {
    const formula = choicesOf(column);
    if (formula === null) return [];
    const area = `${columnName(at)}${firstRow}:${columnName(at)}${lastRow}`;
    const prompt =
      column.most > 1 ? ` showInputMessage="1" prompt="${attributeText(`最多选 ${column.most} 项，用顿号隔开`)}"` : '';
    return [
      `<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1"${prompt} sqref="${area}"><formula1>${cellText(formula)}</formula1></dataValidation>`,
    ];
  });
  return lists.length === 0 ? '' : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
}
