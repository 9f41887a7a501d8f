import { builtIn, programmeFrom } from '../../test/programmes.js';
import { contributionsOf, progressOf, type Observed } from './progress.js';

const targetOf = (programme: string, id: string) => builtIn(programme).targets.find(target => target.id === id)!;
const giants = targetOf('jilin-city-2015', 'little-giants');
const at = (on: string, value: number): Observed => ({ on, value });

/** A target of a test: 100 at the end of 2019, 200 at the end of 2021. */
function tried(rest: string) {
  return programmeFrom(
    `targets:\n  - { id: t, name: 目标, clause: 三, quote: 目标, unit: 户, values: [{ year: 2021, value: 200 }], ${rest} }`,
  ).targets[0]!;
}

test('half way in half the time is on pace, and a straight line ends on the goal', () => {
  const progress = progressOf(tried('kind: stock, base: { year: 2019, value: 100 }'), {
    today: '2021-03-01',
    observed: [at('2020-12-31', 150)],
  });
  expect(progress).toMatchObject({
    state: 'on-pace',
    done: 0.5,
    goal: 200,
    closed: false,
    projection: { method: 'linear' },
  });
  expect(progress!.projection!.value).toBe(200);
  expect(progress!.neededPerYear).toBe(50);
});

test('the pace follows the years the document names, not a straight line', () => {
  // 130 → 160 → 195 → 230: 162 at the end of 2015 is ahead
  expect(progressOf(giants, { today: '2016-02-01', observed: [at('2015-12-31', 160)] })).toMatchObject({
    state: 'on-pace',
    due: 160,
    start: { on: '2014-12-31', value: 130 },
  });
  expect(progressOf(giants, { today: '2016-02-01', observed: [at('2015-12-31', 159)] })).toMatchObject({
    state: 'behind',
  });
});

test('a plan that is over shows its final state, by the last count of its last year', () => {
  const observed = [at('2016-12-31', 195), at('2017-12-31', 229), at('2019-12-31', 400)];
  expect(progressOf(giants, { today: '2026-11-22', observed })).toMatchObject({
    closed: true,
    state: 'missed',
    latest: { value: 229 },
    neededPerYear: null,
  });
});

test('a plan that is over without a count in its last year ended nobody knows how', () => {
  const progress = progressOf(giants, { today: '2026-11-22', observed: [at('2016-12-31', 300)] });
  expect(progress).toMatchObject({ closed: true, state: 'unknown' });
});

test('nobody counted: nothing is said', () => {
  expect(progressOf(giants, { today: '2016-02-01', observed: [] })).toMatchObject({
    state: 'unknown',
    latest: null,
    done: null,
    projection: null,
  });
});

test('a count of tomorrow is not yet known', () => {
  const observed = [at('2016-06-30', 170), at('2016-12-31', 230)];
  expect(progressOf(giants, { today: '2016-07-01', observed })).toMatchObject({ latest: { value: 170 } });
});

test('a stock without a base has no pace, but can be reached', () => {
  const target = tried('kind: stock');
  expect(progressOf(target, { today: '2020-07-01', observed: [at('2020-06-30', 150)] })).toMatchObject({
    state: 'unknown',
  });
  expect(progressOf(target, { today: '2020-07-01', observed: [at('2020-06-30', 200)] })).toMatchObject({
    state: 'reached',
  });
});

test('a total begins with nothing', () => {
  const target = {
    ...tried('kind: total'),
    values: [
      { year: 2020, value: 50 },
      { year: 2021, value: 200 },
    ],
  };
  expect(progressOf(target, { today: '2021-02-01', observed: [at('2020-12-31', 50)] })).toMatchObject({
    state: 'on-pace',
    start: { on: '2019-12-31', value: 0 },
    done: 0.25,
  });
});

test('a yearly flow begins anew each year, and is looked at in its own', () => {
  const listings = targetOf('jilin-province-2022', 'a-share-listings');
  expect(progressOf(listings, { today: '2024-07-01', observed: [at('2024-06-30', 1)] })).toMatchObject({
    year: 2024,
    goal: 2,
    start: { on: '2023-12-31', value: 0 },
    state: 'on-pace',
  });
  expect(progressOf(listings, { today: '2027-01-01', observed: [] })).toMatchObject({ year: 2025, closed: true });
});

test('a share is reached or behind; it has no way to go', () => {
  const intensity = targetOf('jilin-province-2022', 'rd-intensity');
  expect(progressOf(intensity, { today: '2024-07-01', observed: [at('2024-06-30', 1.9)] })).toMatchObject({
    state: 'behind',
    done: null,
    projection: null,
  });
  expect(progressOf(intensity, { today: '2024-07-01', observed: [at('2024-06-30', 2)] })).toMatchObject({
    state: 'reached',
  });
});

test('a region has its own numbers; one the document does not name has none', () => {
  const asked = { today: '2018-06-01', observed: [at('2017-12-31', 36)] };
  expect(progressOf(giants, { ...asked, region: '220272' })).toMatchObject({
    goal: 37,
    state: 'missed',
    start: { value: 24 },
  });
  expect(progressOf(giants, { ...asked, region: '220301' })).toBeNull();
});

describe('what each region contributed', () => {
  test('is its part of what came in all', () => {
    const regions = [
      { region: 'A', start: 10, latest: 25 },
      { region: 'B', start: 5, latest: 10 },
      { region: 'C', start: 8, latest: null },
    ];
    expect(contributionsOf(regions)).toEqual([
      { region: 'A', increase: 15, share: 0.75 },
      { region: 'B', increase: 5, share: 0.25 },
      { region: 'C', increase: null, share: null },
    ]);
  });

  test('is no part of nothing', () => {
    expect(contributionsOf([{ region: 'A', start: 3, latest: 3 }])).toEqual([
      { region: 'A', increase: 0, share: null },
    ]);
  });
});
