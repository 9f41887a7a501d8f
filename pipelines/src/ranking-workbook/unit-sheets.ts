import type { Workbook, Worksheet } from 'exceljs';
import type { RankedRegion, SealedDefinition } from '@tidu/domain';
import {
  normalisedFormula,
  perHeadFormula,
  rankFormula,
  rawFormula,
  scoreFormula,
  treatedFormula,
  weightedFormula,
  type ScoredCell,
} from './formulas.js';
import {
  FIRST_UNIT_ROW,
  overUnits,
  placeColumns,
  sampleSheet,
  SHEETS,
  stepColumns,
  sumColumns,
  type RankingBook,
} from './grid.js';
import { schemeCells } from './scheme-sheet.js';
import { setFormula, setHeads, setLink } from './sheet-looks.js';

/** Sums of each unit, added up from the sample where there is one. */
export function writeSumsSheet(book: Workbook, ranking: RankingBook): void {
  const { record, samples } = ranking;
  const sheet = unitSheet(book, SHEETS.sums, ranking, '各单位的分子、分母合计和户数；有样本的由样本表相加');
  record.result.indicators.forEach(({ name }, at) => {
    const columns = sumColumns(at);
    const sample = samples[at] ? sampleSheet(at) : null;
    if (sample === null) setHeads(sheet, 2, [...blank(2 + at * 3), name.zh]);
    else setLink(sheet.getCell(`${columns.numerator}2`), name.zh, sample);
    setHeads(sheet, 3, [...blank(2 + at * 3), '分子', '分母', '户数']);
    record.result.units.forEach((unit, place) => {
      const row = FIRST_UNIT_ROW + place;
      const sums = ranking.sums.get(unit.regionId)![at]!;
      const put = (column: string, of: string, value: number | null) => {
        const cell = sheet.getCell(`${column}${row}`);
        if (sample === null || value === null) cell.value = value;
        else setFormula(cell, `SUMIFS('${sample}'!$${of}:$${of},'${sample}'!$A:$A,$A${row})`, value);
      };
      // of titles a unit that is not named has none, which is a figure
      const isCount = definitionAt(ranking, at).over === 'standing';
      put(columns.numerator, 'F', sums.numerator ?? (isCount ? 0 : null));
      put(columns.denominator, 'G', sums.denominator);
      const n = sheet.getCell(`${columns.n}${row}`);
      if (sample === null) n.value = sums.n;
      else setFormula(n, `COUNTIFS('${sample}'!$A:$A,$A${row})`, sums.n);
    });
  });
}

/** Raw, treated, normalised and weighted of every indicator, then score and rank: all of it live. */
export function writeDerivationSheet(book: Workbook, ranking: RankingBook): void {
  const { record, scheme } = ranking;
  const sheet = unitSheet(book, SHEETS.derivation, ranking, '原值 → 处理后 → 标准分 → 加权分 → 得分 → 名次');
  setHeads(sheet, 3, [null, null, '参加']);
  record.result.indicators.forEach(({ name }, at) => {
    setLink(sheet.getCell(`${stepColumns(at).raw}2`), name.zh, ranking.samples[at] ? sampleSheet(at) : SHEETS.sums);
    setHeads(sheet, 3, [...blank(3 + at * 4), '原值', '处理后', '标准分', '加权分']);
  });
  const { score, rank } = placeColumns(record.result.indicators.length);
  setHeads(sheet, 3, [...blank(3 + record.result.indicators.length * 4), '得分', '名次']);
  const count = record.result.units.length;
  record.result.units.forEach((unit, place) => {
    const row = FIRST_UNIT_ROW + place;
    const takesPart = `$C${row}`;
    sheet.getCell(`C${row}`).value = unit.excluded === null ? '是' : unit.excluded.zh;
    const cells = record.result.indicators.map((_, at) => writeSteps(sheet, ranking, { unit, at, row, count }));
    const formula = scoreFormula(scheme.aggregate, cells, takesPart, scheme.decimals);
    const scoreCell = sheet.getCell(`${score}${row}`);
    if (formula === null) scoreCell.value = unit.score;
    else setFormula(scoreCell, formula, unit.score);
    const rankOf = rankFormula(scheme.ties.ranks, `${score}${row}`, overUnits(score, count));
    setFormula(sheet.getCell(`${rank}${row}`), rankOf, unit.rank);
  });
}

/** The four steps of one indicator of one unit; gives where the score and its share stand. */
function writeSteps(
  sheet: Worksheet,
  ranking: RankingBook,
  { unit, at, row, count }: { unit: RankedRegion; at: number; row: number; count: number },
): ScoredCell {
  const { record, scheme } = ranking;
  const [columns, sums, { share, bounds }] = [stepColumns(at), sumColumns(at), schemeCells(at, ranking)];
  const part = unit.parts[at]!;
  const of = (column: string): string => `'${SHEETS.sums}'!${column}${row}`;
  const put = (column: string, formula: string | null, value: number | null) => {
    const cell = sheet.getCell(`${column}${row}`);
    if (formula === null) cell.value = value;
    else setFormula(cell, formula, value);
  };
  put(
    columns.raw,
    perHeadFormula(
      rawFormula(definitionAt(ranking, at), { numerator: of(sums.numerator), denominator: of(sums.denominator) }),
      scheme.indicators[at]!.per,
      unit.regionId,
    ),
    part.raw,
  );
  put(columns.treated, treatedFormula(`${columns.raw}${row}`, `$C${row}`, bounds), part.treated);
  const { direction } = record.result.indicators[at]!;
  const range = overUnits(columns.treated, count);
  put(
    columns.normalised,
    normalisedFormula(scheme.normalise, direction, `${columns.treated}${row}`, range),
    part.normalised,
  );
  const scored = { normalised: `${columns.normalised}${row}`, share };
  put(columns.weighted, weightedFormula(scheme.aggregate, scored), part.weighted);
  return scored;
}

function definitionAt({ record, scheme }: RankingBook, at: number): SealedDefinition {
  return record.rules.indicators.find(({ code }) => code === scheme.indicators[at]!.indicator)!;
}

/** A sheet with one row a unit, in the order of the result. */
function unitSheet(book: Workbook, name: string, { record }: RankingBook, title: string): Worksheet {
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: FIRST_UNIT_ROW - 1, xSplit: 2 }] });
  sheet.getCell('A1').value = title;
  setHeads(sheet, 3, ['代码', '单位']);
  record.result.units.forEach(({ regionId, name: unit }, place) => {
    sheet.getCell(FIRST_UNIT_ROW + place, 1).value = regionId;
    sheet.getCell(FIRST_UNIT_ROW + place, 2).value = unit.zh;
  });
  sheet.getColumn(1).width = 12;
  sheet.getColumn(2).width = 18;
  return sheet;
}

const blank = (count: number): null[] => Array.from({ length: count }, () => null);
