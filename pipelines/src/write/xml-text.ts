/** Characters XML cannot hold, and the carriage return it would turn into a line feed. */
const UNWRITABLE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** A text that itself looks like such a sign. */
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g;

/** Text as the content of a cell; what XML cannot hold is written as spreadsheets do, `_x000B_`. */
export function cellText(text: string): string {
  const held = text
    .replace(LOOKS_ESCAPED, '_x005F_')
    .replace(UNWRITABLE, sign => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
  return held.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Text as the value of an attribute, between double quotes; what XML cannot hold is left out. */
export function attributeText(text: string): string {
  const held = text.replace(UNWRITABLE, '');
  return held
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replace(/[\t\n]/g, sign => `&#${sign.charCodeAt(0)};`);
}

/** Letters of a column, 0 → A, 26 → AA. */
export function columnName(at: number): string {
  const rest = Math.floor(at / 26);
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (at % 26));
}

/** A cell by its row, from 1, and its column, from 0: `cellName(7, 5)` → F7. */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row}`;
}
