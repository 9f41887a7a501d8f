import type { AuditRow } from '@tidu/contract';
import type { Messages } from '../language/messages.js';

/** What was done, in words; a deed this page does not know yet keeps its own name. */
export function actionWord(action: string, { audit }: Messages): string {
  return (audit.actions as Record<string, string>)[action] ?? action;
}

/** What one entry tells: a password an administrator has given is a reset, one of the person's own a change. */
export function deedWord({ action, detail }: AuditRow, text: Messages): string {
  const isReset = action === 'account.change-password' && detail['mustChangePassword'] === true;
  return isReset ? text.audit.reset : actionWord(action, text);
}

/** Every deed the record can be narrowed to. */
export const auditActions = ({ audit }: Messages): string[] => Object.keys(audit.actions);

/**
 * The detail of an entry, flattened to lines of a name and a value: `改为 · 角色  分析人员`.
 *
 * @param detail as the record keeps it: values, lists and objects in each other
 */
export function detailLines(detail: Record<string, unknown>, text: Messages, under = ''): [string, string][] {
  const words = text.audit.details as Record<string, string>;
  return Object.entries(detail).flatMap(([key, value]): [string, string][] => {
    const name = under + (words[key] ?? key);
    if (isObject(value)) return detailLines(value, text, `${name} · `);
    return [[name, printed(key, value, text)]];
  });
}

/** Characters of a long code that a summary shows. */
const BRIEF = 12;

/** The detail of an entry in one line; hashes are cut short. */
export const summaryOf = ({ detail }: AuditRow, text: Messages): string =>
  detailLines(detail, text)
    .map(([name, value]) => `${name} ${/^[0-9a-f]{40,}$/.test(value) ? `${value.slice(0, BRIEF)}…` : value}`)
    .join(' · ');

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function printed(key: string, value: unknown, text: Messages): string {
  if (value === null) return '—';
  return typeof value === 'string' ? valueWord(key, value, text) : JSON.stringify(value);
}

/** The codes of the record that have a word on the pages. */
function valueWord(key: string, value: string, { runs, shell, filings }: Messages): string {
  const words: Record<string, Record<string, string>> = {
    job: runs.jobs,
    trigger: runs.triggers,
    role: shell.roles,
    status: filings.batches.statuses,
  };
  return words[key]?.[value] ?? value;
}
