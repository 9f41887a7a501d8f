import type { RunEntry } from '@tidu/contract';
import { durationOf, stagesOf } from './run-stages.js';

const at = (second: number): string => new Date(Date.UTC(2026, 9, 20, 8, 0, second)).toISOString();
const NOW = new Date(at(10));
const run = (given: Partial<RunEntry>): RunEntry => ({
  id: 'r',
  job: 'ingest',
  trigger: 'upload',
  actor: 'zhao',
  subject: '10月.xlsx',
  state: 'running',
  attempt: 1,
  createdAt: at(0),
  startedAt: at(1),
  endedAt: null,
  progress: null,
  stages: [],
  error: null,
  result: {},
  cancelledBy: null,
  ...given,
});
const stage = (name: string, from: number, to: number | null) => ({
  name,
  startedAt: at(from),
  endedAt: to === null ? null : at(to),
  counts: { rows: 14 },
});
const states = (given: Partial<RunEntry>) => stagesOf(run(given), NOW).map(({ name, state }) => `${name} ${state}`);

test('a waiting run shows all that will be done', () => {
  expect(states({ state: 'queued' })).toEqual(['read waiting', 'check waiting', 'record waiting']);
});

test('a stage under way counts its time until now', () => {
  const [read, check, record] = stagesOf(run({ stages: [stage('read', 1, 3), stage('check', 3, null)] }), NOW);
  expect(read).toMatchObject({ state: 'done', ms: 2000 });
  expect(check).toMatchObject({ state: 'active', ms: 7000, counts: { rows: 14 } });
  expect(record).toMatchObject({ state: 'waiting', ms: null });
});

test('progress belongs to the stage under way', () => {
  const progress = { done: 3, total: 31, label: '' };
  const [build] = stagesOf(run({ job: 'publish', stages: [stage('build', 1, null)], progress }), NOW);
  expect(build?.progress).toEqual(progress);
});

test('a file taken before is read, and nothing more is needed', () => {
  const given = { state: 'succeeded' as const, stages: [stage('read', 1, 2)] };
  expect(states(given)).toEqual(['read done', 'check skipped', 'record skipped']);
});

test('a run that broke shows where', () => {
  const given = {
    state: 'failed' as const,
    stages: [stage('read', 1, 2), stage('check', 2, 4)],
    error: { code: 'ENOSPC', message: '磁盘已满' },
  };
  expect(states(given)).toEqual(['read done', 'check broken', 'record skipped']);
});

test('a run lasts from its start to its end, or until now', () => {
  expect(durationOf(run({ state: 'queued', startedAt: null }), NOW)).toBeNull();
  expect(durationOf(run({}), NOW)).toBe(9000);
  expect(durationOf(run({ state: 'succeeded', endedAt: at(5) }), NOW)).toBe(4000);
});
