/** Verdicts over all enterprises in SQL, against the verdicts on one enterprise in TypeScript. */
import {
  decide,
  differences,
  evidenceOf,
  inquiryOf,
  sectionOf,
  type Inquiry,
  type Programme,
  type Tier,
} from '@tidu/domain';
import { asServed, attested, filersOf, returnOf, snapshotOfRows, withFacts, type Filer } from '../../test/filers.js';
import type { LakeRow } from '../../test/lake.js';
import { BUILT_IN, casesOf, library } from '../../test/programmes.js';
import type { SnapshotFile } from './snapshot-file.js';
import { readVerdictCounts, readVerdicts, type EnterpriseFinding } from './verdicts.js';
import { periodsBack } from './verdicts-wide.js';

const book = library();
const EVERYONE = { regionId: '220000', offset: 0, limit: 10_000 };

const OCCASIONS: Inquiry[] = [
  { purpose: 'application', on: '2026-05-10', period: '2025-12' },
  { purpose: 'review', on: '2026-05-10', period: '2025-12' },
  { purpose: 'application', on: '2024-05-10', period: '2024-06' },
];

/** The cases beside every programme, each an enterprise of its own. */
const CASES = BUILT_IN.flatMap(id => casesOf(book.programmeOf(id)).enterprises.map(one => ({ id, one }))).map(
  ({ id, one }, at) => ({
    id,
    one,
    filer: { id: `K${at}`, evidence: evidenceOf(one), priors: [{}, {}] } satisfies Filer,
  }),
);
const DRAWN = 80;
/** Drawn enterprises, those of each period by themselves. */
const FILERS = new Map(
  [...new Set(OCCASIONS.map(({ period }) => period))].map((period, at) => [period, filersOf(`${at}`, DRAWN, 7 + at)]),
);
const CLOSED: Filer = { ...filersOf('9', 1, 3)[0]!, id: 'closed' };
const TITLED: Filer = { ...filersOf('9', 1, 5)[0]!, id: 'titled' };

let snapshot: SnapshotFile;
beforeAll(async () => {
  const filed: { filer: Filer; on: string; period: string }[] = [
    ...CASES.map(({ one, filer }) => ({ filer, ...inquiryOf(one) })),
    ...OCCASIONS.filter(({ purpose }) => purpose === 'application').flatMap(({ on, period }) =>
      FILERS.get(period)!.map(filer => ({ filer, on, period })),
    ),
    ...[CLOSED, TITLED].map(filer => ({ filer, on: '2025-05-11', period: '2025-12' })),
  ];
  const titles = filed
    .filter(({ filer }) => filer !== TITLED)
    .flatMap(({ filer: { id, evidence }, on }) =>
      evidence.titles.map(tier => titleOf(id, tier, dayBefore(on), '9999-12-31')),
    );
  snapshot = await snapshotOfRows({
    enterprise: filed.map(({ filer }, at) => registered(filer, at)),
    title: [...titles, titleOf(TITLED.id, 'provincial', '2025-05-10', '2026-05-10')],
    serving: filed.flatMap(({ filer, period }) => periodsBack(period).map((one, back) => returnOf(filer, one, back))),
  });
});
afterAll(() => snapshot.close());

function registered({ id, evidence: { industryCode, foundedOn } }: Filer, at: number): LakeRow {
  const [region_id, prefecture_id] = at % 2 === 0 ? ['220102', '220100'] : ['220202', '220200'];
  return {
    ...{ enterprise_id: id, name: id, region_id, province_id: '220000', prefecture_id, county_id: region_id },
    ...{ section: industryCode && sectionOf(industryCode), industry_code: industryCode, founded_on: foundedOn },
    closed_on: id === CLOSED.id ? '2026-01-01' : null,
  };
}

function titleOf(id: string, tier: Tier, from: string, endsOn: string): LakeRow {
  return { enterprise_id: id, tier, action: 'grant', valid_from: from, ends_on: endsOn };
}

function dayBefore(on: string): string {
  return new Date(Date.parse(on) - 86_400_000).toISOString().slice(0, 10);
}

/** Verdicts of a programme on these enterprises. */
async function verdictsOn(programme: Programme, filers: readonly Filer[], inquiry: Inquiry) {
  const rule = { book, programme, inquiry, facts: attested(filers) };
  const ids = filers.map(({ id }) => id);
  const { rows, total } = await readVerdicts(snapshot, '220000', rule, { ...EVERYONE, ids });
  return { total, found: new Map(rows.map(row => [row.enterpriseId, row])) };
}

test.each(BUILT_IN)('the cases of %s come as expected in SQL too', async id => {
  const programme = book.programmeOf(id);
  const own = CASES.filter(one => one.id === id);
  const occasions = new Map(own.map(({ one }) => [JSON.stringify(inquiryOf(one)), inquiryOf(one)]));
  for (const [key, inquiry] of occasions) {
    const asked = own.filter(({ one }) => JSON.stringify(inquiryOf(one)) === key);
    const { found } = await verdictsOn(
      programme,
      asked.map(({ filer }) => filer),
      inquiry,
    );
    for (const { one, filer } of asked)
      expect([one.name, differences(one, inTiers(found.get(filer.id)!, programme))]).toEqual([one.name, []]);
  }
});

/** The finding in the shape of a verdict, as far as a case looks at it. */
function inTiers({ tiers, criteria }: EnterpriseFinding, programme: Programme): Parameters<typeof differences>[1] {
  const decided = decide(
    book,
    programme,
    { industryCode: null, foundedOn: null, titles: [], years: [], facts: {} },
    {
      purpose: 'application',
      on: '2000-01-01',
      period: '1999-12',
    },
  );
  return {
    tiers: decided.tiers.map(tier => ({
      ...tier,
      ...tiers.find(one => one.tier === tier.tier)!,
      criteria: tier.criteria.map(one => ({
        ...one,
        ...criteria.find(({ criterion }) => criterion === one.criterion)!,
      })),
    })),
  };
}

describe.each(BUILT_IN)('over many enterprises, SQL and TypeScript agree on %s', id => {
  const programme = book.programmeOf(id);
  test.each(OCCASIONS.map(inquiry => [JSON.stringify(inquiry), inquiry] as const))('%s', async (_, inquiry) => {
    const filers = FILERS.get(inquiry.period)!.map((filer, at) => withFacts(programme, filer, at));
    const { found, total } = await verdictsOn(programme, filers, inquiry);
    expect(total).toBe(DRAWN);
    for (const filer of filers)
      expect(comparable(found.get(filer.id)!)).toEqual(inTypeScript(programme, filer, inquiry));
  });
});

function comparable({ tiers, criteria }: EnterpriseFinding) {
  return { tiers, criteria: criteria.map(one => ({ ...one })) };
}

function inTypeScript(programme: Programme, filer: Filer, inquiry: Inquiry): ReturnType<typeof comparable> {
  const { tiers } = decide(book, programme, asServed(filer), inquiry);
  const criteria = new Map(tiers.flatMap(tier => tier.criteria.map(one => [one.criterion, { ...one, tier }] as const)));
  return {
    tiers: tiers.map(({ tier, outcome, preCheck, short }) => ({ tier, outcome, preCheck, nShort: short.length })),
    criteria: programme.criteria.map(({ id, force }) => {
      const { outcome, value, threshold, margin, onFile, tier } = criteria.get(id)!;
      const isOpen = outcome === 'unknown';
      return {
        criterion: id,
        outcome,
        value,
        threshold,
        margin,
        short: force === 'hard' ? tier.short.includes(id) : outcome === 'not-met' || (isOpen && onFile === false),
        toConfirm: force === 'hard' ? tier.toConfirm.includes(id) : isOpen && (onFile === true || onFile === 'aside'),
      };
    }),
  };
}

describe('counts', () => {
  const programme = book.programmeOf('jilin-city-2015');
  const inquiry = OCCASIONS[0]!;
  const filers = FILERS.get(inquiry.period)!.map((filer, at) => withFacts(programme, filer, at));
  const ids = filers.map(({ id }) => id);
  const rule = { book, programme, inquiry, facts: attested(filers) };
  let rows: EnterpriseFinding[];
  beforeAll(async () => {
    rows = [...(await verdictsOn(programme, filers, inquiry)).found.values()];
  });

  test('of a region are the verdicts of its enterprises, added up', async () => {
    const counts = await readVerdictCounts(snapshot, '220000', rule, { regionId: '220000', ids, by: 'region' });
    expect(new Set(counts.map(({ key }) => key))).toEqual(new Set(['220100', '220200']));
    for (const { key, of, n, preCheck } of counts) {
      const own = rows.filter(({ regionId }) => regionId?.startsWith(key.slice(0, 4)));
      const outcomesOf = (row: EnterpriseFinding) =>
        'tier' in of
          ? row.tiers.find(({ tier }) => tier === of.tier)!
          : { outcome: row.criteria.find(({ criterion }) => criterion === of.criterion)!.outcome, preCheck: null };
      expect(n.met).toBe(own.filter(row => outcomesOf(row).outcome === 'met').length);
      expect(n.unknown).toBe(own.filter(row => outcomesOf(row).outcome === 'unknown').length);
      if (preCheck !== null) expect(preCheck.met).toBe(own.filter(row => outcomesOf(row).preCheck === 'met').length);
    }
  });

  test('a county officer sees his own', async () => {
    const { total } = await readVerdicts(snapshot, '220000', rule, { ...EVERYONE, ids, regionId: '220102' });
    expect(total).toBe(DRAWN / 2);
  });

  test('a filter asks for an outcome, and pages count on', async () => {
    const filter = { tier: 'little-giant', preCheck: 'not-met' } as const;
    const failing = rows.filter(({ tiers }) =>
      tiers.some(one => one.tier === 'little-giant' && one.preCheck === 'not-met'),
    );
    const asked = { regionId: '220000', ids, filter, limit: 5 };
    expect(failing.length).toBeGreaterThan(10);
    const page = await readVerdicts(snapshot, '220000', rule, { ...asked, offset: 5 });
    expect(page).toMatchObject({ total: failing.length, rows: { length: 5 } });
    const beyond = await readVerdicts(snapshot, '220000', rule, { ...asked, offset: 500 });
    expect(beyond).toEqual({ total: failing.length, rows: [] });
  });
});

test('who has closed is not looked at', async () => {
  const programme = book.programmeOf('jilin-city-2015');
  const totalOn = async (on: string) => (await verdictsOn(programme, [CLOSED], { ...OCCASIONS[0]!, on })).total;
  expect([await totalOn('2025-12-31'), await totalOn('2026-01-01')]).toEqual([1, 0]);
});

test('a title counts on the day it begins and not on the day it ends', async () => {
  const programme = book.programmeOf('national-2026');
  const outcomes = [];
  for (const on of ['2025-05-09', '2025-05-10', '2026-05-09', '2026-05-10']) {
    const { found } = await verdictsOn(programme, [TITLED], { ...OCCASIONS[0]!, on });
    const { criteria } = found.get(TITLED.id)!;
    outcomes.push(criteria.find(({ criterion }) => criterion === 'g-prerequisite')!.outcome);
  }
  expect(outcomes).toEqual(['not-met', 'met', 'met', 'not-met']);
});
