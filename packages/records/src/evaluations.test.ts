/** What an evaluation leaves in the ledger: warnings, cases and news, all of it or nothing, wherever it is cut off. */
import { openSeveringProxy, type SeveringProxy } from '../../../tests/severing-proxy.js';
import { createTestDatabase, type TestDatabase } from '../../../tests/database.js';
import { found } from '../test/found.js';
import { recordEvaluation, type FoundWarning } from './evaluations.js';
import { migrate, openLedger, type Ledger } from './ledger.js';

let database: TestDatabase;
let ledger: Ledger;
let proxy: SeveringProxy;

beforeAll(async () => {
  database = await createTestDatabase();
  ledger = await openLedger(database.url);
  await migrate(ledger);
  proxy = await openSeveringProxy(database.url);
});
afterAll(async () => {
  await proxy.close();
  await ledger.close();
  await database.drop();
});
beforeEach(() => empty());

/** A truncation of small tables costs more than their rows. */
const empty = async () => {
  for (const table of ['warning_event', 'warning', 'evaluation', 'case_entry', 'alert_case', 'notice']) {
    await ledger.source.query(`DELETE FROM ${table}`);
  }
};
const at = (day: number) => new Date(Date.UTC(2026, 9, day));
const evaluate = (day: number, founds: readonly FoundWarning[], by = ledger) =>
  recordEvaluation(by, { found: founds, snapshotId: `s${day}`, at: at(day), deadline: () => '2026-10-20' });
const rows = (text: string) => ledger.source.query<Record<string, unknown>[]>(text);
const news = async () =>
  (await rows('SELECT kind, subject_id AS id, state FROM notice ORDER BY 1, 2')).map(Object.values);
const resting = { state: 'normal', episode: null, streak: 0 } as const;

test('one episode has one case, and is told when it begins, grows graver and ends', async () => {
  await evaluate(11, [found('A', { severity: 'yellow' })]);
  await evaluate(12, [found('A', { severity: 'red', episode: { from: '2026-09', to: '2026-12' }, period: '2026-12' })]);
  await evaluate(13, [
    found('A', { severity: 'orange', episode: { from: '2026-06', to: '2026-12' }, period: '2026-12' }),
  ]);
  await evaluate(14, [found('A', { ...resting, period: '2027-03' })]);
  expect(await news()).toEqual([
    ['warning.fired', 'A', 'waiting'],
    ['warning.resolved', 'A', 'waiting'],
    ['warning.worse', 'A', 'waiting'],
  ]);
  expect(await rows('SELECT number, severity, rung, state FROM alert_case')).toEqual([
    { number: 1, severity: 'red', rung: 'county', state: 'open' },
  ]);
  expect((await rows('SELECT kind FROM case_entry ORDER BY id')).map(({ kind }) => kind)).toEqual([
    ...['opened', 'worse', 'resolved'],
  ]);
});

test('what a colour does not ask for opens no case, and what its region silences is told to nobody', async () => {
  await evaluate(11, [found('A', { severity: 'blue' }), found('B', { inhibited: true })]);
  expect(await rows('SELECT subject_id AS id FROM alert_case')).toEqual([{ id: 'B' }]);
  expect(await news()).toEqual([
    ['warning.fired', 'A', 'waiting'],
    ['warning.fired', 'B', 'inhibited'],
  ]);
});

test.each([
  ['is still in breach: opened again', { state: 'firing' }, ['open', 'not-confirmed', 1]],
  ['is clear: borne out', { ...resting }, ['closed', 'confirmed', 0]],
] as const)('the next filing of a case closed as resolved %s', async (_, changes, [state, outcome, reopened]) => {
  await evaluate(11, [found('A')]);
  await rows(`UPDATE alert_case SET state = 'closed', disposition = 'resolved', closed_period = '2026-09'`);
  await evaluate(12, [found('A')]);
  expect(await rows('SELECT state FROM alert_case')).toEqual([{ state: 'closed' }]);
  const later = { period: '2026-12', episode: { from: '2026-09', to: '2026-12' } };
  await evaluate(13, [found('A', { ...later, ...changes })]);
  expect(await rows('SELECT state, outcome, reopened FROM alert_case')).toEqual([{ state, outcome, reopened }]);
});

/** Everything that must neither be lost nor be there twice, without what differs by nature (ids, moments). */
const everything = async () => [
  await rows(
    'SELECT rule, subject_id, state, severity, period, streak, episode_from, case_id IS NULL AS bare FROM warning ORDER BY 1, 2',
  ),
  await rows('SELECT from_state, to_state, severity, period FROM warning_event ORDER BY 1, 2, 3, 4'),
  await rows('SELECT subject_id, severity, state, outcome, reopened FROM alert_case ORDER BY 1'),
  await rows('SELECT c.subject_id, e.kind FROM case_entry e JOIN alert_case c ON c.id = e.case_id ORDER BY 1, 2'),
  await rows('SELECT key, kind, state FROM notice ORDER BY 1'),
];
const FIRST = ['A', 'B', 'C', 'D'].map(id => found(id, { severity: id === 'D' ? 'blue' : 'orange' }));
const SECOND = [
  found('A', { severity: 'red', period: '2026-12', episode: { from: '2026-09', to: '2026-12' } }),
  found('B', { ...resting, period: '2026-12' }),
  found('E'),
];

test('R7: cut at every statement, nothing is lost and nothing is told twice', async () => {
  await evaluate(11, FIRST);
  const halfway = await everything();
  await evaluate(12, SECOND);
  const whole = await everything();
  const through = await openLedger(proxy.url);
  const restore = async () => {
    await empty();
    await evaluate(11, FIRST);
  };
  await restore();
  proxy.arm(null);
  await evaluate(12, SECOND, through);
  const statements = proxy.sent();
  expect(statements).toBeGreaterThan(10);
  for (let statement = 1; statement <= statements; statement++) {
    await restore();
    // Each once; both places of every statement are tried in bench/kills.
    proxy.arm({ statement, when: statement % 2 === 0 ? 'before' : 'after' });
    const failed = await evaluate(12, SECOND, through).then(
      () => false,
      () => true,
    );
    const left = await everything();
    // Cut after the commit was sent the client cannot know; the ledger is whole either way.
    expect([halfway, whole]).toContainEqual(left);
    if (!failed) expect(left).toEqual(whole);
    await evaluate(12, SECOND);
    expect(await everything()).toEqual(whole);
  }
  await through.close();
}, 60_000);
