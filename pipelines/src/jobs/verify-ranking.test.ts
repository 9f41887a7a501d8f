/** A sealed ranking is computed again from the lake, whatever came since. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeUscc, type RankingRecord } from '@tidu/domain';
import {
  actOnRanking,
  draftRanking,
  findRanking,
  listBatches,
  saveRankingScheme,
  withdrawBatches,
} from '@tidu/records';
import { makeHome, NOW, type Home } from '../../test/home.js';
import { run } from '../../test/run.js';

let home: Home;

const SCHEME = `id: growth-only
name: 营业收入增长
clause: 试
quotation: 试
indicators: [{ indicator: revenue-growth }]
minSample: 1
`;

/** Returns of two prefectures, one firm each: revenue now and a year before. */
const returns = (changchun: number): string =>
  [
    '统一社会信用代码,企业名称,所属地区,报告期,营业收入（万元）,营业收入上年同期（万元）',
    `${makeUscc(1)},甲,南关区,2026-09,${changchun},100`,
    `${makeUscc(2)},乙,昌邑区,2026-09,110,100`,
    '',
  ].join('\n');

const ingest = async (name: string, text: string) => {
  await writeFile(join(home.folder, name), text);
  expect(await run(home, 'ingest', name)).toMatchObject({ code: 0 });
};
const json = async (...words: string[]) => {
  const { code, lines } = await run(home, 'ranking', ...words, '--json');
  return { code, answer: JSON.parse(lines[0]!) };
};

/** Reviewed and signed as it stands. */
async function seal(id: string, recordSha256: string): Promise<string> {
  await actOnRanking(home.dock.ledger, { id, deed: 'review', recordSha256, actor: 'lin', at: NOW });
  await actOnRanking(home.dock.ledger, { id, deed: 'sign', recordSha256, actor: 'wang', at: NOW });
  return id;
}

let sealed: string;
beforeAll(async () => {
  home = await makeHome();
  await saveRankingScheme(home.dock.ledger, { id: 'growth-only', text: SCHEME, note: '试' }, { actor: 'lin', at: NOW });
  await ingest('a.csv', returns(120));
  const { answer } = await json('draft', '--period', '2026-09', '--scheme', 'growth-only');
  sealed = await seal(answer.id, answer.recordSha256);
}, 120_000);
afterAll(() => home.remove());

test('the shell ranks as the page does: 长春 grew by 20 %, 吉林 by 10 %', async () => {
  const { answer } = await json('show', '--period', '2026-09', '--scheme', 'growth-only');
  expect(answer.units.filter((unit: { rank: number | null }) => unit.rank !== null)).toMatchObject([
    { regionId: '220100', rank: 1, score: 100, parts: [{ raw: 20, n: 1 }] },
    { regionId: '220200', rank: 2, score: 0, parts: [{ raw: 10, n: 1 }] },
  ]);
});

test('a correction and a withdrawal that came later change nothing: equal', async () => {
  await ingest('b.csv', returns(105));
  const [, first] = await listBatches(home.dock.ledger);
  await withdrawBatches(home.dock.ledger, [first!.id], { actor: 'lin', at: NOW, reason: '重报' });
  const { answer: now } = await json('show', '--period', '2026-09', '--scheme', 'growth-only');
  expect(now.units[0]).toMatchObject({ regionId: '220200', parts: [{ raw: 10 }] });
  const { code, answer } = await json('verify', sealed);
  expect({ code, isEqual: answer.isEqual, isSame: answer.isSameSnapshot }).toEqual({
    code: 0,
    isEqual: true,
    isSame: true,
  });
  expect(answer.checks.map(({ check, isEqual }: { check: string; isEqual: boolean }) => [check, isEqual])).toEqual([
    ['record', true],
    ['chain', true],
    ['arithmetic', true],
    ['lake', true],
    ['result', true],
  ]);
});

test('a record whose sums are not those of the lake is told where: found 20, sealed 30', async () => {
  const record = JSON.parse((await findRanking(home.dock.ledger, sealed))!.record) as RankingRecord;
  record.figures.find(({ regionId }) => regionId === '220100')!.numerator = 30;
  record.supersedes = { id: sealed, sha256: '', reason: '试' };
  const { id, recordSha256 } = await draftRanking(home.dock.ledger, record, { actor: 'lin', at: NOW });
  const forged = await seal(id, recordSha256);
  const { code, answer } = await json('verify', forged);
  expect(code).toBe(2);
  const lake = answer.checks.find(({ check }: { check: string }) => check === 'lake');
  expect(lake.differences).toEqual([{ path: 'figures.220100/revenue-growth.numerator', sealed: 30, found: 20 }]);
  const { lines } = await run(home, 'ranking', 'verify', forged);
  expect(lines[0]).toBe(`${forged} 不一致 different`);
});

test('a lake that lost a batch says so', async () => {
  await rm(join(home.folder, 'lake', 'b00000001.parquet'));
  await expect(run(home, 'ranking', 'verify', sealed)).rejects.toMatchObject({ code: 'file-unreadable' });
});
