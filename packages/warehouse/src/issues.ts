import { join } from 'node:path';
import { sql, type RowIssue } from '@tidu/domain';
import { exists } from './build/seal.js';
import { openDatabase } from './database.js';

/** Which issues of a batch are wanted. */
export interface IssueQuestion {
  severity?: RowIssue['severity'];
  offset: number;
  limit: number;
}

/** An issue as stored: `advice` only where a vocabulary had some; else the sentence follows from the code. */
export type StoredIssue = Omit<RowIssue, 'advice'> & { advice: string | null };

/** The issues of a batch in the order of its rows, and how many there are. */
export async function readIssues(
  home: string,
  batchId: string,
  { severity, offset, limit }: IssueQuestion,
): Promise<{ total: number; issues: StoredIssue[] }> {
  const file = join(home, 'lake', `${batchId}.issues.parquet`);
  if (!(await exists(file))) return { total: 0, issues: [] };
  const database = await openDatabase();
  try {
    const where = severity === undefined ? sql`TRUE` : sql`severity = ${severity}`;
    const [counted] = await database.rows<{ total: number }>(
      sql`SELECT count(*) AS total FROM read_parquet(${file}) WHERE ${where}`,
    );
    const issues = await database.rows<Record<keyof StoredIssue, string | number | null>>(sql`
      SELECT sheet, row, field, code, severity, found, expected, advice
      FROM read_parquet(${file}, file_row_number = true) WHERE ${where}
      ORDER BY file_row_number LIMIT ${limit} OFFSET ${offset}`);
    return { total: counted?.total ?? 0, issues: issues as unknown as StoredIssue[] };
  } finally {
    database.close();
  }
}
