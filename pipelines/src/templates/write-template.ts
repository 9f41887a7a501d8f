import { join } from 'node:path';
import { formColumns, formatPeriod, inUnitOf, targetOf, type FormColumn, type Layout, type Period } from '@tidu/domain';
import { writeNewWorkbook, type NewSheet } from '../write/new-workbook.js';
import { writeForm, type GivenCell } from './form-sheet.js';
import { legalItems } from './legal-line.js';
import { STYLE_SHEET } from './looks.js';
import { CHOICES_NAME, NOTES_NAME, writeChoices, writeNotes } from './side-sheets.js';

/** A row that is filled in beforehand, by what its columns fill; figures in the unit they are kept in. */
export type GivenRow = Readonly<Record<string, GivenCell>>;

/** What a template is made of. */
export interface TemplateWish {
  layout: Layout;
  /** The period it is for; null where the form has none. */
  period: Period | null;
  /** Name of the place it is for. */
  place: string;
  /** Names of the regions its enterprises may report from. */
  regions: readonly string[];
  rows: readonly GivenRow[];
}

/** How a form is filled in, for people who see it for the first time. */
function notesOn({ kind, columns }: Layout): string[] {
  const isReport = kind === 'filing';
  const isExplained = columns.some(column => targetOf(column) === 'explanation');
  return [
    '黄色表头的栏必填。一行一户企业；不要改表头，不要合并填数的行。',
    '没有数据的留空，不填零，也不写“无”；零表示确实为零。',
    ...(isReport ? ['流量指标填年初至报告期末的累计数，资产、人数、件数等填期末数。'] : []),
    ...(isReport ? ['“上年同期”如已填好，是去年报送的数；有追溯调整的直接改。'] : []),
    ...(isExplained ? ['同比变动大、与去年报送不一致等情况，请在“核实说明”栏写明原因。'] : []),
    '填好后在系统的报送页上传。有误的单元格会标色退回，改好后重报整个文件。',
  ];
}

/**
 * Writes a template: a sheet to fill in, one that explains it, and one of the words to choose from.
 *
 * @param folder for what is written meanwhile
 */
export async function writeTemplate(path: string, folder: string, wish: TemplateWish): Promise<void> {
  const { layout, period, place, regions, rows } = wish;
  const columns = formColumns(layout, period);
  const wordsOf = (column: FormColumn): readonly string[] => {
    if (column.reading === 'region') return regions;
    if (column.reading === 'period') return period === null ? [] : [period];
    return column.choices ?? [];
  };
  const choosing = columns.filter(column => wordsOf(column).length > 0);
  const [form, notes, choices] = ['form.xml', 'notes.xml', 'choices.xml'].map(name => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const places = writeChoices(
    choices,
    choosing.map(column => ({ name: column.heads[0], words: wordsOf(column) })),
  );
  const legal = legalItems(layout);
  const title = `${place}${layout.name.zh}${period === null ? '' : `（${formatPeriod(period, 'zh')}）`}`;
  const frame = {
    title,
    lines: [
      legal.map(([name, value]) => `${name}：${value}`).join('　　'),
      '填报单位：　　　　　　　　填表人：　　　　　　　　联系电话：',
    ],
    columns,
    choicesOf: (column: FormColumn) => places[choosing.indexOf(column)] ?? null,
  };
  writeForm(
    form,
    frame,
    rows.map(row => columns.map(column => givenIn(column, row))),
  );
  writeNotes(notes, { title: `${title}填报说明`, legal, notes: notesOn(layout), columns });
  const sheets: NewSheet[] = [
    { name: sheetName(layout.name.zh), file: form },
    { name: NOTES_NAME, file: notes },
    ...(choosing.length > 0 ? [{ name: CHOICES_NAME, file: choices }] : []),
  ];
  await writeNewWorkbook(path, sheets, STYLE_SHEET);
}

/** What is filled in beforehand, figures in the unit of their column. */
function givenIn(column: FormColumn, row: GivenRow): GivenCell {
  const value = row[column.target] ?? null;
  return typeof value === 'number' ? inUnitOf(column, value) : value;
}

/** A name a sheet may have. */
function sheetName(text: string): string {
  const name = text
    .replace(/[[\]:*?/\\']/g, ' ')
    .trim()
    .slice(0, 31);
  return name === '' || [NOTES_NAME, CHOICES_NAME].includes(name) ? '报表' : name;
}
