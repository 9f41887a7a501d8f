import { createTestDatabase, type TestDatabase } from '../../../tests/database.js';
import { listAudit } from './audit.js';
import { migrate, openLedger, type Ledger } from './ledger.js';
import {
  firingCounts,
  firingEnterprises,
  listWarnings,
  openWarnings,
  recordEvaluation,
  warningHistory,
  type WarningUpdate,
} from './warnings.js';

const at = (day: number) => new Date(Date.UTC(2026, 9, day));
let database: TestDatabase;
let ledger: Ledger;

beforeEach(async () => {
  database = await createTestDatabase();
  ledger = await openLedger(database.url);
  await migrate(ledger);
});

afterEach(async () => {
  await ledger.close();
  await database.drop();
});

const fired = (enterpriseId: string, changes: Partial<WarningUpdate> = {}): WarningUpdate => ({
  id: null,
  rule: 'revenue-falling',
  enterpriseId,
  enterpriseName: `合成${enterpriseId}有限公司`,
  regionId: '220202',
  regionLine: ['220202', '220200', '220000'],
  tier: 'provincial',
  secretary: null,
  severity: 'orange',
  from: 'normal',
  state: 'firing',
  period: '2026-09',
  value: -31.4,
  threshold: -10,
  streak: 2,
  since: at(11),
  firedAt: at(11),
  ...changes,
});
const evaluate = (day: number, ...updates: WarningUpdate[]) =>
  recordEvaluation(ledger, { updates, snapshotId: `s${day}`, at: at(day) });
const everything = {
  regionId: '220000',
  secretaries: null,
  states: ['firing', 'pending'] as const,
  offset: 0,
  limit: 100,
};

test('an evaluation keeps each warning once, and an event only for a change', async () => {
  expect(await evaluate(11, fired('A'))).toEqual({ evaluated: 1, fired: 1, resolved: 0, firing: 1 });
  const [warning] = await openWarnings(ledger);
  await evaluate(12, { ...fired('A'), id: warning!.id, from: 'firing', value: -33 });
  expect(
    await evaluate(13, { ...fired('A'), id: warning!.id, from: 'firing', state: 'normal', value: 2 }),
  ).toMatchObject({ resolved: 1, firing: 0 });
  const { warnings, events } = await warningHistory(ledger, 'A');
  expect(warnings).toMatchObject([{ state: 'normal', value: 2 }]);
  expect(events).toMatchObject([
    { from: 'firing', to: 'normal', value: 2, at: at(13), snapshotId: 's13' },
    { from: 'normal', to: 'firing', value: -31.4, at: at(11), snapshotId: 's11' },
  ]);
  expect((await listAudit(ledger)).filter(({ action }) => action === 'warning.evaluate')).toHaveLength(3);
});

test('a list holds what the scope holds, the gravest first', async () => {
  await evaluate(
    11,
    fired('A'),
    fired('B', { regionLine: ['220302', '220300', '220000'] }),
    fired('C', { severity: 'red' }),
  );
  const ids = async (filter: object) =>
    (await listWarnings(ledger, { ...everything, ...filter })).rows.map(row => row.enterpriseId);
  expect(await ids({})).toEqual(['C', 'A', 'B']);
  expect(await ids({ regionId: '220200' })).toEqual(['C', 'A']);
  expect(await ids({ secretaries: ['sun'] })).toEqual([]);
  expect(await ids({ severity: 'red' })).toEqual(['C']);
  expect(await ids({ search: '成B有' })).toEqual(['B']);
  expect(await ids({ search: '%' })).toEqual([]);
});

test('an enterprise counts once, by its gravest colour, and as new if it fired since the evaluation before', async () => {
  await evaluate(11, fired('A'), fired('A', { rule: 'rd-below-floor', severity: 'yellow' }));
  await evaluate(12, fired('B', { severity: 'blue', firedAt: at(12) }));
  const { bySeverity, newBySeverity, evaluatedAt } = await listWarnings(ledger, { ...everything });
  expect(bySeverity).toEqual({ red: 0, orange: 1, yellow: 0, blue: 1 });
  expect(newBySeverity).toEqual({ red: 0, orange: 0, yellow: 0, blue: 1 });
  expect(evaluatedAt).toEqual(at(12));
  expect(await firingCounts(ledger, ['A', 'B', 'C'])).toEqual(
    new Map([
      ['A', 2],
      ['B', 1],
    ]),
  );
  expect(await firingEnterprises(ledger, '220200')).toEqual(expect.arrayContaining(['A', 'B']));
});
