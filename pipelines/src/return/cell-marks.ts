import { ISSUE_SEVERITIES, type IssueSeverity, type SheetPlan } from '@tidu/domain';
import { columnOfIssue, SEVERITIES, type ToldIssue } from './told-issue.js';

/** Comments a spreadsheet still opens quickly with; what goes beyond stands in the list. */
export const MOST_COMMENTS = 5_000;
/** Longest comment, in characters. */
const LONGEST_COMMENT = 1_500;
/** Opens every comment of ours, so that it is known again whatever a spreadsheet makes of its author. */
export const COMMENT_MARK = '【系统退回】';

/** A comment to be written. */
export interface CellComment {
  row: number;
  column: number;
  text: string;
}

/** Which cells of a sheet are marked, how gravely, and with which words. */
export class CellMarks {
  readonly counts: Record<IssueSeverity, number> = { refused: 0, explain: 0, warning: 0 };
  /** Issues whose words did not fit into the comments. */
  uncommented = 0;
  /** The columns farthest to the left and to the right that are marked; null where none is. */
  columns: { first: number; last: number } | null = null;
  private readonly rows = new Map<number, number[]>();
  private readonly texts = new Map<number, Map<number, string[]>>();
  private nTexts = 0;

  private constructor(private readonly mostComments: number) {}

  /** Gathers the marks of one sheet; without a plan there are only counts. */
  static async gather(
    issues: AsyncIterable<ToldIssue>,
    plan: SheetPlan | null,
    mostComments = MOST_COMMENTS,
  ): Promise<CellMarks> {
    const marks = new CellMarks(mostComments);
    for await (const issue of issues) {
      marks.counts[issue.severity]++;
      if (issue.row !== null && plan !== null) marks.add(issue, issue.row, columnOfIssue(issue, plan));
    }
    return marks;
  }

  /** Rows with a mark, in rising order. */
  rowNumbers(): number[] {
    return [...this.rows.keys()].sort((a, b) => a - b);
  }

  /** The marked cells of a row and the gravest severity of each; null for a row without any. */
  of(row: number): ReadonlyMap<number, IssueSeverity> | null {
    const packed = this.rows.get(row);
    if (packed === undefined) return null;
    const cells = new Map<number, number>();
    for (const one of packed) {
      const [column, grade] = [one >> 2, one & 3];
      cells.set(column, Math.min(cells.get(column) ?? grade, grade));
    }
    return new Map([...cells].sort(([a], [b]) => a - b).map(([column, grade]) => [column, SEVERITIES[grade]!]));
  }

  comments(): CellComment[] {
    return [...this.texts].flatMap(([row, cells]) =>
      [...cells].map(([column, lines]) => ({ row, column, text: cut(`${COMMENT_MARK}\n${lines.join('\n')}`) })),
    );
  }

  /** A row and a column in one number: 1,048,576 rows of 16,384 columns, of three severities. */
  private add(issue: ToldIssue, row: number, column: number): void {
    const { first, last } = this.columns ?? { first: column, last: column };
    this.columns = { first: Math.min(first, column), last: Math.max(last, column) };
    const packed = (column << 2) | SEVERITIES.indexOf(issue.severity);
    const known = this.rows.get(row);
    if (known === undefined) this.rows.set(row, [packed]);
    else if (!known.includes(packed)) known.push(packed);
    this.say(row, column, sentenceOf(issue));
  }

  private say(row: number, column: number, sentence: string): void {
    const cells = this.texts.get(row) ?? new Map<number, string[]>();
    const lines = cells.get(column);
    if (lines !== undefined) return void lines.push(sentence);
    if (this.nTexts >= this.mostComments) return void this.uncommented++;
    this.nTexts++;
    cells.set(column, [sentence]);
    this.texts.set(row, cells);
  }
}

function sentenceOf({ severity, what, expected, advice }: ToldIssue): string {
  const should = expected === null || what.includes(expected) || advice.includes(expected) ? '' : `应为：${expected}。`;
  return `${ISSUE_SEVERITIES[severity].zh}：${what}。${should}${advice}。`;
}

function cut(text: string): string {
  return text.length <= LONGEST_COMMENT ? text : `${text.slice(0, LONGEST_COMMENT)}…`;
}
