import { FOUR, facts, placesOf, rankedBy, titlesAndGrowth } from '../../test/four-prefectures.js';
import { TiduError } from '../errors.js';
import { readTrialWeights } from './trial-weights.js';

describe('weights that are tried out', () => {
  const trial = (text: string) =>
    rankedBy(titlesAndGrowth(), FOUR, { trial: readTrialWeights(text, titlesAndGrowth()) });

  test('are scaled to add up to 1 and said to be a trial', () => {
    const ranking = trial('enterprises-by-tier:3,revenue-growth:1');
    expect(ranking.isTrial).toBe(true);
    expect(ranking.indicators.map(({ weight }) => weight)).toEqual([0.75, 0.25]);
    expect(placesOf(ranking)[1]).toEqual(['Y', 57.5, 2, true]);
  });

  test('are no trial where they are those of the scheme', () => {
    expect(trial('enterprises-by-tier:0.5,revenue-growth:0.5').isTrial).toBe(false);
  });

  test('an indicator tried out at no weight keeps nobody out', () => {
    const figures = [...FOUR.filter(({ regionId }) => regionId !== 'Z'), ...facts('Z', 4, null)];
    const ranking = rankedBy(titlesAndGrowth(), figures, {
      trial: readTrialWeights('revenue-growth:0', titlesAndGrowth()),
    });
    expect(placesOf(ranking)).toEqual([
      ['X', 100, 1, true],
      ['Y', 60, 2, true],
      ['Z', 40, 3, true],
      ['W', 0, 4, false],
    ]);
  });

  test.each([
    'rd-growth:1',
    'revenue-growth:-1',
    'revenue-growth',
    'revenue-growth:x',
    'enterprises-by-tier:0,revenue-growth:0',
  ])('“%s” is refused', text => expect(() => readTrialWeights(text, titlesAndGrowth())).toThrow(TiduError));
});
