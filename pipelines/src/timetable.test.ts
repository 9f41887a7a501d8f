/** What the timetable asks for. That a minute gives one run to two processes is the ledger's own test. */
import { validate } from 'node-cron';
import { TIMETABLE } from '@tidu/domain';
import { listRuns } from '@tidu/records';
import { makeHome, NOW, type Home } from '../test/home.js';
import { keepTimetable, requestDue } from './timetable.js';

let home: Home;
beforeEach(async () => {
  home = await makeHome();
});
afterEach(() => home.remove());

test('every line of the timetable is a time cron knows', () => {
  expect(TIMETABLE.filter(({ cron }) => !validate(cron))).toEqual([]);
});

test('two processes that are late by different seconds ask for one run a minute', async () => {
  const due = (time: string) => new Date(`2026-10-20T00:05:${time}Z`);
  await requestDue(home.dock, 'evaluate', { due: due('00'), at: NOW });
  await requestDue(home.dock, 'evaluate', { due: due('41'), at: NOW });
  const runs = await listRuns(home.dock.ledger, { limit: 10 });
  expect(runs).toMatchObject([{ job: 'evaluate', trigger: 'timetable', scopeId: '220000', state: 'queued' }]);
});

test('a timetable that is stopped asks for nothing more', async () => {
  const asked: unknown[] = [];
  const timetable = keepTimetable(home.dock, { clock: () => NOW, onError: error => asked.push(error) });
  await timetable.stop();
  const { getTasks } = await import('node-cron');
  expect([getTasks().size, asked]).toEqual([0, []]);
});
