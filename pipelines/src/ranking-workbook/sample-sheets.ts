import type { Workbook } from 'exceljs';
import { fieldOf } from '@tidu/domain';
import { sampleSheet, type RankingBook } from './grid.js';
import type { Sample, SampleRow } from './sample.js';
import { setHeads } from './sheet-looks.js';

const OWN_HEADS = ['单位代码', '单位', '统一社会信用代码', '企业名称', '所在地区', '分子', '分母'];

/** One sheet for each indicator: every enterprise behind it, what it adds, and the cell of each value it filed. */
export function writeSampleSheets(book: Workbook, ranking: RankingBook): void {
  ranking.samples.forEach((sample, at) => {
    if (sample === null) return;
    const sheet = book.addWorksheet(sampleSheet(at), { views: [{ state: 'frozen', ySplit: 1 }] });
    const fields = fieldsOf(sample);
    const heads = fields.flatMap(field => [nameOf(field), '报表文件', '工作表', '行']);
    setHeads(sheet, 1, [...OWN_HEADS, ...heads]);
    for (const row of sample.rows) sheet.addRow([...ownCells(row), ...filedCells(row, fields, ranking.fileNames)]);
    [12, 12, 22, 30, 14, 14, 14].forEach((width, column) => (sheet.getColumn(column + 1).width = width));
  });
}

function fieldsOf({ rows }: Sample): string[] {
  return [...new Set(rows.flatMap(({ values }) => values.map(({ field }) => field)))];
}

function ownCells({ unitId, unitName, enterpriseId, name, regionName, numerator, denominator }: SampleRow) {
  return [unitId, unitName, enterpriseId, name, regionName, numerator, denominator];
}

function filedCells({ values }: SampleRow, fields: readonly string[], fileNames: ReadonlyMap<string, string>) {
  return fields.flatMap(field => {
    const held = values.find(value => value.field === field);
    return held === undefined
      ? [null, null, null, null]
      : [held.value, fileNames.get(held.batchId) ?? held.batchId, held.sheet, held.row];
  });
}

/** Name of a filed field; what was filed for the year before says so. */
function nameOf(key: string): string {
  const field = fieldOf(key);
  if (field === undefined) return key;
  return key === field.key ? field.zh : `${field.zh}（上年同期）`;
}
