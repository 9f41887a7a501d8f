import { existsSync, readFileSync } from 'node:fs';
import { CATALOGUE, figure, indicatorOf, TiduError } from '../index.js';
import { createAtlas } from '../vocabulary/atlas.js';
import { readRegions } from '../vocabulary/region.js';
import { type CommendationScheme, readCommendationScheme } from './commendation-scheme.js';
import { rankRegions, regionsOf } from './rank-regions.js';
import type { RegionDuty, RegionFigure } from './region-figures.js';
import type { RegionRanking } from './region-ranking.js';
import { readTrialWeights } from './trial-weights.js';

const library = new URL('../../../programmes/jilin-province-2022/commendation.yaml', import.meta.url);
const reference = new URL('../../../reference/data/regions.csv', import.meta.url);
const jilin = createAtlas(readRegions(readFileSync(reference, 'utf8')), '220000');
const builtIn = readFileSync(library, 'utf8');
const schemeFrom = (text: string): CommendationScheme => readCommendationScheme(text, 'c.yaml', CATALOGUE);
const commendation = schemeFrom(builtIn);
const ASKED = '2026-09-30';

const atlas = createAtlas(
  readRegions(`id,name,parent,level,kind,name_en
P,省,,province,admin,Province
X,甲市,P,prefecture,admin,Jia
Y,乙市,P,prefecture,admin,Yi
Z,丙市,P,prefecture,admin,Bing
W,丁市,P,prefecture,admin,
M,山管委会,P,prefecture,agency,
K,甲县,X,county,admin,
`),
  'P',
);

const schemeOf = (rest = ''): CommendationScheme =>
  schemeFrom(`id: t
name: 试
clause: 一
quotation: 试
indicators:
  - { indicator: enterprises-by-tier, tiers: [provincial], minSample: 0 }
  - { indicator: revenue-growth, winsorise: { low: -100, high: 100 } }
${rest}`);

/** A count of titles, and growth in percent over `n` enterprises whose revenue was 100 in all. */
const facts = (region: string, titles: number | null, growth: number | null, n = 20): RegionFigure[] => [
  ...(titles === null
    ? []
    : [{ regionId: region, code: 'enterprises-by-tier', numerator: titles, denominator: null, n: titles }]),
  { regionId: region, code: 'revenue-growth', numerator: growth, denominator: growth === null ? null : 100, n },
];
const four = [...facts('X', 10, 20), ...facts('Y', 6, 10), ...facts('Z', 4, 5), ...facts('W', 0, 0)];
const rankedBy = (scheme: CommendationScheme, figures: RegionFigure[], duties: RegionDuty[] = []): RegionRanking =>
  rankRegions(scheme, { atlas, asOf: ASKED, figures, duties, catalogue: { indicatorOf, figure } });
const placesOf = ({ units }: RegionRanking) =>
  units.map(({ regionId, score, rank, commended }) => [regionId, score, rank, commended]);

test('regions are ranked by points on every indicator, and the first three are commended', () => {
  const ranking = rankedBy(schemeOf(), four);
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
    schemeOf(),
    [...four, ...facts('Y', 6, 90, 4)].filter(({ regionId, n }) => regionId !== 'Y' || n < 10),
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
  const ranking = rankedBy(schemeOf(), [
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
  const ranking = rankedBy(schemeOf(), [
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
  const ranking = rankedBy(schemeOf(), [
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
  const ranking = rankedBy(schemeOf(), [
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
  const of = (rule: string) => rankedBy(schemeOf(`places: 2\nties: { atLastPlace: ${rule} }\n`), tied);

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
  const ranking = rankedBy(schemeOf(), [
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
    const ranking = rankedBy(schemeOf(), four, duties);
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
    const ranking = rankedBy(schemeOf('minReportingRate: 80\n'), four, duties);
    expect(ranking.units.map(({ regionId, excluded }) => [regionId, excluded?.zh ?? null])).toEqual([
      ['Y', null],
      ['Z', null],
      ['X', '报送率 79.0% 低于 80%，不参加排名'],
      ['W', '没有应报企业，不参加排名'],
    ]);
  });
});

test('a veto keeps a region out whatever its figures', () => {
  const ranking = rankedBy(schemeOf('vetoes: [{ region: X, reason: 重大安全事故 }]\n'), four);
  expect(placesOf(ranking)[0]).toEqual(['Y', 100, 1, true]);
  expect(ranking.units.at(-1)).toMatchObject({ regionId: 'X', excluded: { zh: '一票否决，不参加排名：重大安全事故' } });
});

describe('a region that is not simply one of the units', () => {
  const figures = [...four, ...facts('M', 2, 50, 10), ...facts('K', 4, 10, 8)];
  const placed = (text: string) => rankedBy(schemeOf(`placements: [${text}]\n`), figures);
  const partsOf = (ranking: RegionRanking, id: string) =>
    ranking.units.find(({ regionId }) => regionId === id)?.parts.map(({ raw, n }) => [raw, n]);

  test('and that nobody placed is not ranked, and it is said', () => {
    const ranking = rankedBy(schemeOf(), figures);
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
    const wrong = [...four, ...facts('K', 11, 10, 30)];
    expect(() => rankedBy(schemeOf('placements: [{ region: K, as: apart, why: 单列 }]\n'), wrong)).toThrow(
      '方案“试”不能用于这些数据：甲市的“梯度企业数”少于其中另计的部分',
    );
  });
});

test('figures of several tiers of one region add up', () => {
  const split = [...facts('X', 7, 20), ...facts('X', 3, null, 0), ...four.slice(2)];
  expect(placesOf(rankedBy(schemeOf(), split))).toEqual(placesOf(rankedBy(schemeOf(), four)));
});

describe('weights that are tried out', () => {
  const trial = (text: string) =>
    rankRegions(schemeOf(), {
      atlas,
      asOf: ASKED,
      figures: four,
      duties: [],
      catalogue: { indicatorOf, figure },
      trial: readTrialWeights(text, schemeOf()),
    });

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
    const figures = [...four.filter(({ regionId }) => regionId !== 'Z'), ...facts('Z', 4, null)];
    const ranking = rankRegions(schemeOf(), {
      atlas,
      asOf: ASKED,
      figures,
      duties: [],
      catalogue: { indicatorOf, figure },
      trial: readTrialWeights('revenue-growth:0', schemeOf()),
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
  ])('“%s” is refused', text => expect(() => readTrialWeights(text, schemeOf())).toThrow(TiduError));
});

test.each([
  [
    'an indicator nobody knows',
    'indicators: [{ indicator: profit-rate }]',
    '第 5 行 indicators.0.indicator：没有代码为“profit-rate”的指标。可用：enterprises-by-tier、',
  ],
  [
    'an indicator that is there twice',
    'indicators: [{ indicator: revenue-growth }, { indicator: revenue-growth }]',
    '第 5 行 indicators.1.code：“revenue-growth”出现了两次；用 code 区分',
  ],
  [
    'a tie decided by what is not in the scheme',
    'indicators: [{ indicator: revenue-growth }]\nties: { atLastPlace: { leadsOn: rd-growth } }',
    '第 6 行 ties.atLastPlace.leadsOn：方案里没有“rd-growth”这项指标',
  ],
  [
    'a region placed twice',
    'indicators: [{ indicator: revenue-growth }]\nplacements: [{ region: K, as: apart, why: 一 }, { region: K, as: apart, why: 二 }]',
    '第 6 行 placements.1.region：“K”出现了两次',
  ],
  [
    'bounds the wrong way round',
    'indicators: [{ indicator: revenue-growth, winsorise: { low: 1, high: -1 } }]',
    'indicators.0.winsorise：low 应小于 high',
  ],
])('%s is told with its line', (_, rest, refusal) => {
  expect(() => schemeFrom(`id: t\nname: 试\nclause: 一\nquotation: 试\n${rest}\n`)).toThrow(refusal);
});

describe('the scheme of the opinion of 2022', () => {
  test('nine prefectures compete; 长白山 is added to Yanbian, and 梅河口 is in Tonghua', () => {
    expect(regionsOf(commendation, jilin, ASKED)).toEqual([
      '220100',
      '220200',
      '220300',
      '220400',
      '220500',
      '220600',
      '220700',
      '220800',
      '222400',
      'changbaishan',
    ]);
  });

  test('a third each, growth within ±100 %, five enterprises at least, three places', () => {
    const ranking = rankRegions(commendation, {
      atlas: jilin,
      asOf: ASKED,
      figures: [],
      duties: [],
      catalogue: { indicatorOf, figure },
    });
    expect(ranking.indicators.map(({ code, weight }) => [code, weight])).toEqual([
      ['enterprises-by-tier', 1 / 3],
      ['revenue-growth', 1 / 3],
      ['rd-growth', 1 / 3],
    ]);
    expect(commendation).toMatchObject({ places: 3, minSample: 5, minReportingRate: null, decimals: 2 });
    // nobody has filed: nobody is ranked, and nobody is commended
    expect(ranking.units).toHaveLength(9);
    expect(
      ranking.units.every(({ rank, excluded, commended }) => rank === null && excluded !== null && !commended),
    ).toBe(true);
    expect(ranking.notes.map(({ zh }) => zh)).toContain('能够排名的单位只有 0 个');
  });

  test('serves another province as well: what is placed in Jilin does not concern it', () => {
    const liaoning = createAtlas(readRegions(readFileSync(reference, 'utf8')), '210000');
    expect(regionsOf(commendation, liaoning, ASKED)).toHaveLength(14);
  });

  const text = new URL('../../../../../shared/policy-documents/jilin-province-2022.txt', import.meta.url);
  if (!existsSync(text)) console.log(`skipped: the text of the opinion is not beside the checkout (${text.pathname})`);
  (existsSync(text) ? test : test.skip)('quotes the clause word for word', () => {
    const clause = /6\.进行考评表彰。.*/.exec(readFileSync(text, 'utf8'))![0];
    expect(commendation.clause).toBe('§二(一)6');
    expect(clause).toContain(commendation.quotation);
  });
});
