import { createTestDatabase, type TestDatabase } from '../../../tests/database.js';
import { listAudit } from './audit.js';
import { migrate, openLedger, type Ledger } from './ledger.js';
import { found } from '../test/found.js';
import { recordEvaluation, type FoundWarning } from './evaluations.js';
import { firingCounts, firingEnterprises, listWarnings, warningHistory } from './warnings.js';

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

const evaluate = (day: number, ...founds: FoundWarning[]) =>
  recordEvaluation(ledger, { found: founds, snapshotId: `s${day}`, at: at(day), deadline: () => '2026-10-20' });
const resting = { state: 'normal', episode: null, streak: 0 } as const;
const everything = {
  regionId: '220000',
  subject: 'enterprise' as const,
  secretaries: null,
  states: ['firing', 'pending'] as const,
  offset: 0,
  limit: 100,
};

test('an evaluation keeps each warning once, and an event only for a change', async () => {
  expect(await evaluate(11, found('A'))).toMatchObject({ evaluated: 1, fired: 1, resolved: 0, firing: 1, cases: 1 });
  expect(await evaluate(12, found('A', { value: -33 }))).toMatchObject({ fired: 0, cases: 0 });
  expect(await evaluate(13, found('A', { ...resting, value: 2 }))).toMatchObject({ resolved: 1, firing: 0 });
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
    found('A'),
    found('B', { regionLine: ['220302', '220300', '220000'] }),
    found('C', { severity: 'red' }),
  );
  const ids = async (filter: object) =>
    (await listWarnings(ledger, { ...everything, ...filter })).rows.map(row => row.subjectId);
  expect(await ids({})).toEqual(['C', 'A', 'B']);
  expect(await ids({ regionId: '220200' })).toEqual(['C', 'A']);
  expect(await ids({ secretaries: ['sun'] })).toEqual([]);
  expect(await ids({ severity: 'red' })).toEqual(['C']);
  expect(await ids({ search: '成B有' })).toEqual(['B']);
  expect(await ids({ search: '%' })).toEqual([]);
});

test('an enterprise counts once, by its gravest colour, and as new if it fired since the evaluation before', async () => {
  await evaluate(11, found('A'), found('A', { rule: 'rd-below-floor', severity: 'yellow' }));
  const before = [found('A'), found('A', { rule: 'rd-below-floor', severity: 'yellow' })];
  await evaluate(12, ...before, found('B', { severity: 'blue' }));
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
