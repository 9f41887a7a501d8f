/** Evaluation over a published snapshot: what fires, what is told, what a restated period changes. */
import { makeUscc } from '@tidu/domain';
import { publishedSnapshot, saveRule, listRules } from '@tidu/records';
import { keepOriginal } from '@tidu/warehouse';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeHome, type Home } from '../../test/home.js';
import { evaluate } from './evaluate.js';
import { ingest } from './ingest.js';
import { publishLive } from './publish.js';

let home: Home;
beforeAll(async () => {
  home = await makeHome();
  await take('titles.csv', [
    '统一社会信用代码,企业名称,认定级别,认定日期',
    ...[1, 2, 3].map(serial => `${makeUscc(serial)},企业${serial},省级,2024-05-01`),
  ]);
});
afterAll(() => home.remove());

async function take(name: string, lines: string[]): Promise<void> {
  const folder = await mkdtemp(join(home.folder, 'sent-'));
  await writeFile(join(folder, name), [...lines, ''].join('\n'));
  const original = await keepOriginal(home.folder, join(folder, name));
  const sent = { original, name, scopeId: '220000', sender: 'zhang', receivedAt: new Date('2026-07-05T00:00:00Z') };
  expect(await ingest(home.dock, sent)).toMatchObject({ outcome: 'accept' });
}

/** Serial, revenue, and that of the year before. */
const report = (period: string, rows: [serial: number, revenue: number, prior: number][]) =>
  take(`${period}-${rows.map(row => row.join('-')).join('_')}.csv`, [
    '统一社会信用代码,企业名称,所属地区,报告期,营业收入（万元）,营业收入上年同期（万元）',
    ...rows.map(([serial, revenue, prior]) => `${makeUscc(serial)},企业${serial},南关区,${period},${revenue},${prior}`),
  ]);
const publishAndEvaluate = async (day: string) => {
  const now = new Date(`${day}T04:00:00Z`);
  await publishLive(home.dock, { actor: 'zhang', now });
  return evaluate(home.dock, { now });
};
const query = (text: string) => home.dock.ledger.source.query<Record<string, unknown>[]>(text);
const warnings = async (rule: string) =>
  (
    await query(
      `SELECT right(subject_name, 1) AS firm, state, severity, value FROM warning WHERE rule = '${rule}' ORDER BY 1`,
    )
  ).map(Object.values);
const told = async (rule: string) =>
  (
    await query(
      `SELECT kind, subject_name AS name, state FROM notice WHERE facts ->> 'rule' = '${rule}' ORDER BY at, key`,
    )
  ).map(Object.values);

test('a fall fires in the colour of its depth, a growth does not, and each firm has one warning', async () => {
  await report('2026-03', [
    [1, 60, 100],
    [2, 95, 100],
    [3, 120, 100],
  ]);
  await publishAndEvaluate('2026-04-20');
  expect(await warnings('revenue-falling')).toEqual([
    ['1', 'firing', 'red', -40],
    ['2', 'firing', 'yellow', -5],
  ]);
  expect(await told('revenue-falling')).toHaveLength(2);
});

test('evaluated again, nothing changes', async () => {
  const before = await query('SELECT count(*) FROM notice');
  expect(await evaluate(home.dock, { now: new Date('2026-04-21T04:00:00Z') })).toMatchObject({ fired: 0, cases: 0 });
  expect(await query('SELECT count(*) FROM notice')).toEqual(before);
});

test('a restated period takes a warning back and sets it again without paging twice', async () => {
  await report('2026-03', [[2, 101, 100]]);
  await publishAndEvaluate('2026-04-22');
  expect(await warnings('revenue-falling')).toContainEqual(['2', 'normal', 'yellow', 1]);
  await report('2026-03', [[2, 94, 100]]);
  await publishAndEvaluate('2026-04-23');
  expect(await warnings('revenue-falling')).toContainEqual(['2', 'firing', 'yellow', -6]);
  const ofFirm2 = (await told('revenue-falling')).filter(([, name]) => name === '企业2').map(([kind]) => kind);
  expect(ofFirm2).toEqual(['warning.fired', 'warning.resolved']);
});

test('an outage of the region is told once, and its firms are not paged one by one', async () => {
  await publishAndEvaluate('2026-07-20');
  await report('2026-06', [[1, 130, 200]]);
  await publishAndEvaluate('2026-07-21');
  expect(await told('region-reporting-low')).toEqual([['warning.fired', '长春市', 'waiting']]);
  expect(await told('report-missing')).toEqual([
    ['warning.fired', '企业2', 'inhibited'],
    ['warning.fired', '企业3', 'inhibited'],
  ]);
  expect(
    await query(`SELECT count(*)::int AS n FROM warning WHERE rule = 'report-missing' AND state = 'firing'`),
  ).toEqual([{ n: 2 }]);
});

test('a rule that a bureau switches off rests with the next evaluation', async () => {
  const { rule } = (await listRules(home.dock.ledger)).find(({ rule: { code } }) => code === 'revenue-falling')!;
  await saveRule(home.dock.ledger, { rule, enabled: false }, { actor: 'zhang', at: new Date('2026-07-22T00:00:00Z') });
  await evaluate(home.dock, { now: new Date('2026-07-22T04:00:00Z') });
  expect((await warnings('revenue-falling')).map(([, state]) => state)).toEqual(['normal', 'normal']);
  expect((await publishedSnapshot(home.dock.ledger))!.id).toMatch(/^s\d+$/);
});
