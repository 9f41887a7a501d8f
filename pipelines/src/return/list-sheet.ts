import { ISSUE_SEVERITIES, type SheetPlan } from '@tidu/domain';
import { LIST_HEADS, LIST_HEAD_ROW } from '../read/return-list.js';
import { attributeText, cellName } from '../write/xml-text.js';
import { SheetFile, type Dialect, type WrittenCell } from '../write/sheet-file.js';
import { MOST_COMMENTS, type CellMarks } from './cell-marks.js';
import type { ListLook } from './style-book.js';
import { columnOfIssue, SEVERITIES, type ToldIssue } from './told-issue.js';

const WIDTHS = [14, 9, 30, 24, 48, 20, 26, 44, 7];
/** Links to cells a spreadsheet still opens quickly with. */
const MOST_LINKS = 5_000;

/** What the list is about. */
export interface ListFacts {
  /** Number of the batch and name of its file. */
  title: string;
  /** The sheet the cells are in; empty where the file as a whole is meant. */
  sheetName: string;
  plan: SheetPlan | null;
  marks: CellMarks;
  enterpriseOf(row: number): string;
  /** Bytes the list may take: a workbook that grows too large could not be sent again. */
  mostBytes: number;
  /** A remark of its own on this workbook. */
  remark?: string;
}

/** Writes the sheet that lists every issue with its cell, what was found, and the cure. */
export async function writeList(
  path: string,
  issues: AsyncIterable<ToldIssue>,
  { title, sheetName, plan, marks, enterpriseOf, mostBytes, remark = '' }: ListFacts,
  { lookOf, dialect }: { lookOf: (look: ListLook) => number; dialect: Dialect },
): Promise<void> {
  const sheet = new SheetFile(path, { widths: WIDTHS, frozen: { rows: LIST_HEAD_ROW, columns: 0 } }, dialect);
  const cell = (text: string, look: ListLook): WrittenCell => ({ text, style: lookOf(look) });
  sheet.row(1, [cell(`${title}：${summary(marks)}`, 'title')]);
  sheet.row(2, [cell(guidance(marks) + remark, 'title')]);
  sheet.row(
    LIST_HEAD_ROW,
    LIST_HEADS.map(head => cell(head, 'head')),
  );
  const links: string[] = [];
  let row = LIST_HEAD_ROW;
  let left = 0;
  for await (const issue of issues) {
    if (sheet.bytes > mostBytes) {
      left++;
      continue;
    }
    row++;
    const place = plan === null || issue.row === null ? null : cellName(issue.row, columnOfIssue(issue, plan));
    const header = plan?.columns.find(({ key }) => key === issue.field)?.header;
    const texts = [
      sheetName,
      place ?? (issue.row === null ? '' : `第 ${issue.row} 行`),
      issue.row === null ? '' : enterpriseOf(issue.row),
      header ?? issue.fieldName,
      issue.what,
      issue.found ?? '',
      issue.expected ?? '',
      issue.advice,
    ];
    sheet.row(row, [
      ...texts.map(text => cell(text, 'text')),
      cell(ISSUE_SEVERITIES[issue.severity].zh, issue.severity),
    ]);
    if (place !== null && links.length < MOST_LINKS) links.push(linkXml(cellName(row, 1), sheetName, place));
  }
  if (left > 0)
    sheet.row(row + 1, [cell(`另有 ${left} 处，一张表列不下；改好以上各处后重报，即可看到其余。`, 'title')]);
  sheet.close(links.length > 0 ? `<hyperlinks>${links.join('')}</hyperlinks>` : '');
}

/** From a line of the list to its cell. */
function linkXml(from: string, sheetName: string, place: string): string {
  const location = `'${sheetName.replaceAll("'", "''")}'!${place}`;
  return `<hyperlink ref="${from}" location="${attributeText(location)}"/>`;
}

function summary({ counts }: CellMarks): string {
  const parts = SEVERITIES.filter(severity => counts[severity] > 0);
  if (parts.length === 0) return '没有需要改的';
  return parts
    .map(severity => `${ISSUE_SEVERITIES[severity].zh} ${counts[severity]} 处（${ISSUE_SEVERITIES[severity].meaning}）`)
    .join('，');
}

function guidance({ uncommented }: CellMarks): string {
  const more =
    uncommented > 0 ? `批注只写前 ${MOST_COMMENTS} 个单元格，另 ${uncommented} 处只标底色，说明见下表。` : '';
  return `在原表里改好标色的单元格，整个文件重新报送即可；批注、底色和本页不用删，系统不读，下次退回时会自动更新。${more}`;
}
