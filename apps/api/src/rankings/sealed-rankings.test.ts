import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { contract, type OutputOf, type SealEntry, type SchemeVersion } from '@tidu/contract';
import { commendationFile } from '@tidu/programmes';
import { openCounter, type Counter } from '../../test/counter.js';
import { publishProvince } from '../../test/province.js';

let counter: Counter;
const cookies = new Map<string, string>();
const builtIn = readFileSync(commendationFile, 'utf8');
/** Three firms a prefecture are enough. */
const smaller = builtIn
  .replace('minSample: 5', 'minSample: 3')
  .replace('- indicator: rd-growth', '- indicator: rd-intensity');

beforeAll(async () => {
  counter = await openCounter();
  await publishProvince(counter.home, counter.ledger);
  await counter.follow();
  for (const [login, role] of [
    ['lin', 'officer'],
    ['zhao', 'officer'],
    ['wang', 'signer'],
  ] as const) {
    await counter.addAccount(login, role, '220000');
    cookies.set(login, await counter.signIn(login));
  }
}, 120_000);
afterAll(() => counter.close());

type Routes = typeof contract.sealedRankings;
const as = async (login: string, route: Parameters<Counter['ask']>[0], asked: object = {}) =>
  counter.ask(route, { ...asked }, { cookie: cookies.get(login)! });
const read = async (id: string) =>
  (await as('lin', contract.sealedRankings.read, { id })).body as OutputOf<Routes['read']>;
const act = async (login: string, deed: 'review' | 'sign' | 'discard', { id, recordSha256 }: SealEntry) =>
  as(login, contract.sealedRankings[deed], { id, recordSha256 });
const draft = async (asked: object = {}) =>
  (await as('lin', contract.sealedRankings.draft, { period: '2026-09', ...asked })).body as SealEntry;

test('a scheme gets a version, and the ranking goes by the newest one unless an older is named', async () => {
  const saved = await as('lin', contract.rankingSchemes.save, { text: smaller, note: '三户即可', after: 1 });
  expect(saved.body).toMatchObject({ version: 2, note: '三户即可', createdBy: 'lin', isProvincesOwn: true });
  const { versions } = (await as('wang', contract.rankingSchemes.list)).body as { versions: SchemeVersion[] };
  expect(versions.map(({ version, text }) => [version, text === builtIn])).toEqual([
    [2, false],
    [1, true],
  ]);
  const [now, before] = await Promise.all([
    as('lin', contract.rankings.read),
    as('lin', contract.rankings.read, { version: 1 }),
  ]);
  expect(now.body).toMatchObject({ scheme: { version: 2, minSample: 3, isTrial: false } });
  expect(before.body).toMatchObject({ scheme: { version: 1, minSample: 5 } });
});

test('a text that is no scheme is refused with the line that is wrong', async () => {
  const answer = await as('lin', contract.rankingSchemes.save, {
    text: smaller.replace('places: 3', 'places: 0'),
    note: 'x',
  });
  expect(answer).toMatchObject({
    status: 400,
    body: { code: 'scheme-invalid', message: { zh: expect.stringContaining('places') } },
  });
});

test('a scheme can be tried without being kept, and a ranking by it cannot be sealed', async () => {
  const { body } = await as('lin', contract.rankings.try, { text: smaller.replace('places: 3', 'places: 1') });
  expect(body).toMatchObject({ scheme: { version: null, places: 1, isTrial: true } });
});

test('the ranking of each year is told beside the others', async () => {
  const { years } = (await as('lin', contract.rankings.years)).body as OutputOf<typeof contract.rankings.years>;
  expect(years.map(({ period, units }) => [period, units.filter(({ rank }) => rank !== null).length])).toEqual([
    ['2026-09', 2],
  ]);
});

test('a ranking is frozen, reviewed and signed by two persons, and says of itself that it is whole', async () => {
  const drafted = await draft();
  expect(drafted).toMatchObject({ state: 'draft', schemeVersion: 2, draftedBy: 'lin', snapshotId: 's00000001' });
  expect((await act('zhao', 'review', drafted)).body).toMatchObject({ state: 'reviewed', reviewedBy: 'zhao' });
  expect(await act('zhao', 'sign', drafted)).toMatchObject({ status: 403 });
  expect((await act('wang', 'sign', drafted)).body).toMatchObject({ state: 'signed', signedBy: 'wang', chainSeq: 1 });
  const { entry, inspection, result } = await read(drafted.id);
  expect(entry).toMatchObject({ verified: null, supersededBy: null });
  expect(inspection).toEqual({ isRecordWhole: true, isChainWhole: true, differences: [] });
  expect(result.units.filter(({ rank }) => rank !== null)).toHaveLength(2);
});

test('the file of the record has the very hash that was signed, and names no enterprise', async () => {
  const { entries } = (await as('lin', contract.sealedRankings.list)).body as { entries: SealEntry[] };
  const answer = await as('lin', contract.sealedRankings.record, { id: entries[0]!.id });
  const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
  const raw = await counter.app.inject({
    method: 'GET',
    url: `/api/sealed-rankings/${entries[0]!.id}/record`,
    headers: { cookie: cookies.get('lin')! },
  });
  expect(createHash('sha256').update(raw.rawPayload).digest('hex')).toBe(entries[0]!.recordSha256);
  expect(text).not.toContain('合成企业');
});

test('a new edition takes the place of a signed one, which stays as it was', async () => {
  const { entries } = (await as('lin', contract.sealedRankings.list)).body as { entries: SealEntry[] };
  const [first] = entries;
  const second = await draft({ version: 1, supersedes: { id: first!.id, reason: '改用五户口径' } });
  await act('lin', 'review', second);
  await act('wang', 'sign', second);
  expect((await read(first!.id)).entry).toMatchObject({
    state: 'signed',
    supersededBy: second.id,
    recordSha256: first!.recordSha256,
  });
  expect((await read(second.id)).entry).toMatchObject({ supersedes: first!.id, reason: '改用五户口径', chainSeq: 2 });
});

test('a draft that is put aside leaves the archive; a seal cannot be', async () => {
  const { entries: before } = (await as('lin', contract.sealedRankings.list)).body as { entries: SealEntry[] };
  expect(await draft()).toMatchObject({ code: 'ranking-stands', facts: { id: before[0]!.id } });
  const drafted = await draft({ supersedes: { id: before[0]!.id, reason: '再改' } });
  expect((await act('lin', 'discard', drafted)).body).toMatchObject({ state: 'discarded' });
  const { entries } = (await as('lin', contract.sealedRankings.list)).body as { entries: SealEntry[] };
  expect(entries.map(({ state }) => state)).toEqual(['signed', 'signed']);
  expect(await act('lin', 'discard', entries[0]!)).toMatchObject({ status: 409, body: { code: 'ranking-state' } });
});
