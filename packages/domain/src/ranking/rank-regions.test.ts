import { FOUR, facts, placesOf, rankedBy, schemeFrom, titlesAndGrowth } from '../../test/four-prefectures.js';

test('regions are ranked by points on every indicator, and the first three are commended', () => {
  const ranking = rankedBy(titlesAndGrowth(), FOUR);
  // halves of 100·titles/10 and of 100·growth/20
  expect(placesOf(ranking)).toEqual([
    ['X', 100, 1, true],
    ['Y', 55, 2, true],
    ['Z', 32.5, 3, true],
    ['W', 0, 4, false],
  ]);
  expect(ranking.units[1]!.parts).toEqual([
    { code: 'enterprises-by-tier', raw: 6, n: 6, treated: 6, normalised: 60, weighted: 30 },
    { code: 'revenue-growth', raw: 10, n: 20, treated: 10, normalised: 50, weighted: 25 },
  ]);
  expect(ranking.indicators.map(({ weight, unit, direction }) => [weight, unit, direction])).toEqual([
    [0.5, 'enterprise', 'higher-is-better'],
    [0.5, 'percent', 'higher-is-better'],
  ]);
});

test('growth over fewer than five enterprises is no growth: 样本不足, 不排名, and it sets no bound for others', () => {
  const ranking = rankedBy(
    titlesAndGrowth(),
    [...FOUR, ...facts('Y', 6, 90, 4)].filter(({ regionId, n }) => regionId !== 'Y' || n < 10),
  );
  const [last] = ranking.units.slice(-1);
  expect(last).toMatchObject({
    regionId: 'Y',
    score: null,
    rank: null,
    commended: false,
    excluded: {
      zh: '样本不足：“营业收入同比”只有 4 户，少于 5 户，不排名',
      en: 'Sample too small: “Operating revenue growth, year on year” rests on 4, fewer than 5; not ranked',
    },
  });
  expect(last!.parts[1]).toEqual({
    code: 'revenue-growth',
    raw: 90,
    n: 4,
    treated: null,
    normalised: null,
    weighted: null,
  });
  expect(placesOf(ranking)[0]).toEqual(['X', 100, 1, true]);
});

test('five enterprises are enough, and a region without one title has 0 of them, which is a figure', () => {
  const ranking = rankedBy(titlesAndGrowth(), [
    ...facts('X', 10, 20),
    ...facts('Y', 6, 10, 5),
    ...facts('Z', null, 5),
    ...facts('W', 1, 0),
  ]);
  expect(ranking.units.map(({ excluded }) => excluded)).toEqual([null, null, null, null]);
  expect(ranking.units.find(({ regionId }) => regionId === 'Z')!.parts[0]).toMatchObject({
    raw: 0,
    n: 0,
    normalised: 0,
  });
});

test('a figure that is missing is never a 0', () => {
  const ranking = rankedBy(titlesAndGrowth(), [
    ...facts('X', 10, 20),
    ...facts('Y', 6, 10),
    ...facts('Z', 4, null),
    ...facts('W', 0, 0),
  ]);
  expect(ranking.units.at(-1)).toMatchObject({
    regionId: 'Z',
    score: null,
    excluded: { zh: '“营业收入同比”没有可用的数值，不排名' },
  });
});

test('growth beyond ±100 % counts as the bound, and the reader is told whose', () => {
  const ranking = rankedBy(titlesAndGrowth(), [
    ...facts('X', 10, 250),
    ...facts('Y', 6, 50),
    ...facts('Z', 4, 0),
    ...facts('W', 0, 0),
  ]);
  expect(ranking.units[0]!.parts[1]).toMatchObject({ raw: 250, treated: 100, normalised: 100 });
  expect(ranking.units[1]!.parts[1]).toMatchObject({ raw: 50, normalised: 50 });
  expect(ranking.notes.map(({ zh }) => zh)).toContain('“营业收入同比”超出 -100…100 的按界限计：甲市（250）');
});

test('when all are equal on an indicator all get 100 on it, and it is said', () => {
  const ranking = rankedBy(titlesAndGrowth(), [
    ...facts('X', 3, 20),
    ...facts('Y', 3, 10),
    ...facts('Z', 3, 5),
    ...facts('W', 3, 0),
  ]);
  expect(placesOf(ranking).map(([, score]) => score)).toEqual([100, 75, 62.5, 50]);
  expect(ranking.notes.map(({ zh }) => zh)).toContain('“梯度企业数”各单位相同，一律记 100 分');
});

describe('a tie at the third place', () => {
  // Y and Z: 60 % of the titles with 5 of 20, or 40 % with 9 of 20: 42.5 both
  const tied = [...facts('X', 10, 20), ...facts('Y', 6, 5), ...facts('Z', 4, 9), ...facts('W', 0, 0)];
  const of = (rule: string) => rankedBy(titlesAndGrowth(`places: 2\nties: { atLastPlace: ${rule} }\n`), tied);

  test('shares the rank, and the next one is passed over', () => {
    expect(placesOf(of('all')).map(([region, score, rank]) => [region, score, rank])).toEqual([
      ['X', 100, 1],
      ['Y', 42.5, 2],
      ['Z', 42.5, 2],
      ['W', 0, 4],
    ]);
  });

  test.each([
    ['all', [true, true, true, false], '并列第 2 名：乙市、丙市；按规则全部表彰', '全部表彰'],
    ['none', [true, false, false, false], '并列第 2 名：乙市、丙市；按规则均不表彰', '均不表彰'],
    [
      '{ leadsOn: revenue-growth }',
      [true, false, true, false],
      '并列第 2 名：乙市、丙市；按规则表彰丙市',
      '“营业收入同比”领先者表彰',
    ],
  ])('commends by the rule %s, which is said', (rule, commended, note, words) => {
    const ranking = of(rule);
    expect(ranking.units.map(unit => unit.commended)).toEqual(commended);
    expect(ranking.notes.map(({ zh }) => zh)).toContain(note);
    expect(ranking.tieRule.zh).toBe(`同分同名次，其后跳过（1、2、2、4）；第 2 名并列而名额不足时${words}`);
  });
});

test('scores that are printed alike are alike', () => {
  const ranking = rankedBy(titlesAndGrowth(), [
    ...facts('X', 10, 20),
    ...facts('Y', 5, 10),
    ...facts('Z', 5, 10.0001),
    ...facts('W', 0, 0),
  ]);
  expect(placesOf(ranking).map(([, score, rank]) => [score, rank])).toEqual([
    [100, 1],
    [50, 2],
    [50, 2],
    [0, 4],
  ]);
});

describe('the gate of the reporting rate', () => {
  const duties = [
    { regionId: 'X', nExpected: 100, nFiled: 79 },
    { regionId: 'Y', nExpected: 100, nFiled: 80 },
    { regionId: 'Z', nExpected: 10, nFiled: 10 },
    { regionId: 'P', nExpected: 3, nFiled: 0 },
  ];

  test('is open unless a scheme closes it', () => {
    const ranking = rankedBy(titlesAndGrowth(), FOUR, { duties });
    expect(ranking.units.map(({ reportingRate, rank }) => [reportingRate, rank])).toEqual([
      [79, 1],
      [80, 2],
      [100, 3],
      [null, 4],
    ]);
    expect(ranking.notes.slice(1)).toEqual([
      {
        zh: '登记在省本级或地区不明的 3 户应报企业不计入任何单位',
        en: '3 enterprises registered with the province itself, or nowhere, count for no unit',
      },
    ]);
  });

  test('keeps those out who filed less, or owed nothing, and 80 % is enough', () => {
    const ranking = rankedBy(titlesAndGrowth('minReportingRate: 80\n'), FOUR, { duties });
    expect(ranking.units.map(({ regionId, excluded }) => [regionId, excluded?.zh ?? null])).toEqual([
      ['Y', null],
      ['Z', null],
      ['X', '报送率 79.0% 低于 80%，不参加排名'],
      ['W', '没有应报企业，不参加排名'],
    ]);
  });
});

test('a veto keeps a region out whatever its figures', () => {
  const ranking = rankedBy(titlesAndGrowth('vetoes: [{ region: X, reason: 重大安全事故 }]\n'), FOUR);
  expect(placesOf(ranking)[0]).toEqual(['Y', 100, 1, true]);
  expect(ranking.units.at(-1)).toMatchObject({ regionId: 'X', excluded: { zh: '一票否决，不参加排名：重大安全事故' } });
});

test('figures of several tiers of one region add up', () => {
  const split = [...facts('X', 7, 20), ...facts('X', 3, null, 0), ...FOUR.slice(2)];
  expect(placesOf(rankedBy(titlesAndGrowth(), split))).toEqual(placesOf(rankedBy(titlesAndGrowth(), FOUR)));
});

test('a count per ten thousand of what the scheme says each unit has; who is not named has no figure', () => {
  const scheme = schemeFrom(`id: t
name: 试
clause: 一
quotation: 试
indicators:
  - indicator: enterprises-by-tier
    minSample: 0
    per: { name: 中小企业, times: 10000, of: { X: 50000, Y: 20000, Z: 40000 } }`);
  const { units } = rankedBy(scheme, FOUR);
  // 10 of 50,000 are 2 per 10,000; 6 of 20,000 are 3; 4 of 40,000 are 1
  expect(units.map(({ regionId, rank, parts }) => [regionId, rank, parts[0]!.raw])).toEqual([
    ['Y', 1, 3],
    ['X', 2, 2],
    ['Z', 3, 1],
    ['W', null, null],
  ]);
});
