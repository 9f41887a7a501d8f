/**
 * The index against COINr, the implementation the field checks itself with: the ASEM data of its authors (MIT), every stage
 * of which they have published. Read from a folder beside the checkout; skipped where it is absent.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readTable } from '../vocabulary/table.js';
import { compute } from './compute.js';
import type { Derivation } from './derivation.js';
import { normalise } from './normalise.js';
import type { Column } from './observation.js';
import { aggregate } from './aggregate.js';
import { compositeScheme, type CompositeScheme } from './scheme.js';
import type { ValueTable } from './value-table.js';

const folder = fileURLToPath(new URL('../../../../../shared/data/coinr-asem/', import.meta.url));
const isThere = existsSync(folder);
if (!isThere) console.log(`skipped: COINr's published stages are not beside the checkout (${folder})`);
const comparing = isThere ? test : test.skip;

type Rows = Record<string, string>[];
const rowsOf = (name: string): Rows => (isThere ? readTable(readFileSync(`${folder}${name}`, 'utf8')) : []);
const numberIn = (row: Record<string, string>, column: string): number | null =>
  row[column] === '' || row[column] === 'NA' ? null : Number(row[column]);

const meta = rowsOf('coin_indmeta.csv');
const codes = meta.map(row => row.IndCode!);
const groups = [
  'ConEcFin',
  'Instit',
  'P2P',
  'Physical',
  'Political',
  'Environ',
  'Social',
  'SusEcFin',
  'Conn',
  'Sust',
  'Index',
];

const asem = (): CompositeScheme =>
  compositeScheme.parse({
    id: 'asem',
    name: 'ASEM Sustainable Connectivity',
    impute: { by: 'mean', within: 'Group_EurAsia' },
    treat: [{ by: 'outliers', points: 6 }],
    indicators: meta.map(({ IndCode, Direction, Denominator, IndWeight, Agg1 }) => ({
      code: IndCode,
      direction: Number(Direction) > 0 ? 'higher-is-better' : 'lower-is-better',
      weight: Number(IndWeight),
      parent: Agg1,
      ...(Denominator !== 'NA' && Denominator !== '' && { denominate: { by: Denominator } }),
    })),
    groups: [
      ...[...new Map(meta.map(({ Agg1, Agg2 }) => [Agg1, Agg2]))].map(([code, parent]) => ({ code, parent })),
      ...[...new Map(meta.map(({ Agg2, Agg3 }) => [Agg2, Agg3]))].map(([code, parent]) => ({ code, parent })),
      { code: 'Index' },
    ],
    result: { decimals: 2, rankOn: 'unrounded' },
  });

function asTable(stage: Rows, sizes: Rows): ValueTable {
  const denominators = ['Den_Area', 'Den_Energy', 'Den_GDP', 'Den_Pop'];
  const sizeOf = new Map(sizes.map(row => [row.UnitCode, row]));
  return {
    units: stage.map(row => ({ id: row.UnitCode!, name: row.UnitName! })),
    columns: new Map<string, Column>([
      ...codes.map((code): [string, Column] => [code, stage.map(row => numberIn(row, code))]),
      ...denominators.map((code): [string, Column] => [
        code,
        stage.map(row => numberIn(sizeOf.get(row.UnitCode)!, code)),
      ]),
    ]),
    labels: new Map([['Group_EurAsia', stage.map(row => row.Group_EurAsia!)]]),
  };
}

/** Values that differ from the stage of COINr by more than 1e-9 of their size, and how many were compared. */
function against(stage: Rows, columns: ReadonlyMap<string, Column>): { compared: number; different: string[] } {
  const different: string[] = [];
  let compared = 0;
  for (const [code, column] of columns) {
    stage.forEach((row, unit) => {
      const [theirs, ours] = [numberIn(row, code), column[unit] ?? null];
      compared++;
      const isSame =
        ours === theirs ||
        (ours !== null && theirs !== null && Math.abs(ours - theirs) <= 1e-9 * Math.max(1, Math.abs(theirs)));
      if (!isSame) different.push(`${row.UnitCode} ${code}: ${ours} ≠ ${theirs}`);
    });
  }
  return { compared, different };
}

const derived = (): Derivation => compute(asTable(rowsOf('stage_raw.csv'), rowsOf('coin_denominators.csv')), asem());
const stepOf = (derivation: Derivation, step: 'denominated' | 'treated' | 'normalised'): Map<string, Column> =>
  new Map(derivation.indicators.map(indicator => [indicator.code, indicator[step]]));

comparing('raw values over their denominators are those of COINr', () => {
  expect(against(rowsOf('stage_denominated.csv'), stepOf(derived(), 'denominated'))).toEqual({
    compared: 2499,
    different: [],
  });
});

comparing('gaps filled by the mean of Europe or Asia, and outliers drawn in, are those of COINr', () => {
  expect(against(rowsOf('stage_treated.csv'), stepOf(derived(), 'treated'))).toEqual({ compared: 2499, different: [] });
});

comparing('2,499 scores between the worst and the best unit are those of COINr', () => {
  expect(against(rowsOf('stage_normalised.csv'), stepOf(derived(), 'normalised'))).toEqual({
    compared: 2499,
    different: [],
  });
});

comparing('561 scores of groups in three levels are those of COINr', () => {
  const scores = new Map(derived().branches.map(branch => [branch.code, branch.scores]));
  expect([...scores.keys()].toSorted()).toEqual(groups.toSorted());
  expect(against(rowsOf('stage_aggregated.csv'), scores)).toEqual({ compared: 561, different: [] });
});

comparing('51 ranks and the scores in two decimals are those of COINr', () => {
  const { units } = derived();
  const theirs = rowsOf('results_scores.csv').map(row => [row.UnitCode, Number(row.Rank), Number(row.Index)]);
  expect(theirs).toHaveLength(51);
  expect(new Set(units.map(({ id, rank, score }) => [id, rank, score].join()))).toEqual(
    new Set(theirs.map(row => row.join())),
  );
});

/** Printed in COINr's own documentation: unit, Borda of LPI, z-score (10, 2) of Flights, min-max of Ship. */
const PRINTED: [unit: string, borda: number, zScore: number, minMax: number][] = [
  ['AUS', 36, 9.889993, 66.14497],
  ['AUT', 44, 9.588735, 0],
  ['BEL', 45, 9.711512, 97.14314],
  ['BGD', 4, 8.52981, 45.80661],
  ['BGR', 7, 8.741971, 37.40495],
  ['BRN', 9, 8.433044, 35.3892],
  ['CHE', 42, 10.563483, 0],
  ['CHN', 30, 13.235114, 100],
  ['CYP', 14, 8.721372, 55.21211],
  ['CZE', 31, 9.001961, 0],
];

comparing('the values printed in the documentation of COINr are met to their last digit', () => {
  const rows = rowsOf('iData.csv');
  const scored = (column: string, method: Parameters<typeof normalise>[1]): (number | null)[] =>
    normalise(
      rows.map(row => numberIn(row, column)),
      method,
      'higher-is-better',
    );
  const [borda, zScores, minMax] = [
    scored('LPI', { by: 'borda' }),
    scored('Flights', { by: 'z-score', mean: 10, deviation: 2 }),
    scored('Ship', { by: 'min-max', to: [0, 100] }),
  ];
  const ours = PRINTED.map(([unit]) => {
    const at = rows.findIndex(({ uCode }) => uCode === unit);
    return [unit, borda[at], Number(zScores[at]!.toFixed(6)), Number(minMax[at]!.toFixed(5))];
  });
  expect(ours).toEqual(PRINTED);
  const harmonic = aggregate(
    ['LPI', 'Flights', 'Ship', 'Bord'].map(column => scored(column, { by: 'min-max', to: [1, 100] })),
    [1, 1, 2, 1],
    { by: 'harmonic-mean' },
    { by: 'stay' },
  );
  expect(harmonic.slice(0, 5).map(score => Number(score!.toPrecision(3)))).toEqual([2.36, 41.5, 14.3, 17.4, 3.93]);
});

const expectedFile = fileURLToPath(new URL('../../../../../shared/data/expected/e01_coinr_asem.json', import.meta.url));

comparing('the geometric index from 1 to 100 is that of an independent script', () => {
  const { expected } = JSON.parse(readFileSync(expectedFile, 'utf8')) as {
    expected: { per_unit: Record<string, { geo_index_1_100: number; geo_rank: number }> };
  };
  const scheme = {
    ...asem(),
    normalise: { by: 'min-max' as const, to: [1, 100] as [number, number] },
    aggregate: { by: 'geometric-mean' as const },
  };
  const { units } = compute(asTable(rowsOf('stage_raw.csv'), rowsOf('coin_denominators.csv')), scheme);
  const far = units.filter(({ id, unrounded, rank }) => {
    const theirs = expected.per_unit[id]!;
    return rank !== theirs.geo_rank || Math.abs(unrounded! - theirs.geo_index_1_100) > 1e-9;
  });
  expect([units.length, far]).toEqual([51, []]);
});
