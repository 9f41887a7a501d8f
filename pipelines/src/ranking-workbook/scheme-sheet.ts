import type { Workbook } from 'exceljs';
import { FIRST_INDICATOR_ROW, SHEETS, type RankingBook } from './grid.js';
import { setFormula, setHeads } from './sheet-looks.js';

const DIRECTIONS = { 'higher-is-better': '越大越好', 'lower-is-better': '越小越好' };

/** The scheme: its words, and the weights and bounds every formula reads. A weight changed here changes every score. */
export function writeSchemeSheet(book: Workbook, { record, scheme }: RankingBook): void {
  const sheet = book.addWorksheet(SHEETS.scheme, { views: [{ state: 'frozen', ySplit: FIRST_INDICATOR_ROW - 1 }] });
  const { version, sha256 } = record.scheme;
  [
    [`${scheme.name.zh} ${scheme.clause}`],
    [scheme.quotation],
    [`方案 ${scheme.id} 第 ${version} 版`, sha256],
    [
      `标准化 ${scheme.normalise.by}，合成 ${scheme.aggregate.by}，得分保留 ${scheme.decimals} 位，前 ${scheme.places} 名受表彰`,
    ],
    [record.result.tieRule.zh],
    ['改动“权重”或“界限”，各表随之重算。'],
  ].forEach(cells => sheet.addRow(cells));
  setHeads(sheet, FIRST_INDICATOR_ROW - 1, [
    '代码',
    '指标',
    '单位',
    '方向',
    '权重',
    '占比',
    '下界',
    '上界',
    '最小样本',
  ]);
  const last = FIRST_INDICATOR_ROW + scheme.indicators.length - 1;
  record.result.indicators.forEach(({ code, name, unit, direction, weight }, at) => {
    const row = FIRST_INDICATOR_ROW + at;
    const { weight: given, winsorise, minSample = scheme.minSample } = scheme.indicators[at]!;
    const cells = [code, name.zh, unit, DIRECTIONS[direction], given, null, winsorise?.low, winsorise?.high, minSample];
    cells.forEach((value, index) => (sheet.getCell(row, index + 1).value = value ?? null));
    setFormula(sheet.getCell(row, 6), `E${row}/SUM($E$${FIRST_INDICATOR_ROW}:$E$${last})`, weight);
  });
  [26, 30, 12, 12, 10, 10, 10, 10, 10].forEach((width, at) => (sheet.getColumn(at + 1).width = width));
}

/** Cells of the sheet of the scheme that an indicator's formulas read. */
export function schemeCells(at: number, { scheme }: RankingBook) {
  const row = FIRST_INDICATOR_ROW + at;
  const cell = (column: string): string => `'${SHEETS.scheme}'!$${column}$${row}`;
  const bounds = scheme.indicators[at]!.winsorise === undefined ? null : { low: cell('G'), high: cell('H') };
  return { share: cell('F'), bounds };
}
