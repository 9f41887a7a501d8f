import { episodesOf, foresightOf, median, observationCode, type Sightings } from './index.js';

/** Subjects written as signs: `!` met, `.` clear; one level, one rule. */
const seen = (...subjects: string[]): Sightings => {
  const rows = subjects.join('');
  const starts = subjects.reduce((all, signs) => [...all, all.at(-1)! + signs.length], [0]);
  const periods = subjects.flatMap(signs => [...signs].map((_, at) => `2026-${String((at + 1) * 3).padStart(2, '0')}`));
  return {
    starts,
    periods,
    slotOf: () => 0,
    observe: (_, row) => observationCode(rows[row] === '!' ? 'met' : 'clear'),
  };
};
const rule = (periods: number) =>
  ({
    code: 'tried',
    levels: [
      {
        severity: 'orange',
        periods,
        recovery: { value: null, periods: 1 },
        condition: { kind: 'report', is: 'missing' },
      },
    ],
  }) as Parameters<typeof episodesOf>[1];

test('a back-test counts what would have fired and stood in each period, and which', () => {
  const { episodes, volumes } = episodesOf(seen('!!.!', '.!!.'), rule(1));
  expect(volumes.map(({ period, fired, standing }) => [period, fired, standing])).toEqual([
    ['2026-03', 1, 1],
    ['2026-06', 1, 2],
    ['2026-09', 0, 1],
    ['2026-12', 1, 1],
  ]);
  expect(episodes.map(({ subject, from, to }) => [subject, from, to])).toEqual([
    [0, '2026-03', '2026-06'],
    [0, '2026-12', '2026-12'],
    [1, '2026-06', '2026-09'],
  ]);
});

test('two settings of a rule are compared by what they would have told', () => {
  expect([1, 2].map(periods => episodesOf(seen('!!.!', '.!!.'), rule(periods)).episodes.length)).toEqual([3, 2]);
});

test('precision, recall and lead are of outcomes within the horizon', () => {
  const episodes = [
    { subject: 0, from: '2026-03' },
    { subject: 1, from: '2026-03' },
    { subject: 2, from: '2026-11' },
  ];
  const outcomes = [
    { subject: 0, period: '2026-09' },
    { subject: 3, period: '2026-09' },
  ];
  // Of three episodes the youngest may still be followed; of two outcomes one came unannounced.
  expect(foresightOf(episodes, outcomes, { horizon: 6, newest: '2026-12' })).toEqual({
    ...{ judged: 2, followed: 1, outcomes: 2, foretold: 1, precision: 0.5, recall: 0.5, medianLeadMonths: 6 },
  });
});

test('nothing to divide is not known', () => {
  expect(foresightOf([], [], { horizon: 6, newest: '2026-12' })).toMatchObject({ precision: null, recall: null });
  expect([median([]), median([4]), median([1, 9, 3, 5])]).toEqual([null, 4, 4]);
});
