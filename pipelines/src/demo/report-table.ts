import { formatPeriod, isQuarterEnd, type Period } from '@tidu/domain';
import { type FormColumn, type ReportRow } from './form.js';
import { type FormStyle } from './province.js';
import { type Table } from './table.js';
import { columnName, type Cell } from './xlsx/cell.js';

/** What stands around the rows of an operating report. */
export interface ReportFrame {
  /** `吉林市`, or the province for a workbook that collects corrections. */
  place: string;
  period: Period;
  style: FormStyle;
  /** After the title: nothing, 补报 or 更正. */
  remark: '' | '补报' | '更正';
  sentOn: string;
}

/** The operating report of one place and period: title, unit line, heads, rows, 合计 and the notes of who made it. */
export function reportTable(
  form: readonly FormColumn[],
  rows: readonly (readonly Cell[])[],
  frame: ReportFrame,
): Table {
  const { place, period, style, remark, sentOn } = frame;
  const sheet = isQuarterEnd(period) ? '专精特新企业经营情况表' : '国家级专精特新“小巨人”企业经营情况月报表';
  const unit = style.unitIn === 'line' ? `单位：${style.unit}` : null;
  return {
    sheetName: `经营报表${remark}`,
    title: `${place}${sheet}（${formatPeriod(period, 'zh')}）${remark}`,
    line: [`填报单位：${place}中小企业主管部门（合成演示数据）`, unit],
    columns: form,
    rows,
    ...(remark === '' && { total: (firstRow: number, lastRow: number) => totalRow(form, rows, firstRow, lastRow) }),
    notes: [
      `填表人：（合成）    审核人：（合成）    报出日期：${sentOn}`,
      '说明：本表企业和数字全部为合成的演示数据。',
    ],
  };
}

/** The cells of one return in a form. */
export function cellsOf(form: readonly FormColumn[], row: ReportRow, number: number): Cell[] {
  return form.map(column => column.cell(row, number));
}

function totalRow(
  form: readonly FormColumn[],
  rows: readonly (readonly Cell[])[],
  firstRow: number,
  lastRow: number,
): Cell[] {
  return form.map((column, at) => {
    if (column.key === 'name') return '合计';
    if (column.look === 'text' || column.look === 'date' || column.key === 'number' || rows.length === 0) return null;
    const letter = columnName(at);
    const sum = rows.reduce((total, row) => total + (typeof row[at] === 'number' ? row[at] : 0), 0);
    return { formula: `SUM(${letter}${firstRow}:${letter}${lastRow})`, value: Math.round(sum * 100) / 100 };
  });
}
