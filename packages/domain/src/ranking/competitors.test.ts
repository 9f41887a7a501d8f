import { FOUR, facts, rankedBy, titlesAndGrowth } from '../../test/four-prefectures.js';
import type { RegionRanking } from './region-ranking.js';

describe('a region that is not simply one of the units', () => {
  const figures = [...FOUR, ...facts('M', 2, 50, 10), ...facts('K', 4, 10, 8)];
  const placed = (text: string) => rankedBy(titlesAndGrowth(`placements: [${text}]\n`), figures);
  const partsOf = (ranking: RegionRanking, id: string) =>
    ranking.units.find(({ regionId }) => regionId === id)?.parts.map(({ raw, n }) => [raw, n]);

  test('and that nobody placed is not ranked, and it is said', () => {
    const ranking = rankedBy(titlesAndGrowth(), figures);
    expect(ranking.units.map(({ regionId }) => regionId).toSorted()).toEqual(['W', 'X', 'Y', 'Z']);
    expect(ranking.notes.map(({ zh }) => zh)).toEqual(['山管委会不参加排名：方案没有说明它与谁一起计算']);
  });

  test('folded in: counts add up, and growth is of both sums together', () => {
    const ranking = placed('{ region: M, as: folded, into: Y, why: 相邻 }');
    // titles 6 + 2; revenue 100 → 110 and 100 → 150, together 200 → 260
    expect(partsOf(ranking, 'Y')).toEqual([
      [8, 8],
      [30, 30],
    ]);
    expect(ranking.notes[0]).toEqual({ zh: '山管委会并入乙市计算：相邻', en: '山管委会 is counted with Yi: 相邻' });
  });

  test('folded into the unit it lies in: it is in there already', () => {
    expect(partsOf(placed('{ region: K, as: folded, into: X, why: 代管 }'), 'X')).toEqual([
      [10, 10],
      [20, 20],
    ]);
  });

  test('folded into another unit: it is taken out of the one it lies in', () => {
    const ranking = placed('{ region: K, as: folded, into: Y, why: 划转 }');
    // X without K: titles 10 − 4, growth 20 − 10 on a base of 100 − 100: nothing to compare with
    expect(partsOf(ranking, 'X')).toEqual([
      [6, 6],
      [null, 12],
    ]);
    expect(partsOf(ranking, 'Y')).toEqual([
      [10, 10],
      [10, 28],
    ]);
  });

  test('apart: it competes, and its prefecture competes without it', () => {
    const ranking = placed('{ region: M, as: apart, why: 单列 }, { region: K, as: apart, why: 单列 }');
    expect(partsOf(ranking, 'M')).toEqual([
      [2, 2],
      [50, 10],
    ]);
    expect(partsOf(ranking, 'K')).toEqual([
      [4, 4],
      [10, 8],
    ]);
    expect(partsOf(ranking, 'X')![0]).toEqual([6, 6]);
  });

  test('not ranked: it counts for nobody', () => {
    const ranking = placed('{ region: K, as: not-ranked, why: 不参评 }');
    expect(partsOf(ranking, 'K')).toBeUndefined();
    expect(partsOf(ranking, 'X')![0]).toEqual([6, 6]);
  });

  test('cannot be folded into a unit that does not compete', () => {
    expect(() => placed('{ region: K, as: folded, into: M, why: 相邻 }')).toThrow(
      '方案“试”不能用于这些数据：K 并入的 M 不参加排名',
    );
  });

  test('more cannot be taken out of a unit than there is', () => {
    const wrong = [...FOUR, ...facts('K', 11, 10, 30)];
    expect(() => rankedBy(titlesAndGrowth('placements: [{ region: K, as: apart, why: 单列 }]\n'), wrong)).toThrow(
      '方案“试”不能用于这些数据：甲市的“梯度企业数”少于其中另计的部分',
    );
  });
});
