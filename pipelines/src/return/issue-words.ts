import {
  CHECK_RULES,
  INPUT_CODES,
  fieldOf,
  issueSentence,
  pastRuleOf,
  targetOf,
  type FileErrorCode,
  type InputErrorCode,
  type Layout,
  type Verdict,
} from '@tidu/domain';
import type { StoredIssue } from '@tidu/warehouse';
import type { ToldIssue } from './told-issue.js';

/** A stored issue in the words its sender reads: what is wrong, and what to do. */
export function toldIssue(issue: StoredIssue, layout: Layout): ToldIssue {
  const { row, field, severity, found, expected } = issue;
  const { what, advice } = wordsOf(issue);
  return { row, field, fieldName: fieldName(field, layout), severity, what, found, expected, advice };
}

/** Why a file was turned away as a whole, in the same words. */
export function toldRefusal(code: FileErrorCode, facts: Verdict['facts']): ToldIssue {
  const texts = INPUT_CODES[code].zh;
  const [what, advice] = [filled(texts.what, facts), filled(texts.advice, facts)];
  return { row: null, field: null, fieldName: '整个文件', severity: 'refused', what, ...facts, advice };
}

/** What the form calls a column, by its key; empty where the row as a whole is meant. */
function fieldName(field: string | null, layout: Layout): string {
  if (field === null) return '';
  const own = layout.columns.find(({ key }) => key === field);
  if (own) return own.headers[0]!;
  const base = layout.columns.find(({ key }) => `${key}Prior` === field);
  if (base) return `${base.headers[0]}${layout.priorWords[0] ?? '上年同期'}`;
  return layout.columns.find(column => targetOf(column) === field)?.headers[0] ?? fieldOf(field)?.zh ?? field;
}

function wordsOf(issue: StoredIssue): { what: string; advice: string } {
  const { code, field, severity, advice } = issue;
  const cure = severity === 'explain' ? '请核对；数字无误的，在“核实说明”列写明原因' : '请核对后改正';
  const said = (what: string, own: string) => ({ what, advice: bare(advice ?? own) });
  if (code in INPUT_CODES) {
    const texts = INPUT_CODES[code as InputErrorCode].zh;
    return said(filled(texts.what, issue), filled(texts.advice, issue));
  }
  const past = pastRuleOf(code, field);
  if (past) return said(past.zh, cure);
  const rule = CHECK_RULES.find(check => check.code === code && check.field === field);
  return rule ? said(rule.zh, cure) : said(bare(issueSentence(issue, 'zh')), '请核对');
}

function filled(text: string, facts: Pick<StoredIssue, 'found' | 'expected'>): string {
  return text.replace(/\{(found|expected)\}/g, (_, name: 'found' | 'expected') => facts[name] ?? '…');
}

/** Without the full stop at its end: the words stand in a cell, or a stop is put behind them. */
function bare(text: string): string {
  return text.replace(/。$/, '');
}
