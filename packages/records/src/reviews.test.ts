import { createTestDatabase, type TestDatabase } from '../../../tests/database.js';
import { listAudit } from './audit.js';
import { grantExtension, listExtensions, revokeExtension } from './extensions.js';
import { migrate, openLedger, type Ledger } from './ledger.js';
import { acceptedReviews, listReviewSteps, takeReviewStep } from './reviews.js';

const at = new Date('2026-10-12T01:02:03Z');
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

const take = (step: 'submit' | 'accept' | 'return' | 'reopen', reason = '', regionId = '220200') =>
  takeReviewStep(ledger, { period: '2026-09', regionId, step, reason, snapshotId: 's00000001', actor: 'lin', at });

test('a review goes by its steps, each with its audit row, and is locked once accepted', async () => {
  await expect(take('accept')).rejects.toMatchObject({ code: 'review-step-impossible' });
  expect((await take('submit')).review.state).toBe('submitted');
  await expect(take('return', ' ')).rejects.toMatchObject({ code: 'reason-missing' });
  expect((await take('return', '三家企业营业收入缺口径')).review.state).toBe('returned');
  await take('submit');
  expect((await take('accept')).review).toEqual({ state: 'accepted', timesAccepted: 1 });
  expect(await acceptedReviews(ledger)).toEqual([{ period: '2026-09', regionId: '220200' }]);
  expect((await listReviewSteps(ledger)).map(({ number, step }) => [number, step])).toEqual([
    [1, 'submit'],
    [2, 'return'],
    [3, 'submit'],
    [4, 'accept'],
  ]);
  const audited = await listAudit(ledger, { subject: '2026-09 220200' });
  expect(audited.map(({ action }) => action)).toEqual([
    'review.accept',
    'review.submit',
    'review.return',
    'review.submit',
  ]);
});

test('of two who submit at once one is told that it was done', async () => {
  const both = await Promise.allSettled([take('submit', '', '220300'), take('submit', '', '220300')]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('an extension holds until it is taken back', async () => {
  const granted = { period: '2026-09', regionId: '220300', until: '2026-10-15', reason: '暴雪停电', actor: 'lin', at };
  const { id } = await grantExtension(ledger, granted);
  expect(await listExtensions(ledger, '2026-09')).toEqual([{ id, ...granted }]);
  expect(await listExtensions(ledger, '2026-06')).toEqual([]);
  await revokeExtension(ledger, id, { actor: 'lin', at });
  expect(await listExtensions(ledger)).toEqual([]);
  await expect(revokeExtension(ledger, id, { actor: 'lin', at })).rejects.toMatchObject({ code: 'not-found' });
});
