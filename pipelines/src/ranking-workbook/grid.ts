import type { CommendationScheme, RankingRecord, UnitSums } from '@tidu/domain';
import type { Sample } from './sample.js';

/** Names of the sheets; formulas speak of them. */
export const SHEETS = { result: '排名', derivation: '推导', sums: '合计', scheme: '方案', notes: '说明' } as const;

/** Name of the sheet with the enterprises behind an indicator, by its place in the scheme. */
export const sampleSheet = (at: number): string => `样本${at + 1}`;

/** What a ranking's workbook is made of. */
export interface RankingBook {
  record: RankingRecord;
  scheme: CommendationScheme;
  samples: readonly (Sample | null)[];
  /** Sums of each unit, by its region, in the order of the indicators. */
  sums: ReadonlyMap<string, readonly UnitSums[]>;
  /** File names of the batches, by their id. */
  fileNames: ReadonlyMap<string, string>;
  /** Lines of where the ranking stands: id, signatures, hashes. */
  standing: readonly string[];
}

/** First row of the units on the sheets that have one row a unit. */
export const FIRST_UNIT_ROW = 4;
/** First row of the indicators on the sheet of the scheme. */
export const FIRST_INDICATOR_ROW = 9;

/** Letters of a column, from 1. */
export function letters(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return (before > 0 ? letters(before) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

/** Columns of one indicator on the sheet of sums. */
export function sumColumns(at: number): { numerator: string; denominator: string; n: string } {
  const first = 3 + at * 3;
  return { numerator: letters(first), denominator: letters(first + 1), n: letters(first + 2) };
}

/** Columns of one indicator on the sheet of the derivation; region, name and whether it takes part stand before. */
export function stepColumns(at: number): { raw: string; treated: string; normalised: string; weighted: string } {
  const first = 4 + at * 4;
  return {
    raw: letters(first),
    treated: letters(first + 1),
    normalised: letters(first + 2),
    weighted: letters(first + 3),
  };
}

/** Columns of the score and the rank, behind the indicators. */
export function placeColumns(indicators: number): { score: string; rank: string } {
  return { score: letters(4 + indicators * 4), rank: letters(5 + indicators * 4) };
}

/** The cells of a column over all units, fixed, so that a formula can be copied. */
export function overUnits(column: string, units: number): string {
  return `$${column}$${FIRST_UNIT_ROW}:$${column}$${FIRST_UNIT_ROW + units - 1}`;
}
