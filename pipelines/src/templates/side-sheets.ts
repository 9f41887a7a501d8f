import type { FormColumn } from '@tidu/domain';
import { SheetFile, type WrittenCell } from '../write/sheet-file.js';
import { columnName } from '../write/xml-text.js';
import { styleOf, type Look } from './looks.js';

/** Sheet of the words to choose from. It is seen: what hides in a workbook is suspect. */
export const CHOICES_NAME = '选项';
export const NOTES_NAME = '填报说明';

const cell = (text: string, look: Look): WrittenCell => ({ text, style: styleOf(look) });

/**
 * Writes the words to choose from, a column for each list.
 *
 * @returns the place of each list as a formula
 */
export function writeChoices(path: string, lists: readonly { name: string; words: readonly string[] }[]): string[] {
  const sheet = new SheetFile(path, { widths: lists.map(() => 24), frozen: { rows: 1, columns: 0 } });
  sheet.row(
    1,
    lists.map(({ name }) => cell(`可选：${name}`, 'head')),
  );
  const longest = Math.max(0, ...lists.map(({ words }) => words.length));
  for (let at = 0; at < longest; at++)
    sheet.row(
      at + 2,
      lists.map(({ words }) => (words[at] === undefined ? undefined : cell(words[at]!, 'text'))),
    );
  sheet.close();
  return lists.map(({ words }, at) => `'${CHOICES_NAME}'!$${columnName(at)}$2:$${columnName(at)}$${words.length + 1}`);
}

/** Writes what a form is, how it is filled in, and what each of its columns holds. */
export function writeNotes(
  path: string,
  {
    title,
    legal,
    notes,
    columns,
  }: {
    title: string;
    legal: readonly (readonly [name: string, value: string])[];
    notes: readonly string[];
    columns: readonly FormColumn[];
  },
): void {
  const sheet = new SheetFile(path, { widths: [16, 40, 10, 12, 50] });
  let row = 0;
  sheet.row(++row, [cell(title, 'title')], 26);
  for (const [name, value] of legal) sheet.row(++row, [cell(name, 'head'), cell(value, 'text')]);
  row++;
  notes.forEach((note, at) => sheet.row(++row, [cell(`${at + 1}.`, 'plain'), cell(note, 'note')]));
  row++;
  sheet.row(
    ++row,
    ['所在列', '栏目', '必填', '计量单位', '怎么填'].map(head => cell(head, 'head')),
  );
  columns.forEach((column, at) => {
    const texts = [
      columnName(at),
      column.heads.join(' · '),
      column.isRequired ? '是' : '',
      column.unit ?? '',
      howTo(column),
    ];
    sheet.row(
      ++row,
      texts.map(text => cell(text, 'text')),
    );
  });
  sheet.close();
}

function howTo({ reading, choices, most }: FormColumn): string {
  if (choices !== null) return `${most > 1 ? `最多选 ${most} 项，用顿号隔开` : '选一项'}：${choices.join('、')}`;
  return {
    enterprise: '18 位统一社会信用代码',
    text: '',
    region: '地区全称或六位行政区划代码，可从下拉列表选',
    period: '如 2026-09，指 1—9 月累计',
    industry: 'GB/T 4754—2017 行业代码',
    choice: '',
    choices: '',
    date: '如 2026-09-30',
    money: '没有数据的留空，不填零',
    amount: '没有数据的留空，不填零',
    count: '整数；没有数据的留空',
    percent: '如 12.5，表示 12.5%',
  }[reading];
}
