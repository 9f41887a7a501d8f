/** What holds for any table: checked on tables nobody chose. */
import fc from 'fast-check';
import { compute } from './compute.js';
import type { Derivation } from './derivation.js';
import type { Normalisation, Weighing } from './methods.js';
import { normalise } from './normalise.js';
import type { Column, RankedDirection } from './observation.js';
import { rank } from './rank.js';
import { compositeScheme, type CompositeScheme } from './scheme.js';
import { weigh } from './weigh.js';

const value = fc.integer({ min: -1000, max: 1000 });
const observation = fc.option(value, { nil: null, freq: 5 });
const direction = fc.constantFrom<RankedDirection>('higher-is-better', 'lower-is-better');
const relative = fc.constantFrom<Normalisation>(
  { by: 'min-max', to: [0, 100] },
  { by: 'z-score', mean: 50, deviation: 10 },
  { by: 'percentile-rank', to: [0, 100] },
  { by: 'rank' },
  { by: 'borda' },
  { by: 'distance-to-maximum', to: [0, 1] },
  { by: 'efficacy-coefficient', span: 40, base: 60 },
);
const fixed = fc.constantFrom<Normalisation>(
  { by: 'scaled', low: -500, high: 500, to: [0, 100] },
  { by: 'goalposts', low: -500, high: 500, scale: 'linear', cap: 'both', to: [0, 100] },
  { by: 'distance-to-target', target: 2000, cap: false },
);
const column = (units: number) => fc.array(observation, { minLength: units, maxLength: units });
const filled = (units: number) => fc.array(value, { minLength: units, maxLength: units });

/** Units × indicators, weights and directions. */
const index = (cell: typeof column | typeof filled) =>
  fc.tuple(fc.integer({ min: 2, max: 8 }), fc.integer({ min: 1, max: 5 })).chain(([units, indicators]) =>
    fc.record({
      columns: fc.array(cell(units) as fc.Arbitrary<(number | null)[]>, {
        minLength: indicators,
        maxLength: indicators,
      }),
      weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: indicators, maxLength: indicators }),
      directions: fc.array(direction, { minLength: indicators, maxLength: indicators }),
    }),
  );
interface Index {
  columns: (number | null)[][];
  weights: number[];
  directions: RankedDirection[];
}

function schemeOf({ weights, directions }: Index, gaps: 'stay' | 'leave-out'): CompositeScheme {
  return compositeScheme.parse({
    id: 'any',
    name: 'any',
    gaps,
    indicators: weights.map((weight, at) => ({ code: `i${at}`, weight, direction: directions[at] })),
    result: { decimals: 6 },
  });
}

function computed(asked: Index, gaps: 'stay' | 'leave-out' = 'stay'): Derivation {
  const units = asked.columns[0]!.map((_, at) => ({ id: `u${at}`, name: `u${at}` }));
  const columns = new Map<string, Column>(asked.columns.map((values, at) => [`i${at}`, values]));
  return compute({ units, columns, labels: new Map() }, schemeOf(asked, gaps));
}
const outcomes = ({ units }: Derivation) => units.map(({ score, rank: place }) => [score, place]);
const near = (a: Column, b: Column) =>
  a.forEach((score, at) => (score === null ? expect(b[at]).toBeNull() : expect(b[at]).toBeCloseTo(score, 6)));

test('another unit of measure changes no score that is relative to the other units', () => {
  fc.assert(
    fc.property(
      column(6),
      relative,
      direction,
      fc.integer({ min: 1, max: 500 }),
      value,
      (values, method, better, times, plus) => {
        const other = values.map(one => (one === null ? null : one * times + plus));
        near(normalise(values, method, better), normalise(other, method, better));
      },
    ),
  );
});

test('turning the sign and the direction together changes nothing', () => {
  fc.assert(
    fc.property(column(6), relative, (values, method) => {
      const negated = values.map(one => (one === null ? null : 0 - one));
      near(normalise(values, method, 'higher-is-better'), normalise(negated, method, 'lower-is-better'));
    }),
  );
});

test('the better value never has the lower score', () => {
  fc.assert(
    fc.property(filled(6), fc.oneof(relative, fixed), direction, (values, method, better) => {
      // a target above every value is no target where less is better
      fc.pre(method.by !== 'distance-to-target' || better === 'higher-is-better');
      const scores = normalise(values, method, better) as number[];
      const sign = better === 'higher-is-better' ? 1 : -1;
      for (const [a, one] of values.entries()) {
        for (const [b, other] of values.entries())
          if (one * sign >= other * sign) expect(scores[a]! - scores[b]!).toBeGreaterThan(-1e-9);
      }
    }),
  );
});

test('missing stays missing through normalising, and a value stays a value', () => {
  fc.assert(
    fc.property(column(6), fc.oneof(relative, fixed), direction, (values, method, better) => {
      fc.pre(method.by !== 'distance-to-target' || better === 'higher-is-better');
      expect(normalise(values, method, better).map(score => score === null)).toEqual(values.map(one => one === null));
    }),
  );
});

test('a unit with a gap never has a score, a rank or points', () => {
  fc.assert(
    fc.property(index(column), asked => {
      const { units, indicators } = computed(asked);
      units.forEach(({ score, rank: place, excluded }, unit) => {
        const hasGap = asked.columns.some(values => values[unit] === null);
        expect([score === null, place === null, excluded !== null]).toEqual([hasGap, hasGap, hasGap]);
        if (hasGap) expect(indicators.map(({ weighted }) => weighted[unit])).toEqual(indicators.map(() => null));
      });
    }),
  );
});

test('where others carry a gap, a score stays between the worst and the best of those others', () => {
  fc.assert(
    fc.property(index(column), asked => {
      const { units, indicators } = computed(asked, 'leave-out');
      units.forEach(({ unrounded }, unit) => {
        const scores = indicators.map(({ normalised }) => normalised[unit]!).filter(score => score !== null);
        if (scores.length === 0) return expect(unrounded).toBeNull();
        expect(unrounded).toBeGreaterThanOrEqual(Math.min(...scores) - 1e-9);
        return expect(unrounded).toBeLessThanOrEqual(Math.max(...scores) + 1e-9);
      });
    }),
  );
});

test('the order of units in the table changes nobody’s score or rank', () => {
  fc.assert(
    fc.property(index(column), fc.integer(), (asked, turn) => {
      const units = asked.columns[0]!.length;
      const shift = Math.abs(turn) % units;
      const turned = (row: readonly unknown[]) => [...row.slice(shift), ...row.slice(0, shift)];
      const other = { ...asked, columns: asked.columns.map(values => turned(values) as (number | null)[]) };
      expect(outcomes(computed(other))).toEqual(turned(outcomes(computed(asked))));
    }),
  );
});

test('the order of indicators in the scheme changes nobody’s score or rank', () => {
  fc.assert(
    fc.property(index(column), asked => {
      const other = {
        columns: asked.columns.toReversed(),
        weights: asked.weights.toReversed(),
        directions: asked.directions.toReversed(),
      };
      expect(outcomes(computed(other))).toEqual(outcomes(computed(asked)));
    }),
  );
});

test('points add up to the score, and weights to 1', () => {
  fc.assert(
    fc.property(index(filled), asked => {
      const { units, indicators } = computed(asked);
      expect(indicators.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
      units.forEach(({ unrounded }, unit) =>
        expect(indicators.reduce((sum, { weighted }) => sum + weighted[unit]!, 0)).toBeCloseTo(unrounded!, 9),
      );
    }),
  );
});

test('weights of every origin are shares of 1', () => {
  const ways: Weighing[] = [{ by: 'given' }, { by: 'equal' }, { by: 'entropy' }, { by: 'principal-component' }];
  fc.assert(
    fc.property(index(column), fc.constantFrom(...ways), ({ columns, weights }, way) => {
      const found = weigh(
        columns.map((scores, at) => ({ code: `i${at}`, weight: weights[at]!, scores })),
        way,
      );
      if (found === null) return expect(way.by).toBe('principal-component');
      found.weights.forEach(weight => expect(weight).toBeGreaterThanOrEqual(0));
      return expect(found.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
    }),
  );
});

test('a better value on one indicator never costs a unit its place', () => {
  fc.assert(
    fc.property(index(filled), fc.integer({ min: 1, max: 500 }), (asked, gain) => {
      const before = computed(asked).units[0]!.rank!;
      const sign = asked.directions[0] === 'higher-is-better' ? 1 : -1;
      const better = asked.columns.map((values, at) =>
        values.map((one, unit) => (at === 0 && unit === 0 ? one! + gain * sign : one)),
      );
      // the bounds move with the values, so only a unit that sets neither keeps the others where they were
      const [low, high] = [
        Math.min(...(asked.columns[0]!.slice(1) as number[])),
        Math.max(...(asked.columns[0]!.slice(1) as number[])),
      ];
      fc.pre([asked.columns[0]![0]!, better[0]![0]!].every(one => one >= low && one <= high));
      expect(computed({ ...asked, columns: better }).units[0]!.rank!).toBeLessThanOrEqual(before);
    }),
  );
});

test('a rank is one more than the number of better units', () => {
  fc.assert(
    fc.property(column(8), scores => {
      const ranks = rank(scores);
      scores.forEach((score, unit) => {
        const better = scores.filter(other => other !== null && score !== null && other > score).length;
        expect(ranks[unit]).toBe(score === null ? null : better + 1);
      });
    }),
  );
});
