/** What a change of a threshold does: who gains, who loses, and what is known of one enterprise. */
import { decide, withNumbers, type Inquiry } from '@tidu/domain';
import { snapshotOfRows } from '../../test/filers.js';
import { library } from '../../test/programmes.js';
import { workbookOf } from '../workbook.js';
import { readEvidence } from './evidence.js';
import type { SnapshotFile } from './snapshot-file.js';
import { readVerdictShift } from './verdict-shift.js';
import type { RuleInquiry } from './verdicts-wide.js';

const book = library();
const programme = book.programmeOf('lianyungang-2018');
const inquiry: Inquiry = { purpose: 'application', on: '2020-05-10', period: '2019-12' };
const rule: RuleInquiry = { book, programme, inquiry };
const [tier] = programme.tiers.filter(({ id }) => programme.criteria.some(criterion => criterion.tier === id));

let snapshot: SnapshotFile;
beforeAll(async () => {
  const revenues: [id: string, prefecture: string, revenue: number | null][] = [
    ['a', '220100', 4000],
    ['b', '220100', 6000],
    ['c', '220200', 9000],
    ['d', '220200', null],
  ];
  snapshot = await snapshotOfRows({
    enterprise: revenues.map(([id, prefecture]) => ({
      ...{ enterprise_id: id, name: `${id}公司`, province_id: '220000', section: 'C', industry_code: '3512' },
      ...{
        region_id: `${prefecture.slice(0, 4)}02`,
        prefecture_id: prefecture,
        county_id: `${prefecture.slice(0, 4)}02`,
      },
    })),
    title: [
      { enterprise_id: 'b', tier: 'provincial', action: 'grant', valid_from: '2019-01-01', ends_on: '2022-01-01' },
    ],
    serving: revenues.map(([enterprise_id, , revenue]) => ({ enterprise_id, period: '2019-12', revenue })),
  });
});
afterAll(() => snapshot.close());

/** The threshold of 应税销售 5000万元 with another number in its place, held against revenue. */
function asking(value: number): RuleInquiry {
  const [criterion] = programme.criteria;
  const revenue = {
    ...criterion!,
    test: {
      kind: 'compare' as const,
      measure: { kind: 'field' as const, field: 'revenue', years: 1, taken: 'each' as const, indicator: null },
      comparator: 'at-least' as const,
      thresholds: [{ from: null, value: 5000 }],
      unit: '万元' as const,
    },
  };
  const own = { ...programme, criteria: [revenue] };
  return {
    ...rule,
    programme: withNumbers(own, [{ path: `criteria.${revenue.id}.test.thresholds.0.value`, value }]),
  };
}

test('a higher threshold costs those between the two, in the region where they are', async () => {
  const pair = [
    { rule: asking(5000), tier: tier!.id },
    { rule: asking(8000), tier: tier!.id },
  ] as const;
  const question = { regionId: '220000', title: 'provincial' as const, limit: 10 };
  const { total, byRegion, bySection, rows } = await readVerdictShift(snapshot, '220000', pair, question);
  expect(total).toEqual({
    ...{ nBefore: 2, nAfter: 1, nGained: 0, nLost: 1 },
    ...{ nFirstBefore: 1, nFirstAfter: 1, nLostHolders: 1 },
  });
  expect(byRegion.map(({ regionId, nBefore, nAfter }) => [regionId, nBefore, nAfter])).toEqual([
    ['220100', 1, 0],
    ['220200', 1, 1],
  ]);
  expect(bySection).toMatchObject([{ section: 'C', nBefore: 2, nAfter: 1 }]);
  expect(rows).toEqual([{ enterpriseId: 'b', name: 'b公司', regionId: '220102', gains: false, holds: true }]);
});

test('a lower threshold brings those it lets in; who did not file is in neither', async () => {
  const pair = [
    { rule: asking(5000), tier: tier!.id },
    { rule: asking(4000), tier: tier!.id },
  ] as const;
  const { total, rows } = await readVerdictShift(snapshot, '220000', pair, {
    regionId: '220000',
    title: null,
    limit: 10,
  });
  expect(total).toMatchObject({ nBefore: 2, nAfter: 3, nGained: 1, nLost: 0 });
  expect(rows).toMatchObject([{ enterpriseId: 'a', gains: true }]);
});

test('what is known of one enterprise decides as all are decided, and outside the scope there is nothing', async () => {
  const own = asking(5000);
  const evidence = (await readEvidence(snapshot, '220000', own, { regionId: '220000', ids: ['b'] })).get('b');
  expect(evidence).toMatchObject({ industryCode: '3512', titles: ['provincial'], years: [{ revenue: 6000 }, {}, {}] });
  const verdict = decide(book, own.programme, evidence!, inquiry).tiers.find(one => one.tier === tier!.id)!;
  expect([verdict.outcome, verdict.criteria[0]!.margin]).toEqual(['met', 1000]);
  expect(await readEvidence(snapshot, '220000', own, { regionId: '220200', ids: ['b'] })).toEqual(new Map());
});

test('a list leaves as a workbook', async () => {
  const pieces: Uint8Array[] = [];
  const rows = [
    ['甲公司', 20],
    ['=1+1', null],
  ] as const;
  for await (const piece of workbookOf(
    [
      { name: '企业', type: 'VARCHAR' },
      { name: '金额', type: 'DOUBLE' },
    ],
    rows,
  ))
    pieces.push(Uint8Array.from(piece));
  expect(Buffer.concat(pieces).subarray(0, 2).toString()).toBe('PK');
});
