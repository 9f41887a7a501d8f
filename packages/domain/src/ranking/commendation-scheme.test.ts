import { existsSync, readFileSync } from 'node:fs';
import { ASKED, schemeFrom } from '../../test/four-prefectures.js';
import { figure, indicatorOf } from '../index.js';
import { createAtlas } from '../vocabulary/atlas.js';
import { readRegions } from '../vocabulary/region.js';
import { rankRegions, regionsOf } from './rank-regions.js';

const library = new URL('../../../programmes/jilin-province-2022/commendation.yaml', import.meta.url);
const reference = new URL('../../../reference/data/regions.csv', import.meta.url);
const jilin = createAtlas(readRegions(readFileSync(reference, 'utf8')), '220000');
const commendation = schemeFrom(readFileSync(library, 'utf8'));

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
      conduct: [],
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
