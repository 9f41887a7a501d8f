/** Sums of the opinion of Jilin stand in its cases.yaml; here is what they are made of. */
import { builtIn } from '../../test/programmes.js';
import { budgetOf, entitlementOf, type Claim } from './entitlement.js';

const jilin = builtIn('jilin-province-2022');
const claim = (rest: Partial<Claim>): Claim => ({
  on: '2024-05-01',
  held: ['provincial'],
  grants: [],
  bases: null,
  ...rest,
});
const owed = (id: string, rest: Partial<Claim>) =>
  entitlementOf(
    jilin,
    jilin.incentives.find(incentive => incentive.id === id)!,
    claim(rest),
  );

test('every step is kept, with the clause it stands in', () => {
  expect(owed('first-set-insurance', { bases: [60, 60, 60, 60], rate: 4 })).toEqual({
    incentive: 'first-set-insurance',
    clause: '§二(二)8',
    amount: 100,
    upTo: 100,
    refusal: null,
    steps: [
      { kind: 'units', after: 180 },
      { kind: 'rate', after: 135 },
      { kind: 'share', after: 108 },
      { kind: 'cap-once', after: 100 },
    ],
  });
});

test('a premium within the rate counts whole; without a rate nobody can say', () => {
  expect(owed('first-set-insurance', { bases: [50], rate: 3 }).amount).toBe(40);
  expect(owed('first-set-insurance', { bases: [50] })).toMatchObject({ amount: null, upTo: 100 });
});

test('a base that is not known leaves the sum open up to its cap', () => {
  expect(owed('first-set-award', {})).toMatchObject({ amount: null, upTo: 200, refusal: null });
});

test('a cap that is used up leaves nothing', () => {
  expect(owed('pledge-interest', { bases: [40], paidSoFar: 60, yearsPaid: 1 })).toMatchObject({
    amount: 0,
    refusal: 'used-up',
  });
});

test('an award for a grant needs the grant on that day', () => {
  const grants = [{ tier: 'provincial' as const, on: '2023-06-01' }];
  expect(owed('first-provincial', { grants })).toMatchObject({ amount: 0, refusal: 'not-granted' });
});

test('a programme that is no longer in force owes nothing', () => {
  const ended = { ...jilin, inForce: { from: '2022-01-19', to: '2024-05-01' } };
  const incentive = jilin.incentives.find(({ id }) => id === 'first-set-award')!;
  expect(entitlementOf(ended, incentive, claim({ bases: [600] }))).toMatchObject({ refusal: 'not-in-force' });
  expect(entitlementOf(ended, incentive, claim({ on: '2024-04-30', bases: [600] })).amount).toBe(120);
});

test('a budget adds what is known by region and year, and counts what is not', () => {
  const award = (regionId: string | null, on: string, amount: number | null) => ({ regionId, on, amount });
  expect(
    budgetOf([
      award('220100', '2024-05-01', 20),
      award('220100', '2024-09-01', 50),
      award('220200', '2024-09-01', null),
      award('220100', '2025-01-01', 20),
    ]),
  ).toEqual([
    { regionId: '220100', year: 2024, n: 2, amount: 70, nUnknown: 0 },
    { regionId: '220200', year: 2024, n: 1, amount: 0, nUnknown: 1 },
    { regionId: '220100', year: 2025, n: 1, amount: 20, nUnknown: 0 },
  ]);
});
