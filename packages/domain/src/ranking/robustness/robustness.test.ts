import { compute } from '../compute.js';
import type { Derivation } from '../derivation.js';
import { readCompositeScheme } from '../read-scheme.js';
import { alternatives } from './alternatives.js';
import { influence } from './influence.js';
import { randomStream } from './random.js';
import { robustness } from './robustness.js';
import { sensitivity } from './sensitivity.js';
import { tippingWeights } from './tipping-weights.js';

function derivationOf(columns: Record<string, (number | null)[]>, text = ''): Derivation {
  const [first = []] = Object.values(columns);
  const units = first.map((_, at) => ({ id: 'ABCDEFGH'[at]!, name: 'ABCDEFGH'[at]! }));
  const codes = Object.keys(columns).join(', ');
  const indicators = text.includes('indicators') ? '' : `indicators: [${codes.replace(/\w+/g, '{ code: $& }')}]\n`;
  const scheme = readCompositeScheme(`id: t\nname: t\n${indicators}${text}`, 't.yaml');
  return compute({ units, columns: new Map(Object.entries(columns)), labels: new Map() }, scheme);
}

/** A is best on everything and E worst; B, C and D stand close together. */
const close = derivationOf({ a: [10, 6, 5, 4, 0], b: [10, 4, 6, 5, 0], c: [10, 5, 4, 6, 1] });

test('the best on everything is first in every way, the worst last', () => {
  const [a, , , , e] = robustness(close, { places: 3 }).units;
  expect(a).toMatchObject({ id: 'A', rank: 1, low: 1, high: 1, mean: 1, inTop: 100, shares: [100, 0, 0, 0, 0] });
  expect(e).toMatchObject({ id: 'E', rank: 5, low: 5, high: 5, inTop: 0, shares: [0, 0, 0, 0, 100] });
});

test('those who stand close together change places, and their shares add up', () => {
  const [, b, c, d] = robustness(close, { places: 3 }).units;
  for (const unit of [b!, c!, d!]) {
    expect([unit.low, unit.high]).toEqual([2, 4]);
    expect(unit.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 9);
    expect(unit.inTop).toBeGreaterThan(50);
    expect(unit.inTop).toBeLessThan(100);
  }
});

test('the same seed gives the same answer, another seed another one of much the same kind', () => {
  const [one, again, other] = [7, 7, 8].map(seed => robustness(close, { places: 3, seed }).units);
  expect(again).toEqual(one);
  expect(other).not.toEqual(one);
  one!.forEach(({ inTop }, at) => expect(Math.abs(inTop - other![at]!.inTop)).toBeLessThan(8));
});

test('with nothing left to vary, every way is the index itself', () => {
  const one = derivationOf({ a: [3, 2, 1] });
  const { units, normalisations } = robustness(one, { places: 1, weightSpread: 0, leaveOut: false });
  expect(normalisations).toEqual(['as-stated', 'z-score', 'percentile-rank']);
  expect(units.map(({ low, high }) => [low, high])).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
  expect(sensitivity(one, { replications: 20 }).map(({ total }) => total)).toEqual([0, 0, 0, 0, 0]);
});

/** A has 10 on a and B 9.5 on b: A leads where the weight of a is more than 0.95 of that of b. */
test('weights vary evenly by as much as is said: the share of a lead follows from geometry', () => {
  const scheme = 'normalise: none\ngroups: [{ code: g, after: {} }]\n';
  const narrow = derivationOf({ a: [10, 0], b: [0, 9.5] }, scheme);
  const leads = (weightSpread: number) =>
    robustness(narrow, { places: 1, weightSpread, leaveOut: false, replications: 5000 }).units[0]!.inTop;
  expect(leads(0)).toBe(100);
  // the part of the square (0.7…1.3)² in which u > 0.95 v
  expect(Math.abs(leads(30) - 58.1)).toBeLessThan(3);
  expect(leads(2)).toBe(100);
});

test('a unit without a rank takes no part', () => {
  const gap = compute(
    {
      units: ['A', 'B', 'C'].map(id => ({ id, name: id })),
      columns: new Map([['a', [3, null, 1]]]),
      labels: new Map(),
    },
    derivationOf({ a: [1, 2] }).scheme,
  );
  expect(robustness(gap, { places: 1, replications: 10 }).units.map(({ id }) => id)).toEqual(['A', 'C']);
});

test('a group that moves its scores along a line is tried with other weights and indicators only', () => {
  const lined = derivationOf({ a: [3, 2, 1], b: [1, 2, 4] }, 'groups: [{ code: g, after: { times: 2, plus: 1 } }]');
  expect(robustness(lined, { places: 1, replications: 10 })).toMatchObject({
    normalisations: ['as-stated'],
    aggregations: ['as-stated'],
  });
});

/** Scores 0…100: A (100, 0), B (50, 60), C (0, 100); half and half A 50, B 55, C 50. */
test('the weight at which two units change places is where their scores are equal', () => {
  const derivation = derivationOf({ x: [100, 50, 0], y: [0, 60, 100] });
  const tipping = tippingWeights(derivation, { places: 1 })!;
  expect([tipping.inside, tipping.outside]).toEqual(['B', 'A']);
  expect(tipping.lead).toBeCloseTo(5, 9);
  // with t on x: A = 100 t and B = 50 t + 60 (1 − t), equal at t = 6/11
  expect(tipping.weights.map(({ code, from, to }) => [code, from, Number(to.toFixed(9))])).toEqual([
    ['x', 0.5, Number((6 / 11).toFixed(9))],
    ['y', 0.5, Number((5 / 11).toFixed(9))],
  ]);
});

test('the smallest change comes first, and a weight that cannot do it is left out', () => {
  // A leads B on a and b and trails on c
  const { weights } = tippingWeights(derivationOf({ a: [9, 8, 0], b: [9, 5, 0], c: [0, 3, 9] }), { places: 1 })!;
  expect(weights.map(({ code }) => code)).toEqual(['c', 'b']);
  expect(weights.map(({ change }) => Math.abs(change))).toEqual(
    weights.map(({ change }) => Math.abs(change)).toSorted((a, b) => a - b),
  );
});

test('of a geometric mean too, the tipping weight makes both scores equal', () => {
  const scheme = 'normalise: none\naggregate: geometric-mean\n';
  const { weights } = tippingWeights(derivationOf({ x: [8, 4], y: [2, 3] }, scheme), { places: 1 })!;
  // 8^t 2^(1−t) = 4^t 3^(1−t) where t ln 2 = (1 − t) ln 1.5
  const share = Math.log(1.5) / Math.log(3);
  expect(weights.find(({ code }) => code === 'x')!.to).toBeCloseTo(share, 9);
});

test('no weight can swap those who lead on everything with those who trail on everything', () => {
  expect(tippingWeights(derivationOf({ a: [3, 2, 1], b: [3, 2, 1] }), { places: 1 })!.weights).toEqual([]);
  expect(tippingWeights(derivationOf({ a: [3, 2, 1] }), { places: 3 })).toBeNull();
});

test('inside a hierarchy the weight of a group can tip the ranks as well', () => {
  const text = `indicators: [{ code: x, parent: g }, { code: y, parent: g }, { code: z, parent: top }]
groups: [{ code: top }, { code: g, parent: top }]`;
  const { weights } = tippingWeights(derivationOf({ x: [9, 1, 0], y: [9, 1, 0], z: [1, 8, 7] }, text), { places: 1 })!;
  expect(weights.map(({ code }) => code).toSorted()).toEqual(['g', 'z']);
});

test('the other ways are named, with the units that enter the top', () => {
  const rows = alternatives(close, { places: 3 });
  expect(rows.map(({ name }) => name.zh)).toEqual([
    '标准化不变，几何平均',
    'Z 分数，合成不变',
    '百分位，合成不变',
    '百分位，几何平均',
    '两两比较（Copeland）',
    'TOPSIS',
    '等权',
    '熵权法',
    '主成分权重',
    '不计“a”',
    '不计“b”',
    '不计“c”',
  ]);
  const withoutA = rows.find(({ name }) => name.en === 'without “a”')!;
  // on b and c alone: A 20, B 9, C 10, D 11, E 1
  expect(withoutA).toMatchObject({ kind: 'without', ranks: [1, 4, 3, 2, 5], top: ['A', 'C', 'D'] });
});

test('an indicator on which units hardly differ decides little, whatever is written beside it', () => {
  const [flat, wide] = influence(
    derivationOf({ flat: [50, 51, 50], wide: [0, 50, 100] }, 'normalise: { by: scaled, low: 0, high: 100 }\n'),
  );
  expect([flat!.weight, wide!.weight]).toEqual([50, 50]);
  expect(wide!.correlation).toBeGreaterThan(0.99);
  expect(flat!.share! + wide!.share!).toBeCloseTo(100, 9);
  expect(wide!.share).toBeGreaterThan(98);
});

test('leaving one of two opposite indicators out moves ranks more than changing their weights a little', () => {
  const opposite = derivationOf({ a: [5, 4, 3, 2, 1], b: [1, 2, 3, 4, 4.9] });
  const shares = new Map(sensitivity(opposite, { weightSpread: 1 }).map(({ factor, total }) => [factor, total]));
  expect(shares.get('left-out')).toBeGreaterThan(60);
  expect(shares.get('left-out')).toBeGreaterThan(shares.get('weights')!);
});

test('the stream of chance is even, and its seeds go their own ways', () => {
  const random = randomStream(1);
  const drawn = Array.from({ length: 10_000 }, () => random());
  const tenths = Array.from({ length: 10 }, (_, at) => drawn.filter(draw => Math.floor(draw * 10) === at).length);
  tenths.forEach(count => expect(Math.abs(count - 1000)).toBeLessThan(150));
  expect(randomStream(2)()).not.toBe(randomStream(1)());
});

test('how gaps are filled is uncertain too: C stands second by the mean of the others, 3.25, and third by their median, 1.5', () => {
  const filled = derivationOf({ a: [10, 0, null, 2, 1] }, 'impute: { by: mean }\n');
  const { units, imputations } = robustness(filled, { places: 2, weightSpread: 0, leaveOut: false });
  expect(imputations).toEqual(['as-stated', 'median']);
  const c = units.find(({ id }) => id === 'C')!;
  expect(c).toMatchObject({ rank: 2, low: 2, high: 3 });
  expect(Math.abs(c.inTop - 50)).toBeLessThan(6);
  expect(
    sensitivity(filled, { weightSpread: 0, leaveOut: false }).find(({ factor }) => factor === 'imputation')!.total,
  ).toBeGreaterThan(90);
  const other = alternatives(filled, { places: 2 }).find(({ name }) => name.zh === '缺值按中位数补');
  expect(other).toMatchObject({ top: ['A', 'D'], changesTop: true });
});
