/** Verdicts over all enterprises in SQL, against the verdicts on one enterprise in TypeScript. */
import {
  columnOf,
  decide,
  differences,
  evidenceOf,
  FIELDS,
  inquiryOf,
  priorKey,
  sectionOf,
  TIERS,
  type Evidence,
  type Inquiry,
  type Programme,
  type Tier,
} from '@tidu/domain';
import { Lake, type Built, type LakeRow } from '../../test/lake.js';
import { BUILT_IN, casesOf, library } from '../../test/programmes.js';
import { openSnapshotFile, type SnapshotFile } from './snapshot-file.js';
import { readVerdictCounts, readVerdicts, type EnterpriseFinding } from './verdicts.js';
import { periodsBack, type AttestedFact } from './verdicts-wide.js';

const book = library();
const EVERYONE = { regionId: '220000', offset: 0, limit: 10_000 };

/** One enterprise of a lake, with what is filed beside its values for the year before. */
interface Filer {
  id: string;
  evidence: Evidence;
  /** Of the period and of the year before it: 上年同期 as filed. */
  priors: [Record<string, number | null>, Record<string, number | null>];
}

let lake: Lake;
beforeAll(async () => {
  lake = await Lake.create();
});
afterAll(() => lake.remove());

/** A snapshot in which these enterprises filed for the period and the two years before. */
async function snapshotOf(filers: readonly Filer[], { on, period }: Inquiry): Promise<SnapshotFile> {
  const register = filers.map(({ id, evidence: { industryCode, foundedOn } }, at): LakeRow => {
    const [region_id, section] = [at % 2 === 0 ? '220102' : '220202', industryCode && sectionOf(industryCode)];
    return {
      enterprise_id: id,
      valid_from: '2010-01-01',
      name: id,
      region_id,
      section,
      industry_code: industryCode,
      founded_on: foundedOn,
    };
  });
  const titles = filers.flatMap(({ id, evidence }) =>
    evidence.titles.map(tier => ({
      enterprise_id: id,
      tier,
      action: 'grant',
      valid_from: dayBefore(on),
      valid_to: null,
    })),
  );
  const batches = [await lake.register(register), ...(titles.length > 0 ? [await lake.titles(titles)] : [])];
  for (const [back, one] of periodsBack(period).entries())
    batches.push(await lake.filing(filers.map(filer => returnOf(filer, one, back))));
  const built: Built = await lake.publish(batches);
  return openSnapshotFile(built);
}

function dayBefore(on: string): string {
  return new Date(Date.parse(on) - 86_400_000).toISOString().slice(0, 10);
}

function returnOf({ id, evidence, priors }: Filer, period: string, back: number): LakeRow {
  const values = Object.entries(evidence.years[back] ?? {}).map(([key, value]) => [columnOf(key), value]);
  const beside = Object.entries(priors[back] ?? {}).map(([key, value]) => [columnOf(priorKey(key)), value]);
  return { enterprise_id: id, period, ...Object.fromEntries([...values, ...beside]) };
}

/** What was attested of these enterprises. */
function attested(filers: readonly Filer[]): AttestedFact[] {
  return filers.flatMap(({ id, evidence: { facts } }) =>
    Object.entries(facts).flatMap(([fact, value]) =>
      value === null ? [] : [{ enterpriseId: id, fact, value: Number(value) }],
    ),
  );
}

describe.each(BUILT_IN)('the cases of %s come as expected in SQL too', id => {
  const programme = book.programmeOf(id);
  const { enterprises } = casesOf(programme);

  test.each(enterprises.map(one => [one.name, one] as const))('%s', async (_, one) => {
    const [evidence, inquiry] = [evidenceOf(one), inquiryOf(one)];
    const filer: Filer = { id: 'E', evidence, priors: [{}, {}] };
    const snapshot = await snapshotOf([filer], inquiry);
    try {
      const rule = { book, programme, inquiry, facts: attested([filer]) };
      const { rows } = await readVerdicts(snapshot, '220000', rule, EVERYONE);
      expect(differences(one, inTiers(rows[0]!, programme))).toEqual([]);
    } finally {
      snapshot.close();
    }
  });
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

/** Numbers that are the same at every run; drawn so that thresholds are met, missed and hit exactly. */
function drawer(seed: number) {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return {
    of: <Value>(values: readonly Value[]): Value => values[Math.floor(next() * values.length)]!,
    isSo: (share: number) => next() < share,
  };
}

const AMOUNTS = [
  0, 0.3, 17.1, 30, 50, 90, 100, 150, 300, 570, 600, 1000, 1500, 2000, 4999.9999, 5000, 10_000, 12_000, 50_000, 120_000,
];
const HEADS = [0, 5, 10, 19, 20, 50, 100, 300, 400, 1000];

/** Enterprises with every kind of gap: a value, a year, the industry, a title, a fact. */
function filersOf(programme: Programme, count: number, seed: number): Filer[] {
  const draw = drawer(seed);
  const valueOf = (unit: string) =>
    draw.of(unit === 'cny10k' ? AMOUNTS : HEADS) * (unit === 'cny10k' && draw.isSo(0.1) ? -1 : 1);
  const yearOf = () => Object.fromEntries(FIELDS.map(({ key, unit }) => [key, draw.isSo(0.15) ? null : valueOf(unit)]));
  const priorsOf = () =>
    Object.fromEntries(
      FIELDS.filter(({ prior }) => prior && draw.isSo(0.3)).map(({ key, unit }) => [
        key,
        draw.isSo(0.2) ? null : valueOf(unit),
      ]),
    );
  return Array.from({ length: count }, (_, at) => ({
    id: `E${String(at).padStart(4, '0')}`,
    evidence: {
      industryCode: draw.of(['3512', '3512', '6510', '5920', '59', '0111', 'C', '7010', '5310', null]),
      foundedOn: draw.of(['2010-05-10', '2024-05-11', '2024-02-29', null]),
      titles: TIERS.filter(() => draw.isSo(0.3)),
      years: [yearOf(), yearOf(), yearOf()],
      facts: Object.fromEntries(
        programme.facts.map(({ id, unit }) => [
          id,
          draw.isSo(0.4)
            ? null
            : unit === null
              ? draw.of([0, 1])
              : draw.of([0, 1, 2, 3, 8, 10, 15, 50, 60, 2000, 5000]),
        ]),
      ),
    },
    priors: [priorsOf(), priorsOf()],
  }));
}

/** What a snapshot says of the year before: what was filed beside the period, else what was filed then. */
function asServed({ evidence, priors }: Filer): Evidence {
  const [now, before, twoBefore] = evidence.years;
  const overlay = (own: Evidence['years'][number], filed: Record<string, number | null>) => {
    const told = Object.entries(filed).filter(([, value]) => value !== null);
    return { ...own, ...Object.fromEntries(told) };
  };
  return { ...evidence, years: [now!, overlay(before!, priors[0]), overlay(twoBefore!, priors[1])] };
}

const OCCASIONS: Inquiry[] = [
  { purpose: 'application', on: '2026-05-10', period: '2025-12' },
  { purpose: 'review', on: '2026-05-10', period: '2025-12' },
  { purpose: 'application', on: '2024-05-10', period: '2024-06' },
];

describe.each(BUILT_IN)('over three hundred enterprises, SQL and TypeScript agree on %s', id => {
  const programme = book.programmeOf(id);
  test.each(OCCASIONS.map(inquiry => [JSON.stringify(inquiry), inquiry] as const))('%s', async (_, inquiry) => {
    const filers = filersOf(programme, 300, 7);
    const snapshot = await snapshotOf(filers, inquiry);
    try {
      const rule = { book, programme, inquiry, facts: attested(filers) };
      const { rows, total } = await readVerdicts(snapshot, '220000', rule, EVERYONE);
      expect(total).toBe(300);
      const found = new Map(rows.map(row => [row.enterpriseId, row]));
      for (const filer of filers)
        expect(comparable(found.get(filer.id)!)).toEqual(inTypeScript(programme, filer, inquiry));
    } finally {
      snapshot.close();
    }
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
  const filers = filersOf(programme, 120, 11);
  let snapshot: SnapshotFile;
  let rows: EnterpriseFinding[];
  const rule = { book, programme, inquiry, facts: attested(filers) };
  beforeAll(async () => {
    snapshot = await snapshotOf(filers, inquiry);
    ({ rows } = await readVerdicts(snapshot, '220000', rule, EVERYONE));
  });
  afterAll(() => snapshot.close());

  test('of a region are the verdicts of its enterprises, added up', async () => {
    const counts = await readVerdictCounts(snapshot, '220000', rule, { regionId: '220000', by: 'region' });
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
    const { total } = await readVerdicts(snapshot, '220000', rule, { ...EVERYONE, regionId: '220102' });
    expect(total).toBe(60);
  });

  test('a filter asks for an outcome, and pages count on', async () => {
    const filter = { tier: 'little-giant', preCheck: 'not-met' } as const;
    const failing = rows.filter(({ tiers }) =>
      tiers.some(one => one.tier === 'little-giant' && one.preCheck === 'not-met'),
    );
    const page = await readVerdicts(snapshot, '220000', rule, { regionId: '220000', filter, offset: 5, limit: 5 });
    expect(failing.length).toBeGreaterThan(10);
    expect(page).toMatchObject({ total: failing.length, rows: { length: 5 } });
    const beyond = await readVerdicts(snapshot, '220000', rule, { regionId: '220000', filter, offset: 500, limit: 5 });
    expect(beyond).toEqual({ total: failing.length, rows: [] });
  });
});

test('who has closed is not looked at', async () => {
  const programme = book.programmeOf('jilin-city-2015');
  const [filer] = filersOf(programme, 1, 3);
  const row: LakeRow = {
    enterprise_id: 'E0000',
    valid_from: '2010-01-01',
    name: 'E',
    region_id: '220102',
    closed_on: '2026-01-01',
  };
  const built = await lake.publish([await lake.register([row]), await lake.filing([returnOf(filer!, '2025-12', 0)])]);
  const snapshot = await openSnapshotFile(built);
  try {
    const total = async (on: string) => {
      const rule = { book, programme, inquiry: { ...OCCASIONS[0]!, on } };
      return (await readVerdicts(snapshot, '220000', rule, EVERYONE)).total;
    };
    expect([await total('2025-12-31'), await total('2026-01-01')]).toEqual([1, 0]);
  } finally {
    snapshot.close();
  }
});

test('a title counts on the day it begins and not on the day it ends', async () => {
  const programme = book.programmeOf('national-2026');
  const title = {
    enterprise_id: 'E',
    tier: 'provincial' satisfies Tier,
    action: 'grant',
    valid_from: '2025-05-10',
    valid_to: '2026-05-10',
  };
  const built = await lake.publish([
    await lake.titles([title]),
    await lake.filing([{ enterprise_id: 'E', period: '2025-12', revenue: 1 }]),
  ]);
  const snapshot = await openSnapshotFile(built);
  try {
    const outcomeOn = async (on: string) => {
      const rule = { book, programme, inquiry: { ...OCCASIONS[0]!, on } };
      const { rows } = await readVerdicts(snapshot, '220000', rule, EVERYONE);
      return rows[0]!.criteria.find(({ criterion }) => criterion === 'g-prerequisite')!.outcome;
    };
    expect([
      await outcomeOn('2025-05-09'),
      await outcomeOn('2025-05-10'),
      await outcomeOn('2026-05-09'),
      await outcomeOn('2026-05-10'),
    ]).toEqual(['not-met', 'met', 'met', 'not-met']);
  } finally {
    snapshot.close();
  }
});
