import { join } from 'node:path';
import type { SheetPlan } from '@tidu/domain';
import { COMMON_DIALECT, SheetFile, type WrittenCell } from '../write/sheet-file.js';
import { DRAWING_OF_COMMENTS, type NewSheet } from '../write/new-workbook.js';
import type { CellMarks } from './cell-marks.js';
import { EMPTY_BOXES, editBoxes } from './comment-boxes.js';
import { editComments, emptyComments } from './comments-part.js';
import { writeWithList } from './fresh-list.js';
import type { ReturnRequest } from './give-back.js';
import { enterpriseOf } from './marked-table.js';
import { StyleBook } from './style-book.js';

/** The last row a worksheet can have. */
const LAST_ROW = 1_048_576;
/** A number a spreadsheet shows, and writes again, letter for letter. */
const PLAIN_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/;
const LONGEST_NUMBER = 15;

/** A table written anew, every cell as it was read, with marks on some. */
export class FreshSheet {
  private readonly styles = StyleBook.plain(COMMON_DIALECT.main);
  private readonly sheet: SheetFile;
  private readonly enterprises = new Map<number, string>();

  constructor(
    private readonly request: ReturnRequest,
    private readonly name: string,
    private readonly plan: SheetPlan,
    private readonly marks: CellMarks,
  ) {
    const widths = Array.from({ length: plan.width }, (_, index) => widthOf(plan, index));
    const head = { widths, frozen: { rows: plan.headerRow, columns: 0 } };
    this.sheet = new SheetFile(join(request.folder, 'fresh.xml'), head);
  }

  /** Writes a row; one beyond the last a worksheet can have is left out. */
  row(row: number, texts: readonly (string | undefined)[]): void {
    if (row > LAST_ROW) return;
    const marked = this.marks.of(row) ?? new Map<number, never>();
    if (marked.size > 0) this.enterprises.set(row, enterpriseOf(texts, this.plan));
    const width = Math.max(texts.length, ...[...marked.keys()].map(column => column + 1));
    const cells = Array.from({ length: width }, (_, column): WrittenCell | undefined => {
      const text = texts[column] ?? '';
      const severity = marked.get(column);
      if (text === '' && severity === undefined) return undefined;
      const style = severity === undefined ? 0 : this.styles.marked(0, severity);
      return PLAIN_NUMBER.test(text) && text.length <= LONGEST_NUMBER ? { number: text, style } : { text, style };
    });
    this.sheet.row(row, cells);
  }

  /** Ends the table and writes it with the list behind it. */
  async write(file: string, remark = ''): Promise<void> {
    const { name, plan, marks, styles } = this;
    const comments = marks.comments();
    this.sheet.close('', comments.length > 0 ? DRAWING_OF_COMMENTS : '');
    const edited = editComments(emptyComments(COMMON_DIALECT.main), comments);
    const table: NewSheet = {
      name,
      file: this.sheet.path,
      ...(comments.length > 0 && { comments: { comments: edited.text, boxes: editBoxes(EMPTY_BOXES, edited) } }),
    };
    const facts = {
      sheetName: name,
      plan,
      marks,
      remark,
      enterpriseOf: (row: number) => this.enterprises.get(row) ?? '',
    };
    await writeWithList(this.request, file, facts, { styles, sheets: [table] });
  }
}

function widthOf({ columns }: SheetPlan, index: number): number {
  const target = columns.find(column => column.index === index)?.target;
  return target === 'name' ? 34 : target === 'enterpriseId' ? 22 : 14;
}
