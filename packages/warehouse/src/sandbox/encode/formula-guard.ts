/** A cell that a spreadsheet would take for a formula begins with one of these, in full width too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** Text as it may stand in a cell: what would begin a formula gets an apostrophe, which spreadsheets read as "text". */
export const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
