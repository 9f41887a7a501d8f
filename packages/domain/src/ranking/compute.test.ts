import { compute } from './compute.js';
import type { Column } from './observation.js';
import { readCompositeScheme } from './read-scheme.js';
import type { ValueTable } from './value-table.js';

const tableOf = (ids: readonly string[], columns: Record<string, Column>, labels = {}): ValueTable => ({
  units: ids.map(id => ({ id, name: id })),
  columns: new Map(Object.entries(columns)),
  labels: new Map(Object.entries(labels)),
});
const schemeOf = (text: string) => readCompositeScheme(`id: t\nname: t\n${text}`, 't.yaml');
const two = schemeOf('indicators: [{ code: a, weight: 3 }, { code: b, direction: lower-is-better }]');

test('every step is kept: value, score, points, rank', () => {
  const { units, indicators, notes } = compute(tableOf(['x', 'y', 'z'], { a: [0, 5, 10], b: [8, 6, 4] }), two);
  expect(indicators.map(({ code, weight }) => [code, weight])).toEqual([
    ['a', 0.75],
    ['b', 0.25],
  ]);
  expect(indicators[1]).toMatchObject({
    raw: [8, 6, 4],
    treated: [8, 6, 4],
    normalised: [0, 50, 100],
    weighted: [0, 12.5, 25],
  });
  expect(units.map(({ id, score, rank }) => [id, score, rank])).toEqual([
    ['x', 0, 3],
    ['y', 50, 2],
    ['z', 100, 1],
  ]);
  expect(notes).toEqual([]);
});

test('a unit with a gap has no score and says why; it does not become 0 and takes nobody’s rank', () => {
  const { units, indicators } = compute(tableOf(['x', 'y', 'z'], { a: [0, null, 10], b: [8, 6, 4] }), two);
  expect(units[1]).toMatchObject({ score: null, rank: null, excluded: { zh: '缺少数据，不排名：a' }, coverage: 50 });
  expect(indicators.map(({ weighted }) => weighted[1])).toEqual([null, null]);
  expect(units.map(({ rank }) => rank)).toEqual([2, null, 1]);
});

test('a unit that is excluded sets no bound for the others', () => {
  const scheme = schemeOf('indicators: [{ code: a }]\nexclude: [{ unit: big, reason: 省会 }]');
  const { units } = compute(tableOf(['big', 'x', 'y'], { a: [1000, 1, 3] }), scheme);
  expect(units.map(({ score, excluded }) => [score, excluded?.zh ?? null])).toEqual([
    [null, '省会'],
    [0, null],
    [100, null],
  ]);
});

test('a unit must fulfil what the scheme requires, such as a sample of ten', () => {
  const scheme = schemeOf('indicators: [{ code: a }]\nscreen: { require: [{ column: n, min: 10, max: 50 }] }');
  const { units } = compute(
    tableOf(['x', 'y', 'z', 'w', 'v'], { a: [1, 99, 3, 0, 0], n: [10, 9, 50, null, 51] }),
    scheme,
  );
  expect(units.map(({ score, excluded }) => [score, excluded?.zh ?? null])).toEqual([
    [0, null],
    [null, '“n”为 9，低于 10，不参加排名'],
    [100, null],
    [null, '没有“n”，不参加排名'],
    [null, '“n”为 51，高于 50，不参加排名'],
  ]);
});

test('a unit with too few values is screened out before anything is measured', () => {
  const scheme = schemeOf(
    'indicators: [{ code: a }, { code: b }, { code: c }]\nscreen: { minCoverage: 60 }\ngaps: leave-out',
  );
  const { units } = compute(tableOf(['x', 'y', 'z'], { a: [0, 10, 99], b: [null, 4, null], c: [1, 2, null] }), scheme);
  expect(units.map(({ score, excluded }) => [score, excluded?.zh ?? null])).toEqual([
    [0, null],
    [100, null],
    [null, '数据覆盖率 33.3% 低于 60%，不参加排名'],
  ]);
});

test('when all units are equal on an indicator, all get its best score and the reader is told', () => {
  const { units, notes } = compute(tableOf(['x', 'y'], { a: [0, 10], b: [7, 7] }), two);
  expect(units.map(({ score }) => score)).toEqual([25, 100]);
  expect(notes).toEqual([{ zh: '“b”各单位相同，一律记 100 分', en: 'All units are equal on “b”: each is given 100' }]);
});

test('a value without a logarithm counts as missing, and the reader is told', () => {
  const scheme = schemeOf('indicators: [{ code: a, treat: [log] }]');
  const { units, notes } = compute(tableOf(['x', 'y', 'z'], { a: [0, 1, Math.E] }), scheme);
  expect(units.map(({ score }) => score)).toEqual([null, 0, 100]);
  expect(notes.map(({ zh }) => zh)).toEqual(['“a”在处理时没有结果，按缺失处理：x']);
});

test('a gap is filled only where the scheme says so, and the reader is told', () => {
  const scheme = schemeOf('indicators: [{ code: a }]\nimpute: { by: mean, within: area }');
  const area = { area: ['east', 'east', 'east', 'west'] };
  const { indicators, units, notes } = compute(tableOf(['x', 'y', 'z', 'w'], { a: [0, 10, null, 20] }, area), scheme);
  expect(indicators[0]).toMatchObject({
    raw: [0, 10, null, 20],
    treated: [0, 10, 5, 20],
    isImputed: [false, false, true, false],
  });
  expect(units.map(({ score }) => score)).toEqual([0, 50, 25, 100]);
  expect(notes.map(({ zh }) => zh)).toEqual(['“a”按同组单位补齐：z']);
});

test('scores are rounded once, and what is printed alike shares a rank', () => {
  const points = 'indicators: [{ code: a, normalise: none }]\nresult: { decimals: 1';
  const values = tableOf(['x', 'y', 'z'], { a: [7.04, 6.96, 6.94] });
  const of = (text: string) => compute(values, schemeOf(text)).units.map(({ score, rank }) => [score, rank]);
  expect(of(`${points} }`)).toEqual([
    [7, 1],
    [7, 1],
    [6.9, 3],
  ]);
  expect(of(`${points}, rankOn: unrounded }`)).toEqual([
    [7, 1],
    [7, 2],
    [6.9, 3],
  ]);
});

test('weights of a hierarchy multiply on the way up', () => {
  const scheme = schemeOf(`
indicators: [{ code: a, parent: g }, { code: b, parent: g }, { code: c, parent: top }]
groups: [{ code: top }, { code: g, parent: top, weight: 3 }]`);
  const { indicators, branches } = compute(tableOf(['x', 'y'], { a: [0, 1], b: [1, 0], c: [0, 1] }), scheme);
  expect(indicators.map(({ weight }) => weight)).toEqual([0.375, 0.375, 0.25]);
  expect(branches.map(({ code, scores }) => [code, scores])).toEqual([
    ['g', [50, 50]],
    ['top', [37.5, 62.5]],
  ]);
});

test('groups may move their scores along a line: a risk of 10 is a resilience of 0', () => {
  const scheme = schemeOf(`
indicators: [{ code: a, normalise: none }, { code: b, normalise: none }]
groups: [{ code: risk, aggregate: geometric-mean, before: { times: -0.9, plus: 10 }, after: { times: -1, plus: 10 }, decimals: 2 }]`);
  // (10 − 9)^½ (10 − 0)^½ = 3.162, and 10 less that
  expect(compute(tableOf(['x'], { a: [10], b: [0] }), scheme).units[0]).toMatchObject({ score: 6.84 });
});

test('the unit named as reference, the denominator and the group must be in the table', () => {
  const scheme = schemeOf(`
indicators: [{ code: a, denominate: { by: size }, normalise: { by: distance-to-reference, unit: q } }]
impute: { by: mean, within: area }`);
  expect(() => compute(tableOf(['x'], { a: [1] }), scheme)).toThrow(
    '方案“t”不能用于这些数据：表中没有“size”这一列；表中没有“area”这一列；表中没有“q”这个单位',
  );
});

/** 人类发展指数: the report of 2021/22 prints Switzerland 0.962 and Norway 0.961 from these values. */
test('the Human Development Index: goalposts, a logarithm, caps, and a geometric over an arithmetic mean', () => {
  const scheme = schemeOf(`
indicators:
  - { code: life, normalise: { by: goalposts, low: 20, high: 85, to: [0, 1] }, parent: hdi }
  - { code: expected, normalise: { by: goalposts, low: 0, high: 18, to: [0, 1] }, parent: education }
  - { code: mean, normalise: { by: goalposts, low: 0, high: 15, to: [0, 1] }, parent: education }
  - { code: gni, normalise: { by: goalposts, low: 100, high: 75000, scale: log, to: [0, 1] }, parent: hdi }
groups: [{ code: hdi, aggregate: geometric-mean }, { code: education, parent: hdi }]
result: { decimals: 3 }`);
  const table = tableOf(['Switzerland', 'Norway'], {
    life: [83.9872, 83.2339],
    expected: [16.500299, 18.1852],
    mean: [13.85966, 13.00363],
    gni: [66933.00454, 64660.10622],
  });
  expect(compute(table, scheme).units.map(({ score }) => score)).toEqual([0.962, 0.961]);
});
