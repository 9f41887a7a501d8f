import { FOUR, fourPrefectures, rankedBy, titlesAndGrowth } from '../../../test/four-prefectures.js';
import { CATALOGUE, figure, indicatorOf } from '../../index.js';
import { explainRanking } from '../explain-ranking.js';
import { differencesOf } from './differences.js';
import { freezeRanking } from './freeze.js';
import type { RankingRecord } from './ranking-record.js';
import { recompute } from './recompute.js';

const TEXT = `id: t
name: 试
clause: 一
quotation: 试
indicators:
  - { indicator: enterprises-by-tier, tiers: [provincial], minSample: 0 }
  - { indicator: revenue-growth, winsorise: { low: -100, high: 100 } }
`;

/** As it comes back from the ledger. */
function frozen(): RankingRecord {
  const scheme = titlesAndGrowth();
  const record = freezeRanking({
    ...{ period: '2026-09', atlas: fourPrefectures, scheme, figures: FOUR, duties: [], conduct: [], supersedes: null },
    version: { id: 't', version: 1, text: TEXT, sha256: '' },
    snapshot: { id: 's00000001', contentHash: '', asOf: '', synthetic: true, batches: [] },
    result: explainRanking(rankedBy(scheme, FOUR), scheme),
    indicatorOf,
  });
  return JSON.parse(JSON.stringify(record)) as RankingRecord;
}
const again = (record: RankingRecord): unknown =>
  JSON.parse(JSON.stringify(recompute(record, record, { entries: CATALOGUE, indicatorOf, figure })));

test('a record computed again from itself is equal, to its last digit and its last draw', () => {
  const record = frozen();
  expect(differencesOf(record.result, again(record))).toEqual([]);
  expect(record.rules.indicators.map(({ code, over }) => [code, over])).toEqual([
    ['enterprises-by-tier', 'standing'],
    ['revenue-growth', 'serving'],
  ]);
});

test('a score that was touched is found where it stands, whatever the order of the units', () => {
  const record = frozen();
  record.result.units.reverse();
  record.result.units.find(({ regionId }) => regionId === 'Y')!.score = 56;
  expect(differencesOf(record.result, again(record))).toEqual([{ path: 'units.Y.score', sealed: 56, found: 55 }]);
});

test.each<[string, unknown, unknown, number]>([
  ['the last digit of a root', 0.1 + 0.2, 0.3, 0],
  ['another rank', 3, 4, 1],
  ['a value where there was none', null, 0, 1],
  ['an absent key and a null', {}, { a: null }, 0],
  ['one more in a list', [1], [1, 2], 1],
])('%s', (_, sealed, found, count) => {
  expect(differencesOf(sealed, found)).toHaveLength(count);
});
