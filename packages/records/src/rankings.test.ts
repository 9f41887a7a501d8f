import type { RankingRecord } from '@tidu/domain';
import { createTestDatabase, type TestDatabase } from '../../../tests/database.js';
import { listAudit } from './audit.js';
import { migrate, openLedger, type Ledger } from './ledger.js';
import { actOnRanking, draftRanking, findRanking, inspectSeal, type RankingEntry } from './rankings.js';
import { adoptBuiltInScheme, findRankingScheme, listRankingSchemes, saveRankingScheme } from './ranking-schemes.js';

const at = new Date('2027-03-18T08:20:00Z');
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

const record = (period: string, supersedes: RankingRecord['supersedes'] = null): RankingRecord =>
  ({
    period,
    supersedes,
    scheme: { id: 'jilin', version: 1 },
    snapshot: { id: 's00000001' },
    result: { units: [{ regionId: '220100', score: 90.37 }] },
  }) as unknown as RankingRecord;

const act = ({ id, recordSha256 }: RankingEntry, deed: 'review' | 'sign' | 'discard', actor: string) =>
  actOnRanking(ledger, { id, deed, recordSha256, actor, at });

async function signed(period: string, supersedes: RankingRecord['supersedes'] = null): Promise<RankingEntry> {
  const draft = await draftRanking(ledger, record(period, supersedes), { actor: 'lin', at });
  await act(draft, 'review', 'lin');
  return act(draft, 'sign', 'wang');
}

test('a ranking is drafted, reviewed and signed; who drafted or reviewed it cannot sign it', async () => {
  const draft = await draftRanking(ledger, record('2025-12'), { actor: 'lin', at });
  await expect(act(draft, 'sign', 'wang')).rejects.toMatchObject({ code: 'ranking-state' });
  expect(await act(draft, 'review', 'zhao')).toMatchObject({ state: 'reviewed', reviewedBy: 'zhao' });
  await expect(act(draft, 'sign', 'lin')).rejects.toMatchObject({ code: 'ranking-needs-another-person' });
  await expect(act(draft, 'sign', 'zhao')).rejects.toMatchObject({ code: 'ranking-needs-another-person' });
  expect(await act(draft, 'sign', 'wang')).toMatchObject({ state: 'signed', signedBy: 'wang', chainSeq: 1 });
  const deeds = (await listAudit(ledger, { subject: draft.id })).map(({ actor, action }) => [actor, action]);
  expect(deeds.toReversed()).toEqual([
    ['lin', 'ranking.draft'],
    ['zhao', 'ranking.review'],
    ['wang', 'ranking.sign'],
  ]);
});

test('what is signed is what was seen: another hash is refused', async () => {
  const draft = await draftRanking(ledger, record('2024-12'), { actor: 'lin', at });
  await expect(act({ ...draft, recordSha256: 'x' }, 'review', 'zhao')).rejects.toMatchObject({
    code: 'ranking-changed',
  });
  expect(await act(draft, 'discard', 'lin')).toMatchObject({ state: 'discarded' });
});

test('a signed ranking cannot be changed or removed, not even by hand', async () => {
  const { id } = await signed('2023-12');
  for (const statement of [`UPDATE ranking SET record = '{}' WHERE id = $1`, `DELETE FROM ranking WHERE id = $1`]) {
    await expect(ledger.source.query(statement, [id])).rejects.toThrow(`ranking ${id} is sealed`);
  }
  expect(await inspectSeal(ledger, id)).toEqual({ isRecordWhole: true, isChainWhole: true });
});

test('a new edition names the one it takes the place of, and why; one stands at a time', async () => {
  const first = await signed('2022-12');
  const names = { id: first.id, sha256: first.recordSha256, reason: '梅河口单列' };
  const second = await signed('2022-12', names);
  expect(second).toMatchObject({ supersedes: first.id, reason: '梅河口单列', previousHash: first.hash });
  // neither another edition of the first, nor one that takes nobody's place
  await expect(signed('2022-12', names)).rejects.toMatchObject({ code: 'ranking-stands' });
  await expect(signed('2022-12')).rejects.toMatchObject({ code: 'ranking-stands', facts: { id: second.id } });
  expect(await findRanking(ledger, first.id)).toMatchObject({ state: 'signed', recordSha256: first.recordSha256 });
});

test('a seal that was forged past the database breaks its own link and every one after', async () => {
  const [before, after] = [await signed('2021-12'), await signed('2020-12')];
  await ledger.source.query('ALTER TABLE ranking DISABLE TRIGGER ranking_is_kept');
  await ledger.source.query(`UPDATE ranking SET record = replace(record, '90.37', '99.37') WHERE id = $1`, [before.id]);
  await ledger.source.query('ALTER TABLE ranking ENABLE TRIGGER ranking_is_kept');
  expect(await inspectSeal(ledger, before.id)).toEqual({ isRecordWhole: false, isChainWhole: false });
  expect(await inspectSeal(ledger, after.id)).toEqual({ isRecordWhole: true, isChainWhole: false });
});

test('a scheme keeps every version; the same text adds none, and two hands do not overwrite each other', async () => {
  await adoptBuiltInScheme(ledger, { id: 'jilin', text: 'a' }, { at });
  await adoptBuiltInScheme(ledger, { id: 'jilin', text: 'a' }, { at });
  const second = { id: 'jilin', text: 'b', note: '权重' };
  expect(await saveRankingScheme(ledger, second, { actor: 'lin', at, after: 1 })).toMatchObject({ version: 2 });
  expect(await saveRankingScheme(ledger, second, { actor: 'lin', at })).toMatchObject({ version: 2 });
  await expect(
    saveRankingScheme(ledger, { ...second, text: 'c' }, { actor: 'wang', at, after: 1 }),
  ).rejects.toMatchObject({ code: 'already-exists' });
  await adoptBuiltInScheme(ledger, { id: 'jilin', text: 'a' }, { at });
  expect((await listRankingSchemes(ledger)).map(({ version, text }) => [version, text])).toEqual([
    [2, 'b'],
    [1, 'a'],
  ]);
  expect(await findRankingScheme(ledger, 'jilin', 1)).toMatchObject({ text: 'a', createdBy: 'api' });
});
