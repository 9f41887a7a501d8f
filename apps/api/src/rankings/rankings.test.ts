import { contract, type OutputOf } from '@tidu/contract';
import { openCounter, type Counter } from '../../test/counter.js';
import { publishProvince } from '../../test/province.js';

let counter: Counter;
let cookie: string;

beforeAll(async () => {
  counter = await openCounter();
  await publishProvince(counter.home, counter.ledger);
  await counter.follow();
  await counter.addAccount('wang', 'officer', '220000');
  await counter.addAccount('lin', 'officer', '220200');
  cookie = await counter.signIn('wang');
});
afterAll(() => counter.close());

const read = async (asked: object = {}) =>
  (await counter.ask(contract.rankings.read, { ...asked }, { cookie })).body as OutputOf<typeof contract.rankings.read>;

test('nine prefectures stand in the ranking, those with fewer than five enterprises without a rank and with the reason', async () => {
  const { units, period, scheme } = await read();
  expect(period).toBe('2026-09');
  expect(scheme).toMatchObject({ places: 3, minSample: 5, isTrial: false, clause: '§二(一)6' });
  expect(units.map(({ regionId }) => regionId).sort()).toEqual([
    '220100',
    '220200',
    '220300',
    '220400',
    '220500',
    '220600',
    '220700',
    '220800',
    '222400',
  ]);
  expect(units.find(({ regionId }) => regionId === '220200')).toMatchObject({
    rank: null,
    score: null,
    excluded: { zh: expect.stringContaining('样本不足') },
    robustness: null,
    parts: [{ raw: 3, n: 3 }, { raw: 100, n: 3 }, {}],
  });
});

test('weights that are only tried out are marked as such', async () => {
  const { scheme } = await read({ weights: 'revenue-growth:2,rd-growth:0' });
  expect(scheme.isTrial).toBe(true);
  expect(scheme.indicators.map(({ weight }) => weight).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
});

test('a weight for an indicator the scheme has not is refused', async () => {
  const { status, body } = await counter.ask(contract.rankings.read, { weights: 'luck:1' }, { cookie });
  expect({ status, body }).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
});

test('an officer of a prefecture is told that the ranking is the province’s', async () => {
  const own = { cookie: await counter.signIn('lin') };
  expect(await counter.ask(contract.rankings.read, {}, own)).toMatchObject({
    status: 403,
    body: { code: 'ranking-needs-province', message: { zh: expect.stringContaining('吉林市') } },
  });
});

test('how returns came in stands beside every score: all six filed, and every figure is a whole hundred that doubled', async () => {
  const { units } = await read();
  const { measures, deduction } = units.find(({ regionId }) => regionId === '220200')!.conduct;
  expect(measures.map(({ measure, n, of }) => [measure, n, of])).toEqual([
    ['unreported', 0, 3],
    ['late', 0, 3],
    ['late-revised', 0, 3],
    ['outlying', 3, 3],
    ['rounded', 3, 3],
    ['copied', 0, 0],
  ]);
  // 3 points at most for each of the two
  expect(deduction).toBe(6);
});

test('no place has a national title yet, and six makers belong to the team of industry', async () => {
  const { body } = await counter.ask(contract.rankings.recognition, {}, { cookie });
  const { breakthroughs, teams, knownSince } = body as OutputOf<typeof contract.rankings.recognition>;
  expect({ knownSince, firsts: breakthroughs.filter(({ firstOn }) => firstOn !== null) }).toEqual({
    knownSince: null,
    firsts: [],
  });
  expect(breakthroughs.filter(({ level }) => level === 'prefecture').map(({ name }) => name.zh)).toContain(
    '延边朝鲜族自治州',
  );
  expect(teams).toMatchObject([
    {
      code: 'industry',
      name: { zh: '工业' },
      byTier: { provincial: 6 },
      newProvincial: 0,
      revenueGrowth: { value: 100, n: 6 },
    },
  ]);
});
