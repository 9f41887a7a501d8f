/** Policy programmes over the counter: six firms of two prefectures, 1000 to 6000 万元, provincial titles since July 2025. */
import { contract, type OutputOf, type Route } from '@tidu/contract';
import { openCounter, type Counter } from '../../test/counter.js';
import { FIRMS, publishProvince } from '../../test/province.js';

const { programmes, preChecks, programmeLadder, targets, money, tasks, whatIf } = contract;
let counter: Counter;
let province: string;
let prefecture: string;

beforeAll(async () => {
  counter = await openCounter();
  await publishProvince(counter.home, counter.ledger);
  await counter.follow();
  await counter.addAccount('wang', 'administrator', '220000');
  await counter.addAccount('lin', 'officer', '220200');
  [province, prefecture] = [await counter.signIn('wang'), await counter.signIn('lin')];
});
afterAll(() => counter.close());

async function ask<R extends Route>(route: R, args: Record<string, unknown>, cookie = province): Promise<OutputOf<R>> {
  const { status, body } = await counter.ask(route, args, { cookie });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body as OutputOf<R>;
}

const OWN = `id: own
version: 1
name: 本省试行办法
standing: official
region: '220000'
document: { title: 试行办法, issuer: 省工信厅 }
inForce: { from: 2026-01-01 }
tiers:
  - { id: provincial, name: 省级, title: provincial, clause: 一, quote: 省级 }
criteria:
  - id: revenue
    tier: provincial
    name: 营业收入
    clause: 二
    quote: 不低于2000万元
    test: { field: revenue, comparator: at-least, threshold: 2000, unit: 万元 }
`;
const THRESHOLD = 'criteria.revenue.test.thresholds.0.value';

describe('the library', () => {
  test('lists the eight built in, and shows one with its file, its text and cases that all come right', async () => {
    const { programmes: heads } = await ask(programmes.list, {});
    expect(heads.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['national-2022', 'national-2026', 'baotou-2015']),
    );
    const shown = await ask(programmes.read, { id: 'jilin-province-2022' });
    expect(shown.head).toMatchObject({ isBuiltIn: true, counts: { tasks: 27 } });
    expect(shown.text).toContain('专精特新');
    expect(shown.cases.length).toBeGreaterThan(3);
    expect(shown.cases.flatMap(({ failures }) => failures)).toEqual([]);
  });

  test('an uploaded file is told what is wrong with it, line by line', async () => {
    const { issues } = await ask(programmes.check, { text: OWN.replace('official', 'rumour') });
    expect(issues).toEqual(['第 4 行 standing：应为 official、secondary 之一']);
  });

  test('an installed programme stands beside the others and decides; only the province installs one', async () => {
    expect(await ask(programmes.install, { text: OWN })).toMatchObject({ id: 'own', isBuiltIn: false });
    const again = await counter.ask(programmes.install, { text: OWN }, { cookie: province });
    expect(again).toMatchObject({ status: 409, body: { code: 'already-exists' } });
    const { total, rule } = await ask(preChecks.qualifications, { id: 'own', tier: 'provincial', preCheck: 'met' });
    expect([total, rule.version]).toEqual([5, 1]);
    const refused = await counter.ask(programmes.install, { text: OWN }, { cookie: prefecture });
    expect(refused).toMatchObject({ status: 403 });
  });
});

describe('pre-checks', () => {
  test('the rule of the day is used and named: 63号 until March 2026, 2号 from April', async () => {
    const ruleOn = async (on: string) =>
      (await ask(preChecks.qualifications, { id: 'national-2026', tier: 'specialised', on })).rule.id;
    expect([await ruleOn('2026-03-31'), await ruleOn('2026-04-01')]).toEqual(['national-2022', 'national-2026']);
  });

  test('a firm sees every criterion with value, threshold, margin and the filed row behind it', async () => {
    const asked = { id: 'own', enterpriseId: FIRMS[2]!.id };
    const { criteria, sources, tiers } = await ask(preChecks.enterprise, asked, prefecture);
    expect(criteria).toMatchObject([{ outcome: 'met', value: 3000, threshold: 2000, margin: 1000, clause: '二' }]);
    expect(tiers).toMatchObject([{ preCheck: 'met', nShort: 0 }]);
    expect(sources).toMatchObject([{ period: '2026-09', batchId: 'b00000003' }]);
    const other = await counter.ask(
      preChecks.enterprise,
      { ...asked, enterpriseId: FIRMS[4]!.id },
      { cookie: prefecture },
    );
    expect(other).toMatchObject({ status: 404 });
  });

  test('part of the year decides a floor that is reached, and leaves open one that is not', async () => {
    const asked = { id: 'own', enterpriseId: FIRMS[0]!.id };
    expect((await ask(preChecks.enterprise, asked)).criteria).toMatchObject([
      { outcome: 'unknown', reason: 'part-of-year', value: 1000, margin: -1000 },
    ]);
  });

  test('what somebody attests decides, and is told with who attested it', async () => {
    const asked = { id: 'national-2026', enterpriseId: FIRMS[1]!.id };
    const outcomeOf = async () => {
      const { criteria, facts } = await ask(preChecks.enterprise, asked);
      const years = criteria.find(({ criterion }) => criterion === 's-segment-years')!;
      return [years.outcome, facts.find(({ fact }) => fact === 'segment-years')!.by];
    };
    expect(await outcomeOf()).toEqual(['unknown', null]);
    await ask(preChecks.attest, { ...asked, fact: 'segment-years', value: 4 }, prefecture);
    expect(await outcomeOf()).toEqual(['met', 'lin']);
  });

  test('counts add up by region, and a kept result names rule, version and snapshot', async () => {
    const { rows } = await ask(preChecks.counts, { id: 'own', by: 'region' });
    expect(rows.map(({ key, tiers }) => [key, tiers[0]!.preCheck.met, tiers[0]!.nHolders])).toEqual([
      ['220200', 2, 3],
      ['220300', 3, 3],
    ]);
    await ask(preChecks.record, { id: 'own' });
    expect((await ask(preChecks.records, { id: 'own' })).rows).toMatchObject([
      {
        version: 1,
        snapshotId: 's00000001',
        regionId: '220000',
        tiers: [{ tier: 'provincial', preCheck: { met: 5 } }],
      },
    ]);
  });

  test('the list leaves as a workbook that says the data are synthetic', async () => {
    const { headers, status } = await counter.ask(
      preChecks.qualificationFile,
      { id: 'own', tier: 'provincial' },
      { cookie: prefecture },
    );
    expect(status).toBe(200);
    expect(decodeURIComponent(String(headers['content-disposition']))).toMatch(
      /预审名单-省级-own第1版-.*合成数据\.xlsx/,
    );
  });
});

describe('what if', () => {
  test('a higher threshold costs firms, by region, and says what it would save', async () => {
    const changes = [{ path: THRESHOLD, value: 3500 }];
    const { total, byRegion, rows } = await ask(whatIf.try, { id: 'own', tier: 'provincial', changes });
    expect(total).toMatchObject({ nBefore: 5, nAfter: 2, nGained: 0, nLost: 3, nLostHolders: 3 });
    expect(byRegion.map(({ regionId, nBefore, nAfter }) => [regionId, nBefore, nAfter])).toEqual([
      ['220200', 2, 0],
      ['220300', 3, 2],
    ]);
    expect(rows).toHaveLength(3);
  });

  test('two versions of the national rule are compared the same way', async () => {
    const asked = { id: 'national-2022', against: 'national-2026', tier: 'specialised' };
    const { before, after, total } = await ask(whatIf.try, asked);
    expect([before.id, after.id]).toEqual(['national-2022', 'national-2026']);
    expect(total.nBefore - total.nLost + total.nGained).toBe(total.nAfter);
  });

  test('a number that is not there is refused, and a scenario is kept and shared', async () => {
    const strange = { id: 'own', tier: 'provincial', changes: [{ path: 'criteria.nothing', value: 1 }] };
    expect(await counter.ask(whatIf.try, strange, { cookie: province })).toMatchObject({
      status: 400,
      body: { code: 'programme-invalid' },
    });
    const changes = [{ path: THRESHOLD, value: 3500 }];
    const { id } = await ask(whatIf.save, { id: 'own', name: '提高到3500', changes, shared: true });
    expect((await ask(whatIf.scenarios, { id: 'own' })).rows).toMatchObject([{ id, version: 1, changes }]);
    await ask(whatIf.remove, { id });
    expect((await ask(whatIf.scenarios, { id: 'own' })).rows).toEqual([]);
  });
});

test('the first grants of a year are paid by their clause: six times 20 万元, and the budget by prefecture', async () => {
  const { awards, budget } = await ask(money.read, { id: 'jilin-province-2022', year: 2025 });
  expect(awards).toHaveLength(6);
  expect(new Set(awards.map(({ amount, clause, refusal }) => `${amount} ${clause} ${refusal}`))).toEqual(
    new Set(['20 §二(一)5 null']),
  );
  expect(budget.map(({ regionId, n, amount }) => [regionId, n, amount])).toEqual([
    ['220200', 3, 60],
    ['220300', 3, 60],
  ]);
  const file = await counter.ask(money.file, { id: 'jilin-province-2022', year: 2025 }, { cookie: prefecture });
  expect(file.status).toBe(200);
});

test('a claim is reckoned step by step: half the interest of 100 万元, of which 20 were paid already, up to 60', async () => {
  const claim = {
    id: 'jilin-province-2022',
    incentive: 'pledge-interest',
    on: '2025-06-01',
    held: ['provincial'],
    bases: [100],
    paidSoFar: 20,
  };
  expect(await ask(money.reckon, claim)).toMatchObject({
    amount: 40,
    steps: [{ after: 50 }, { kind: 'cap-total', after: 40 }],
  });
});

test('a plan whose years are over shows its final state, and each prefecture what it brought', async () => {
  const { rows } = await ask(targets.read, { id: 'jilin-province-2022', on: '2026-10-20' });
  const provincial = rows.find(({ goal, unit }) => goal === 1500 && unit === '户')!;
  expect(provincial).toMatchObject({ closed: true, state: 'missed', latest: { on: '2025-12-31', value: 6 } });
  expect(
    provincial.contributions.filter(({ latest }) => latest !== null).map(one => [one.regionId, one.latest]),
  ).toEqual([
    ['220200', 3],
    ['220300', 3],
  ]);
});

test('a count that nothing in the register gives is reported, and decides', async () => {
  const asked = { id: 'baotou-2015', target: 'alliances' };
  await ask(targets.count, { ...asked, on: '2020-12-31', value: 4 });
  const { rows } = await ask(targets.read, { id: 'baotou-2015', on: '2021-02-01' });
  expect(rows.find(({ target }) => target === 'alliances')).toMatchObject({
    state: 'reached',
    isReported: true,
    goal: 3,
  });
});

test('titles that run out come with what a review would find; prefectures without a national title are named', async () => {
  const { expiring, zero, tiers } = await ask(programmeLadder.read, { id: 'own', on: '2028-03-01' });
  expect(expiring).toHaveLength(6);
  expect(expiring[0]).toMatchObject({ tier: 'provincial', endsOn: '2028-07-25', review: { rule: { id: 'own' } } });
  expect(zero.find(({ regionId }) => regionId === '220200')).toMatchObject({ firstOn: null });
  expect(tiers).toMatchObject([{ nHolders: 6, nReady: 0, nBelowFloor: 0 }]);
});

test('a task keeps its state and notes, an entry of the calendar that it was held', async () => {
  const asked = { id: 'jilin-province-2022' };
  await ask(tasks.record, { ...asked, task: 2, state: 'under-way', dueOn: '2026-09-30', note: '已发通知' }, prefecture);
  const { rows } = await ask(tasks.list, asked, prefecture);
  expect(rows.find(({ no }) => no === 2)).toMatchObject({
    state: 'under-way',
    isOverdue: true,
    notes: [{ actor: 'lin' }],
  });
  expect((await ask(tasks.list, asked)).rows.find(({ no }) => no === 2)).toMatchObject({ state: 'not-started' });
  const { rows: due } = await ask(tasks.calendar, { ...asked, year: 2025 }, prefecture);
  expect(due.filter(({ dueOn }) => dueOn === '2025-12-31').length).toBeGreaterThan(1);
  const { cadence, dueOn } = due[0]!;
  await ask(tasks.held, { ...asked, cadence, dueOn }, prefecture);
  const again = await ask(tasks.calendar, { ...asked, year: 2025 }, prefecture);
  expect(again.rows[0]).toMatchObject({ state: 'held' });
});

test('a withdrawn programme is gone, and what was kept of it stays', async () => {
  await ask(programmes.withdraw, { id: 'own' });
  const gone = await counter.ask(preChecks.counts, { id: 'own' }, { cookie: province });
  expect(gone).toMatchObject({ status: 404, body: { code: 'not-found' } });
  expect((await ask(preChecks.records, { id: 'own' })).rows).toHaveLength(1);
});
