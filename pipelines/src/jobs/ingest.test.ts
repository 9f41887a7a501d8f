/** A file from its arrival to the ledger and the lake; a real database, real files. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { makeUscc, type Verdict } from '@tidu/domain';
import { listBatches, listAudit, publishedSnapshot, withdrawBatches } from '@tidu/records';
import { keepOriginal, openWarehouse } from '@tidu/warehouse';
import { makeHome, NOW, reportOf, type Home } from '../../test/home.js';
import { builtInLayouts } from '../layouts.js';
import { ingest, type Sent } from './ingest.js';
import { publishLive } from './publish.js';

let home: Home;
beforeEach(async () => {
  home = await makeHome();
});
afterEach(() => home.remove());

const send = async (text: string | Buffer, said: Partial<Sent> = {}): Promise<Verdict> => {
  const original = await keepOriginal(home.folder, Readable.from([Buffer.from(text)]));
  return ingest(home.dock, {
    original,
    name: '报表.csv',
    scopeId: '220000',
    sender: 'zhang',
    receivedAt: NOW,
    ...said,
  });
};

const PARTLY = reportOf([
  [1, 100],
  [2, '约'],
]);
const NO_TABLE = '说明\n请如实填写\n';

test('a file in part is taken in part: rows to the lake, the others with their reasons beside them', async () => {
  expect(await send(PARTLY)).toEqual({
    file: '报表.csv',
    batch: 'b00000001',
    outcome: 'partial',
    reason: null,
    load: 1,
    quarantine: [{ row: 3, field: 'revenue', code: 'NUMBER_UNPARSABLE' }],
    // A report for September that comes on the 20th of October is ten days late.
    warn: [{ row: null, field: null, code: 'V14' }],
    ignored: [],
    totals: { quarantinedRows: 1, warnedRows: 0 },
    changes: { new: 1, changed: 0, unchanged: 0 },
    lateRows: 1,
    facts: { found: null, expected: null },
  });
  expect(home.list('lake')).toEqual(['b00000001.issues.parquet', 'b00000001.parquet']);
  const [batch] = await listBatches(home.dock.ledger);
  expect(batch).toMatchObject({
    id: 'b00000001',
    layout: 'operating-report',
    kind: 'filing',
    form: 'operating',
    status: 'accepted',
    periods: ['2026-09'],
    counts: { load: 1, quarantined: 1, warned: 0, ignored: 0, new: 1, changed: 0, unchanged: 0, late: 1 },
    synthetic: true,
    sender: 'zhang',
    receivedOn: '2026-10-20',
  });
  expect(batch!.columns).toEqual(['enterprise_id', 'name', 'region', 'period', 'revenue']);
});

test('corrected and sent again, only what changed is new; what was withdrawn is not held against it', async () => {
  const first = await send(
    reportOf([
      [1, 100],
      [2, '约'],
      [3, 300],
    ]),
  );
  const corrected = await send(
    reportOf([
      [1, 100],
      [2, 200],
      [3, 310],
    ]),
  );
  expect(corrected.changes).toEqual({ new: 1, changed: 1, unchanged: 1 });
  await withdrawBatches(home.dock.ledger, [first.batch!], { actor: 'zhang', at: NOW, reason: '重报' });
  const last = await send(
    reportOf([
      [1, 100],
      [2, 200],
      [3, 300],
    ]),
  );
  expect(last.changes).toEqual({ new: 0, changed: 1, unchanged: 2 });
});

test('on the day of the deadline a return is in time', async () => {
  const verdict = await send(reportOf([[1, 100]]), { receivedAt: new Date('2026-10-10T04:00:00Z') });
  expect(verdict).toMatchObject({ warn: [], lateRows: 0 });
});

test('nothing but the file itself is left in the work folder', async () => {
  await send(PARTLY);
  await send(NO_TABLE);
  expect(home.list('work')).toEqual([]);
});

test('the same file again changes nothing and repeats the first verdict, under another name and on another day', async () => {
  const first = await send(PARTLY);
  const again = await send(PARTLY, { name: '又一次.csv', sender: 'li', receivedAt: new Date('2027-05-05T04:00:00Z') });
  expect(again).toEqual(first);
  expect(await listBatches(home.dock.ledger)).toHaveLength(1);
  expect(home.list('lake')).toEqual(['b00000001.issues.parquet', 'b00000001.parquet']);
  expect(home.list('files')).toHaveLength(1);
});

test('rows that are asked for come with the first verdict, whenever they are asked for', async () => {
  const first = await send(PARTLY);
  const again = await send(PARTLY, {
    wantsRows: true,
    name: '又一次.csv',
    receivedAt: new Date('2010-01-01T04:00:00Z'),
  });
  expect(again).toEqual({
    ...first,
    rows: [{ row: 2, uscc: makeUscc(1), name: '企业1', region: '220102', period: '2026-09', revenue: 100 }],
  });
});

test('twenty senders of one file at once make one batch', async () => {
  const verdicts = await Promise.all(Array.from({ length: 20 }, (_, nth) => send(PARTLY, { name: `${nth}.csv` })));
  const [batch, ...others] = await listBatches(home.dock.ledger);
  expect(others).toEqual([]);
  expect(new Set(verdicts.map(({ batch: id }) => id))).toEqual(new Set([batch!.id]));
  expect(home.list('lake')).toEqual([`${batch!.id}.issues.parquet`, `${batch!.id}.parquet`]);
});

test('a file that cannot be used is a verdict, is kept, and is remembered', async () => {
  const verdict = await send(NO_TABLE);
  expect(verdict).toMatchObject({
    outcome: 'reject_file',
    reason: 'FILE_HEADER_NOT_FOUND',
    facts: { expected: expect.stringContaining('统一社会信用代码、企业名称、营业收入（经营报表）') },
    load: 0,
    batch: 'b00000001',
  });
  expect(await send(NO_TABLE, { name: '另一个名字.csv' })).toEqual(verdict);
  expect(await listBatches(home.dock.ledger)).toMatchObject([{ status: 'refused', kind: null, layout: null }]);
  expect([home.list('lake'), home.list('files').length]).toEqual([[], 1]);
});

test.each<[why: string, first: Partial<Sent>, second: Partial<Sent>]>([
  ['period', { period: '2026-06' }, { period: '2026-03' }],
  ['scope', { scopeId: '220100' }, { scopeId: '220000' }],
])('the same bytes for another %s are another submission', async (_, first, second) => {
  await send(reportOf([[1, 100]], ''), { period: '2026-06', ...first });
  await send(reportOf([[1, 100]], ''), { period: '2026-06', ...second });
  expect(await listBatches(home.dock.ledger)).toHaveLength(2);
});

test('a layout of the sender’s own counts by its text', async () => {
  const [layout] = (await builtInLayouts()).filter(({ id }) => id === 'operating-report');
  await send(PARTLY, { layout: { layout: layout!, sha256: 'a' } });
  await send(PARTLY, { layout: { layout: layout!, sha256: 'a' } });
  await send(PARTLY, { layout: { layout: layout!, sha256: 'b' } });
  expect(await listBatches(home.dock.ledger)).toHaveLength(2);
});

test('a return whose rows and file tell no period is refused for want of it', async () => {
  const verdict = await send(`统一社会信用代码,企业名称,营业收入\n${makeUscc(1)},甲,1\n`);
  expect(verdict).toMatchObject({ reason: 'FILE_MISSING_COLUMN', facts: { expected: '报告期' } });
});

test.each([
  ['经营情况（2026年1—6月）.csv', '2026-06'],
  ['2025年第三季度.csv', '2025-09'],
])('a period may stand in the name %s', async (name, period) => {
  await send(`统一社会信用代码,企业名称,营业收入\n${makeUscc(1)},甲,1\n`, { name });
  expect(await listBatches(home.dock.ledger)).toMatchObject([{ periods: [period] }]);
});

test('nothing outside the sender’s region is taken', async () => {
  const verdict = await send(reportOf([[1, 100]]), { scopeId: '220200' });
  expect(verdict.quarantine).toEqual([{ row: 2, field: 'region', code: 'REGION_OUT_OF_SCOPE' }]);
});

test('a withdrawn file may be sent again, and is taken anew', async () => {
  await send(PARTLY);
  await withdrawBatches(home.dock.ledger, ['b00000001'], { actor: 'zhang', at: NOW, reason: '报错了' });
  expect(await send(PARTLY)).toMatchObject({ batch: 'b00000002', load: 1 });
});

test('a name is shown without what misleads the eye, and kept without its path', async () => {
  const verdict = await send(PARTLY, { name: '../../etc/\u202ecron\u0000\ud800.csv' });
  expect(verdict.file).toBe('../../etc/cron.csv');
  expect(await listBatches(home.dock.ledger)).toMatchObject([{ fileName: 'cron.csv' }]);
});

test('what a refusal speaks of is shown without it too', async () => {
  const verdict = await send('统一社会信用代码,营业收入,营业收入\u0000\n');
  expect(verdict).toMatchObject({ reason: 'FILE_DUPLICATE_HEADER', facts: { found: '营业收入' } });
});

test('what was taken and what was refused is in the audit', async () => {
  await send(PARTLY);
  await send(NO_TABLE);
  const entries = (await listAudit(home.dock.ledger)).filter(({ action }) => action === 'batch.record');
  expect(entries.map(({ actor, subject }) => [actor, subject]).sort()).toEqual([
    ['zhang', 'b00000001'],
    ['zhang', 'b00000002'],
  ]);
});

describe('publication', () => {
  const publishNow = () => publishLive(home.dock, { actor: 'zhang', now: NOW });
  const revenue = async () => {
    const snapshot = await publishedSnapshot(home.dock.ledger);
    const warehouse = await openWarehouse({ ...snapshot!, file: join(home.folder, snapshot!.file) });
    try {
      const question = { codes: ['revenue'], periods: ['2026-09'], by: 'none', regionId: '220000' } as const;
      return (await warehouse.values(question)).map(({ value, n }) => ({ value, n }))[0];
    } finally {
      warehouse.close();
    }
  };

  test('what was sent can be read after it is published, and not before', async () => {
    await send(
      reportOf([
        [1, 100],
        [2, 50],
      ]),
    );
    await publishNow();
    await send(reportOf([[1, 110]]));
    expect(await revenue()).toEqual({ value: 150, n: 2 });
    await publishNow();
    expect(await revenue()).toEqual({ value: 160, n: 2 });
  });

  test('a withdrawal gives back the value before', async () => {
    await send(reportOf([[1, 100]]));
    const correction = await send(reportOf([[1, 110]]));
    const before = await publishNow();
    await withdrawBatches(home.dock.ledger, [correction.batch!], { actor: 'zhang', at: NOW, reason: '' });
    const after = await publishNow();
    expect(await revenue()).toEqual({ value: 100, n: 1 });
    expect(after.contentHash).not.toBe(before.contentHash);
  });

  test('three snapshots are kept, read-only', async () => {
    await send(reportOf([[1, 100]]));
    const hashes = new Set<string>();
    for (let nth = 0; nth < 4; nth++) hashes.add((await publishNow()).contentHash);
    expect(hashes.size).toBe(1);
    expect(home.list('snapshots')).toEqual(['s00000002.duckdb', 's00000003.duckdb', 's00000004.duckdb']);
    expect((await stat(join(home.folder, 'snapshots/s00000004.duckdb'))).mode & 0o222).toBe(0);
  });
});
