import { createTestDatabase, type TestDatabase } from '../../../tests/database.js';
import { listAudit } from './audit.js';
import {
  findBatchBySha,
  listBatches,
  liveBatches,
  nextBatch,
  recordBatch,
  withdrawBatches,
  type Batch,
} from './batches.js';
import { migrate, openLedger, type Ledger } from './ledger.js';

const at = new Date('2026-10-08T01:02:03Z');
const operator = { actor: 'operator' };
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

async function batch(overrides: Partial<Batch> = {}): Promise<Batch> {
  return {
    ...(await nextBatch(ledger)),
    recordedAt: at,
    sha256: 'aa',
    fileName: '长春市2026年1-9月.xlsx',
    layout: 'operating-report',
    parameters: { period: '2026-09' },
    kind: 'filing',
    form: 'operating-report',
    frequency: 'quarterly',
    columns: ['revenue', 'revenue_prior'],
    periods: ['2026-09'],
    status: 'accepted',
    synthetic: false,
    counts: { loaded: 3, refused: 1 },
    verdict: { outcome: 'partial', load: 3 },
    receivedOn: '2026-10-08',
    scopeId: '220000',
    sender: 'operator',
    ...overrides,
  };
}

test('a batch is read back as it was recorded', async () => {
  const recorded = await batch();
  expect(recorded.id).toBe(`b${String(recorded.seq).padStart(8, '0')}`);
  await recordBatch(ledger, recorded, operator);
  expect(await listBatches(ledger)).toEqual([recorded]);
  expect(await listAudit(ledger)).toMatchObject([{ actor: 'operator', action: 'batch.record', subject: recorded.id }]);
});

test('the same file with the same layout and parameters finds its first verdict', async () => {
  const submission = { sha256: 'aa', layout: 'operating-report', parameters: { period: '2026-09' } };
  expect((await findBatchBySha(ledger, submission))?.verdict).toEqual({ outcome: 'partial', load: 3 });
  expect(await findBatchBySha(ledger, { ...submission, layout: 'short-report' })).toBeNull();
  expect(await findBatchBySha(ledger, { ...submission, parameters: { period: '2026-06' } })).toBeNull();
});

test('a second sender of the same file is refused and leaves no trace in the audit', async () => {
  const before = await listAudit(ledger);
  await expect(recordBatch(ledger, await batch(), operator)).rejects.toMatchObject({ code: 'already-exists' });
  expect(await listAudit(ledger)).toEqual(before);
});

test('a file that fitted no layout is found again too', async () => {
  const refused = await batch({ sha256: 'bb', layout: null, parameters: {}, kind: null, status: 'refused' });
  await recordBatch(ledger, refused, operator);
  expect(await findBatchBySha(ledger, { sha256: 'bb', layout: null, parameters: {} })).toEqual(refused);
});

test('a withdrawn batch is live no more, and its file may come again', async () => {
  const [live] = await liveBatches(ledger);
  await withdrawBatches(ledger, [live!.id], { ...operator, at, reason: '表误' });
  expect(await liveBatches(ledger)).toEqual([]);
  expect(await findBatchBySha(ledger, live!)).toBeNull();
  const again = await batch();
  await recordBatch(ledger, again, operator);
  expect((await liveBatches(ledger)).map(({ id }) => id)).toEqual([again.id]);
});

test('when one of several cannot be withdrawn, none is', async () => {
  const [live] = await liveBatches(ledger);
  const withdrawal = withdrawBatches(ledger, [live!.id, 'b99999999'], { ...operator, at, reason: '表误' });
  await expect(withdrawal).rejects.toMatchObject({ code: 'not-found', facts: { subject: 'b99999999' } });
  expect((await liveBatches(ledger)).map(({ id }) => id)).toEqual([live!.id]);
});
