import { createTestDatabase } from '../../../tests/database.js';
import { migrate, openLedger } from './ledger.js';
import { readProgress, setProgress } from './progress.js';

test('the newest word about a task replaces the one before', async () => {
  const database = await createTestDatabase();
  const ledger = await openLedger(database.url);
  await migrate(ledger);
  const at = new Date('2026-10-08T01:02:03Z');
  await setProgress(ledger, { task: 'demo', done: 1, total: 90, label: '长春市 2024-03', state: 'running' }, at);
  await setProgress(ledger, { task: 'demo', done: 90, total: 90, label: '', state: 'finished' }, at);
  expect(await readProgress(ledger)).toEqual([
    { task: 'demo', done: 90, total: 90, label: '', state: 'finished', updatedAt: at },
  ]);
  await ledger.close();
  await database.drop();
});
