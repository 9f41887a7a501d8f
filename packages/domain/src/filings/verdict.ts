import { INPUT_CODES, inputSentence, type FileErrorCode, type InputErrorCode } from './codes.js';
import type { IgnoredRow } from './plan.js';
import { pastRuleOf, type PastRuleId } from './past-rules.js';
import { CHECK_RULES, type CheckRuleId } from './rules.js';
import { TIMELINESS_RULE } from './timeliness.js';

/** Codes a row can carry: the input catalogue, a check across fields, and the January that stands alone. */
export type IssueCode = InputErrorCode | CheckRuleId | PastRuleId | typeof TIMELINESS_RULE | 'JANUARY_ALONE';

/** What an issue does to its row, and the word of the surveys for it. */
export const ISSUE_SEVERITIES = {
  refused: { zh: '强制', en: 'Refused', meaning: '该行退回，改正后重报' },
  explain: { zh: '核实', en: 'To explain', meaning: '已收下，请核对并说明原因' },
  warning: { zh: '提示', en: 'Warning', meaning: '已收下，请留意' },
} as const;
export type IssueSeverity = keyof typeof ISSUE_SEVERITIES;

/** One thing wrong with one cell (or with a row, then `field` is null). */
export interface RowIssue {
  readonly sheet: string;
  readonly row: number;
  readonly field: string | null;
  readonly code: string;
  readonly severity: IssueSeverity;
  readonly found: string | null;
  readonly expected: string | null;
  readonly advice: string;
}

/** A mark in the answer to a sender; a remark on the whole file has neither row nor field. */
export interface Mark {
  readonly row: number | null;
  readonly field: string | null;
  readonly code: string;
}

/** Rows of a batch of returns by what they say beside what was filed before of the same enterprise and period. */
export interface RowChanges {
  readonly new: number;
  readonly changed: number;
  /** They say the same again, and make no new version. */
  readonly unchanged: number;
}

/** What became of one submitted file. */
export interface Verdict {
  readonly file: string;
  readonly batch: string | null;
  readonly outcome: 'accept' | 'partial' | 'reject_file';
  readonly reason: FileErrorCode | null;
  /** Rows loaded. */
  readonly load: number;
  /** At most `MARKS_KEPT` of them; `totals` counts all. */
  readonly quarantine: readonly Mark[];
  readonly warn: readonly Mark[];
  readonly ignored: readonly IgnoredRow[];
  /** Rows sent back and rows with a remark, however many are listed. */
  readonly totals: { readonly quarantinedRows: number; readonly warnedRows: number };
  /** Of returns: how its rows differ from what was filed before. */
  readonly changes?: RowChanges;
  /** Of returns: rows that came after the deadline of their period (V14). */
  readonly lateRows?: number;
  /** What the refusal speaks of. */
  readonly facts: { readonly found: string | null; readonly expected: string | null };
  /** The rows loaded, when asked for. */
  readonly rows?: readonly Record<string, string | number | null>[];
}

/** Marks listed in a verdict; the rest stand in the issues file. */
export const MARKS_KEPT = 5000;

/** A verdict as one sentence for the person who sent the file. */
export function verdictSentence(verdict: Verdict, language: 'zh' | 'en'): string {
  if (verdict.outcome === 'reject_file') {
    const sentence = inputSentence(verdict.reason!, verdict.facts, language);
    return language === 'zh' ? `没有收下：${sentence}` : `Not taken: ${sentence}`;
  }
  const { quarantinedRows, warnedRows } = verdict.totals;
  const { changes, lateRows = 0 } = verdict;
  const isAgain = changes !== undefined && changes.changed + changes.unchanged > 0;
  if (language === 'zh') {
    const again = isAgain ? `（新报 ${changes.new}、更正 ${changes.changed}、与前次相同 ${changes.unchanged}）` : '';
    const parts = [`已收 ${verdict.load} 行${again}`];
    if (lateRows > 0) parts.push(`其中 ${lateRows} 行迟报`);
    if (quarantinedRows > 0) parts.push(`${quarantinedRows} 行有误退回`);
    if (warnedRows > 0) parts.push(`${warnedRows} 处提醒`);
    return `${parts.join('，')}。`;
  }
  const again = isAgain ? ` (${changes.new} new, ${changes.changed} corrected, ${changes.unchanged} as before)` : '';
  const parts = [`${verdict.load === 1 ? '1 row taken' : `${verdict.load} rows taken`}${again}`];
  if (lateRows > 0) parts.push(`${lateRows} after the deadline`);
  if (quarantinedRows > 0) parts.push(`${quarantinedRows} sent back`);
  if (warnedRows > 0) parts.push(`${warnedRows} with a remark`);
  return `${parts.join(', ')}.`;
}

/** One sentence about one issue: what was found and what to do. */
export function issueSentence(
  issue: Pick<RowIssue, 'code' | 'field' | 'found' | 'expected'>,
  language: 'zh' | 'en',
): string {
  if (issue.code in INPUT_CODES) return inputSentence(issue.code as InputErrorCode, issue, language);
  if (issue.code === 'JANUARY_ALONE') {
    return language === 'zh' ? '1月份单月数据照收，但不计算增速。' : 'A January alone is kept but has no growth.';
  }
  if (issue.code === TIMELINESS_RULE)
    return language === 'zh' ? '报送日期晚于截止日，记为迟报。' : 'It came after the deadline and counts as late.';
  const past = pastRuleOf(issue.code, issue.field);
  if (past) return language === 'zh' ? `${past.zh}。` : `${past.en}.`;
  const rule =
    CHECK_RULES.find(({ code, field }) => code === issue.code && field === issue.field) ??
    CHECK_RULES.find(({ code }) => code === issue.code);
  return language === 'zh' ? `${rule?.zh ?? issue.code}，请核对。` : `${rule?.en ?? issue.code}; check the figures.`;
}
