import exceljs from 'exceljs';
import { SHEETS, type RankingBook } from './grid.js';
import { writeResultSheet } from './result-sheet.js';
import { writeSampleSheets } from './sample-sheets.js';
import { writeSchemeSheet } from './scheme-sheet.js';
import { writeDerivationSheet, writeSumsSheet } from './unit-sheets.js';

/**
 * Writes the workbook of a ranking: result, derivation, sums, scheme, the enterprises behind every indicator with the cell
 * of each filed value, and notes. Score and rank are formulas down to the sample: a spreadsheet computes them again.
 */
export async function writeRankingWorkbook(path: string, ranking: RankingBook): Promise<void> {
  const book = new exceljs.Workbook();
  book.calcProperties.fullCalcOnLoad = true;
  writeResultSheet(book, ranking);
  writeDerivationSheet(book, ranking);
  writeSumsSheet(book, ranking);
  writeSchemeSheet(book, ranking);
  writeSampleSheets(book, ranking);
  const notes = book.addWorksheet(SHEETS.notes);
  for (const line of [...ranking.standing, ...ranking.record.result.notes.map(({ zh }) => zh)]) notes.addRow([line]);
  notes.getColumn(1).width = 120;
  await book.xlsx.writeFile(path);
}
