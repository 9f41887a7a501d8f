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
