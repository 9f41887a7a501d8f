/** September 2026 of a province of two units with three firms each: deadlines, extensions, review, embargo. */
import { contract, type Route } from '@tidu/contract';
import { listAudit } from '@tidu/records';
import { openCounter, type Counter } from '../../test/counter.js';
import { publishProvince } from '../../test/province.js';

let counter: Counter;
let province: string;
let unit: string;
let analyst: string;
const period = '2026-09';

beforeAll(async () => {
  counter = await openCounter();
  await publishProvince(counter.home, counter.ledger);
  await counter.follow();
  await counter.addAccount('province', 'administrator', '220000');
  await counter.addAccount('unit', 'officer', '220200');
  await counter.addAccount('analyst', 'analyst', '220000');
  [province, unit, analyst] = [
    await counter.signIn('province'),
    await counter.signIn('unit'),
    await counter.signIn('analyst'),
  ];
});
afterAll(() => counter.close());

const ask = (cookie: string, route: Route, args: Record<string, unknown>) => counter.ask(route, args, { cookie });
const step = (cookie: string, taken: Record<string, unknown>) =>
  ask(cookie, contract.reviews.step, { period, ...taken });

test('the year has eleven periods with deadlines on working days', async () => {
  const { body } = await ask(province, contract.filingCalendar.read, { year: 2026 });
  const { periods } = body as { periods: Record<string, unknown>[] };
  expect(periods).toHaveLength(11);
  expect(periods.find(each => each['period'] === '2026-04')).toMatchObject({ dueOn: '2026-05-11' });
  expect(periods.find(each => each['period'] === period)).toMatchObject({
    ...{ dueOn: '2026-10-10', state: 'late', nExpected: 6, nFiled: 6, status: 'preliminary' },
  });
  expect(periods.at(-1)).toMatchObject({
    dueOn: '2027-01-10',
    isProvisional: true,
    state: 'upcoming',
    nExpected: null,
  });
});

test('an extension is granted by the province alone, with a reason, and moves the deadline of its region', async () => {
  const wish = { period, region: '220200', until: '2026-10-30', reason: '暴雪停电' };
  expect(await ask(unit, contract.filingCalendar.grant, wish)).toMatchObject({ status: 403 });
  expect(await ask(province, contract.filingCalendar.grant, { ...wish, until: '2026-10-10' })).toMatchObject({
    body: { code: 'extension-too-early' },
  });
  const { body } = await ask(province, contract.filingCalendar.grant, wish);
  const read = async (cookie: string, region?: string) => {
    const answer = await ask(cookie, contract.filingCalendar.read, { year: 2026, ...(region && { region }) });
    return (answer.body as { periods: { period: string }[] }).periods.find(each => each.period === period);
  };
  expect(await read(unit)).toMatchObject({ dueOn: '2026-10-30', state: 'open', extensions: [{ reason: '暴雪停电' }] });
  expect(await read(province)).toMatchObject({ dueOn: '2026-10-10', state: 'late' });
  const { id } = body as { id: string };
  expect(await ask(province, contract.filingCalendar.revoke, { id })).toMatchObject({ status: 200 });
  expect(await read(unit)).toMatchObject({ dueOn: '2026-10-10', extensions: [] });
});

test('who will owe a return at the end of the year is listed, to each unit its own', async () => {
  const missing = async (cookie: string) =>
    (await ask(cookie, contract.filingCalendar.missing, { period: '2026-12' })).body as { total: number };
  expect((await missing(province)).total).toBe(6);
  expect((await missing(unit)).total).toBe(3);
});

test('rates stand beside the counts, each of its own whole', async () => {
  const { body } = await ask(province, contract.filingProgress.read, { period });
  expect(body).toMatchObject({
    dueOn: '2026-10-10',
    total: { nExpected: 6, nOnTime: 6, rate: 100, onTimeRate: 100, completeRate: 0, lateRevisionRate: 0 },
  });
});

test('figures become final when the province has accepted all of their units', async () => {
  const status = async (cookie: string) =>
    (await ask(cookie, contract.ladder.read, { period })).body as { provenance: { status: string } };
  expect(await step(unit, { step: 'accept' })).toMatchObject({ status: 403 });
  expect(await step(unit, { region: '220300', step: 'submit' })).toMatchObject({ status: 403 });
  expect(await step(unit, { step: 'submit' })).toMatchObject({ body: { state: 'submitted', possible: [] } });
  expect((await status(unit)).provenance.status).toBe('preliminary');
  expect(await step(province, { region: '220200', step: 'return' })).toMatchObject({
    body: { code: 'reason-missing' },
  });
  expect(await step(province, { region: '220200', step: 'accept' })).toMatchObject({
    body: { state: 'accepted', nExpected: 3, nFiled: 3 },
  });
  expect((await status(unit)).provenance.status).toBe('final');
  expect((await status(province)).provenance.status).toBe('preliminary');
  await step(province, { region: '220200', step: 'reopen', reason: '更正一户营业收入' });
  await step(unit, { step: 'submit' });
  await step(province, { region: '220200', step: 'accept' });
  expect((await status(unit)).provenance.status).toBe('revised');
  const audited = await listAudit(counter.ledger, { subject: '2026-09 220200' });
  expect(audited).toHaveLength(5);
  const seen = (await ask(unit, contract.reviews.list, { period })).body as { reviews: unknown[]; status: string };
  expect([seen.reviews.length, seen.status]).toEqual([1, 'revised']);
});

test('before its release a period is hidden from analysts, and from nobody afterwards', async () => {
  const embargo = { period, releaseAt: '2026-10-25T00:00:00.000Z' };
  expect(await ask(unit, contract.reviews.embargo, embargo)).toMatchObject({ status: 403 });
  expect(await ask(province, contract.reviews.embargo, embargo)).toMatchObject({ status: 200 });
  const values = { codes: 'revenue', by: 'none' };
  for (const named of [{ period }, { periods: '2026-08,2026-09' }, { from: '2026-02', to: '2026-12' }]) {
    const answer = await ask(analyst, contract.indicators.values, { ...values, ...named });
    expect(answer).toMatchObject({ status: 403, body: { code: 'embargoed' } });
  }
  expect(await ask(province, contract.indicators.values, { ...values, period })).toMatchObject({ status: 200 });
  const shown = async () =>
    ((await ask(analyst, contract.status.read, {})).body as { periods: { period: string }[] }).periods.map(
      each => each.period,
    );
  expect(await shown()).not.toContain(period);
  counter.clock.now = new Date('2026-10-25T00:00:00Z');
  analyst = await counter.signIn('analyst');
  expect(await shown()).toContain(period);
  expect(await ask(analyst, contract.indicators.values, { ...values, period })).toMatchObject({ status: 200 });
});
