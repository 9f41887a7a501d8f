import type { Workbook } from 'exceljs';
import { FIRST_UNIT_ROW, placeColumns, SHEETS, stepColumns, type RankingBook } from './grid.js';
import { setFormula, setHeads } from './sheet-looks.js';

/** The table people read: rank, score and points, live from the derivation; how safe each rank is, as it was computed. */
export function writeResultSheet(book: Workbook, { record, scheme }: RankingBook): void {
  const sheet = book.addWorksheet(SHEETS.result, { views: [{ state: 'frozen', ySplit: 3, xSplit: 2 }] });
  const { units, indicators } = record.result;
  const { score, rank } = placeColumns(indicators.length);
  sheet.getCell('A1').value = `${scheme.name.zh} ${record.period}${record.snapshot.synthetic ? '（合成数据）' : ''}`;
  sheet.getCell('A1').font = { bold: true, size: 14 };
  setHeads(sheet, 3, [
    ...['名次', '单位', '得分'],
    ...indicators.map(({ name }) => name.zh),
    ...['报送率 %', '名次区间 从', '名次区间 到', `进前 ${scheme.places} 的比例 %`, '表彰', '不排名的原因'],
  ]);
  units.forEach((unit, place) => {
    const [row, from] = [FIRST_UNIT_ROW + place, `'${SHEETS.derivation}'!`];
    setFormula(sheet.getCell(`A${row}`), `${from}${rank}${row}`, unit.rank);
    sheet.getCell(`B${row}`).value = unit.name.zh;
    setFormula(sheet.getCell(`C${row}`), `${from}${score}${row}`, unit.score);
    indicators.forEach((_, at) => {
      const { raw } = stepColumns(at);
      setFormula(sheet.getCell(row, 4 + at), `${from}${raw}${row}`, unit.parts[at]!.raw);
    });
    const { low = null, high = null, inTop = null } = unit.robustness ?? {};
    const last = [unit.reportingRate, low, high, inTop, unit.commended ? '是' : '', unit.excluded?.zh ?? ''];
    last.forEach((value, at) => (sheet.getCell(row, 4 + indicators.length + at).value = value));
  });
  sheet.getColumn(2).width = 18;
}
