/** What the ledger keeps of programmes, against a real PostgreSQL. */
import { createTestDatabase, type TestDatabase } from '../../../tests/database.js';
import { listAudit } from './audit.js';
import { migrate, openLedger, type Ledger } from './ledger.js';
import {
  attestedFacts,
  attestFact,
  installedProgrammes,
  installProgramme,
  listScenarios,
  removeScenario,
  saveScenario,
  withdrawProgramme,
} from './programme-files.js';
import { cadenceHeld, recordHeld, recordTargetCount, recordTask, targetCounts, taskRecords } from './programme-work.js';

const lin = { actor: 'lin', at: new Date('2026-10-20T08:00:00Z') };
const wang = { actor: 'wang', at: new Date('2026-10-21T08:00:00Z') };
let database: TestDatabase;
let ledger: Ledger;
beforeAll(async () => {
  database = await createTestDatabase();
  ledger = await openLedger(database.url);
  await migrate(ledger);
});
afterAll(async () => {
  await ledger.close();
  await database.drop();
});

const actions = async () => (await listAudit(ledger)).map(({ action, actor }) => `${actor} ${action}`);

test('the newest version of an installed programme holds; the same version is never installed twice', async () => {
  await installProgramme(ledger, { id: 'own', version: 1, text: 'a', cases: null }, lin);
  await installProgramme(ledger, { id: 'own', version: 2, text: 'b', cases: 'c' }, wang);
  expect(await installedProgrammes(ledger)).toMatchObject([{ id: 'own', version: 2, text: 'b', installedBy: 'wang' }]);
  const again = installProgramme(ledger, { id: 'own', version: 2, text: 'other', cases: null }, lin);
  await expect(again).rejects.toMatchObject({ code: 'already-exists' });
  await withdrawProgramme(ledger, 'own', lin);
  expect(await installedProgrammes(ledger)).toEqual([]);
  await expect(withdrawProgramme(ledger, 'own', lin)).rejects.toMatchObject({ code: 'not-found' });
  expect(await actions()).toEqual(['lin programme.withdraw', 'wang programme.install', 'lin programme.install']);
});

test('what is attested can be corrected and taken back', async () => {
  const entry = { programmeId: 'own', enterpriseId: 'E', fact: 'own-ip', note: '' };
  await attestFact(ledger, { ...entry, value: 1 }, lin);
  await attestFact(ledger, { ...entry, value: 0, note: '证书过期' }, wang);
  expect(await attestedFacts(ledger, 'own')).toMatchObject([{ value: 0, note: '证书过期', actor: 'wang' }]);
  await attestFact(ledger, { ...entry, value: null }, wang);
  expect(await attestedFacts(ledger, 'own')).toEqual([]);
});

test('a task has its own state in every region, and its notes are all kept', async () => {
  const task = { programmeId: 'own', task: 3, dueOn: '2026-12-31' };
  await recordTask(ledger, { ...task, regionId: '220200', state: 'under-way', note: '已发通知' }, lin);
  await recordTask(ledger, { ...task, regionId: '220200', state: 'done', note: '已完成' }, wang);
  await recordTask(ledger, { ...task, regionId: '220100', state: 'stuck', note: '' }, lin);
  const { states, notes } = await taskRecords(ledger, 'own', '220200');
  expect(states).toMatchObject([{ task: 3, state: 'done', dueOn: '2026-12-31' }]);
  expect(notes.map(({ note, actor }) => [note, actor])).toEqual([
    ['已完成', 'wang'],
    ['已发通知', 'lin'],
  ]);
});

test('what was held and what was counted is found by region', async () => {
  await recordHeld(
    ledger,
    { programmeId: 'own', cadence: 'q', dueOn: '2026-09-30', regionId: '220200', note: '' },
    lin,
  );
  expect(await cadenceHeld(ledger, 'own', '220200')).toMatchObject([{ cadence: 'q', dueOn: '2026-09-30' }]);
  expect(await cadenceHeld(ledger, 'own', '220100')).toEqual([]);
  const count = { programmeId: 'own', target: 't', regionId: '220221', on: '2026-09-30' };
  await recordTargetCount(ledger, { ...count, value: 5 }, lin);
  await recordTargetCount(ledger, { ...count, value: 6 }, lin);
  expect(await targetCounts(ledger, 'own', ['220221', '220202'])).toMatchObject([{ value: 6 }]);
});

test('a scenario is one’s own until it is shared, and nobody else removes it', async () => {
  const scenario = { programmeId: 'own', version: 1, changes: [{ path: 'x', value: 1 }], regionId: '220000' };
  const secret = await saveScenario(ledger, { ...scenario, name: '自留', shared: false }, lin);
  const open = await saveScenario(ledger, { ...scenario, name: '共享', shared: true }, lin);
  const seenBy = async (actor: string, regionIds: string[]) =>
    (await listScenarios(ledger, { programmeId: 'own', actor, regionIds })).map(({ name }) => name).sort();
  expect(await seenBy('lin', [])).toEqual(['共享', '自留']);
  expect(await seenBy('wang', ['220000'])).toEqual(['共享']);
  expect(await seenBy('wang', ['220200'])).toEqual([]);
  await expect(removeScenario(ledger, open.id, wang)).rejects.toMatchObject({ code: 'not-found' });
  await removeScenario(ledger, secret.id, lin);
  expect(await seenBy('lin', [])).toEqual(['共享']);
});
