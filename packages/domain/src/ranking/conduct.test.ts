import { FOUR, rankedBy, titlesAndGrowth } from '../../test/four-prefectures.js';
import { CONDUCT_MEASURES, type ConductMeasure, type RegionConduct } from './conduct.js';

const conductOf = (regionId: string, shown: Partial<Record<ConductMeasure, number>>, of = 50): RegionConduct => ({
  regionId,
  counts: Object.fromEntries(
    CONDUCT_MEASURES.map(measure => [measure, { n: shown[measure] ?? 0, of }]),
  ) as RegionConduct['counts'],
});

const RULES = `conduct:
  - { measure: rounded, tolerated: 10, pointsPerPercent: 2, most: 60 }
  - { measure: late, pointsPerPercent: 1 }
  - { measure: copied, limit: 40 }`;

test('a share above what is tolerated costs points beside the score: 20 of 50 rounded are 40 %, 30 above 10, 60 points', () => {
  const { units } = rankedBy(titlesAndGrowth(RULES), FOUR, {
    conduct: [conductOf('X', { rounded: 20, late: 5 }), conductOf('Y', {})],
  });
  expect(
    units.map(({ regionId, score, rank, conduct }) => [
      regionId,
      score,
      rank,
      conduct.deduction,
      conduct.adjustedScore,
      conduct.adjustedRank,
    ]),
  ).toEqual([
    ['X', 100, 1, 70, 30, 3],
    ['Y', 55, 2, 0, 55, 1],
    ['Z', 32.5, 3, 0, 32.5, 2],
    ['W', 0, 4, 0, 0, 4],
  ]);
  expect(units[0]!.conduct.measures.find(({ measure }) => measure === 'late')).toEqual({
    measure: 'late',
    n: 5,
    of: 50,
    share: 10,
    points: 10,
  });
});

test('above its limit a unit is not ranked, and says why; what nobody can tell costs nothing', () => {
  const { units } = rankedBy(titlesAndGrowth(RULES), FOUR, {
    conduct: [conductOf('Y', { copied: 21 }), conductOf('Z', {}, 0)],
  });
  expect(units.find(({ regionId }) => regionId === 'Y')).toMatchObject({
    rank: null,
    excluded: { zh: '照抄上期 42.0% 超过 40%，不参加排名' },
    conduct: { adjustedRank: null },
  });
  expect(units.find(({ regionId }) => regionId === 'Z')!.conduct.measures.map(({ share }) => share)).toEqual(
    CONDUCT_MEASURES.map(() => null),
  );
});
