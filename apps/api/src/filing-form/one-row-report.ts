import { formColumns, TiduError, type FormColumn, type Layout, type Period } from '@tidu/domain';

/** A value as it is filed on a page; null takes back what was filed. */
export type FiledValue = number | string | null;

/** Whose report it is. */
export interface Reporting {
  id: string;
  name: string;
  regionId: string | null;
}

/** What says whose report a row is, and for when; the page does not ask for it. */
const IDENTITY = ['enterpriseId', 'name', 'region', 'period', 'reportedOn'];

/** The columns of a form that a page asks for. */
export function askedColumns(layout: Layout, period: Period): FormColumn[] {
  return formColumns(layout, period).filter(({ target }) => !IDENTITY.includes(target));
}

/**
 * The report of one row that a form on a page amounts to; columns it does not name are not in it, and stay as they were.
 *
 * @param at makes two equal reports at different times two files
 * @throws TiduError invalid-input for a key the form does not have
 */
export function oneRowReport(
  layout: Layout,
  { id, name, regionId }: Reporting,
  { period, values, at }: { period: Period; values: Readonly<Record<string, FiledValue>>; at: Date },
): string {
  const columns = formColumns(layout, period);
  const asked = askedColumns(layout, period);
  const unknown = Object.keys(values).filter(key => !asked.some(column => column.key === key));
  if (unknown.length > 0)
    throw new TiduError('invalid-input', { issues: `${layout.name.zh}没有这些项：${unknown.join('、')}` });
  const identity: Record<string, string> = { enterpriseId: id, name, region: regionId ?? '', period };
  const cells = columns.flatMap(({ key, target, header }): [string, string][] => {
    if (target in identity) return [[header, identity[target]!]];
    return Object.hasOwn(values, key) ? [[header, String(values[key] ?? '')]] : [];
  });
  const rows = [...cells, ...(layout.ignore.includes('备注') ? [['备注', at.toISOString()] as [string, string]] : [])];
  return [0, 1].map(part => `${rows.map(row => quoted(row[part]!)).join(',')}\r\n`).join('');
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
