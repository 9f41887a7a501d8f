import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { ISSUE_SEVERITIES, type IssueSeverity, type SheetPlan } from '@tidu/domain';

/** One thing that is told of a cell, in the words its sender reads. */
export interface ToldIssue {
  /** Row of the sheet; null where the file as a whole is meant. */
  row: number | null;
  /** The layout's key of the column; null where the row as a whole is meant. */
  field: string | null;
  /** What the form calls the column; the sheet's own header comes first where it has one. */
  fieldName: string;
  severity: IssueSeverity;
  what: string;
  found: string | null;
  expected: string | null;
  advice: string;
}

/** The issues of a file of lines of JSON, in the order of the rows. */
export async function* readToldIssues(file: string): AsyncGenerator<ToldIssue> {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity }))
    yield JSON.parse(line) as ToldIssue;
}

/** The cell an issue is shown in: its own, else the one that says which enterprise the row is of. */
export function columnOfIssue({ field }: ToldIssue, { columns }: SheetPlan): number {
  const own = columns.find(({ key }) => key === field) ?? columns.find(({ target }) => target === 'enterpriseId');
  return (own ?? columns[0]!).index;
}

/** The severities, gravest first. */
export const SEVERITIES = Object.keys(ISSUE_SEVERITIES) as IssueSeverity[];

/** The rows anything is told of. */
export async function markedRows(issues: AsyncIterable<ToldIssue>): Promise<ReadonlySet<number>> {
  const rows = new Set<number>();
  for await (const { row } of issues) if (row !== null) rows.add(row);
  return rows;
}
