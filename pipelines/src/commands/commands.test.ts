/** The words of `tidu`: what is printed, and what the exit code says. */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeUscc } from '@tidu/domain';
import { listBatches } from '@tidu/records';
import { makeHome, reportOf, type Home } from '../../test/home.js';
import { run, type Said } from '../../test/run.js';

let home: Home;
beforeEach(async () => {
  home = await makeHome();
});
afterEach(() => home.remove());

const tidu = (name: string, ...args: string[]) => run(home, name, ...args);

const file = async (name: string, text: string) => {
  await mkdir(join(home.folder, name, '..'), { recursive: true });
  await writeFile(join(home.folder, name), text);
};
const parsed = ({ lines }: Said) => lines.map(line => JSON.parse(line) as Record<string, unknown>);

const GOOD = reportOf([[1, 100]]);
const PARTLY = reportOf([
  [1, 110],
  [2, '约'],
]);

describe('ingest', () => {
  test('one line of JSON for each file, in the shape senders know', async () => {
    await file('a.csv', PARTLY);
    const said = await tidu('ingest', 'a.csv', '--json');
    expect(said).toMatchObject({ code: 0, remarks: [] });
    expect(parsed(said)).toEqual([
      {
        file: 'a.csv',
        batch: 'b00000001',
        outcome: 'partial',
        reason: null,
        load: 1,
        quarantine: [{ row: 3, field: 'revenue', code: 'NUMBER_UNPARSABLE' }],
        warn: [{ row: null, field: null, code: 'V14' }],
        ignored: [],
        totals: { quarantinedRows: 1, warnedRows: 0 },
        changes: { new: 1, changed: 0, unchanged: 0 },
        lateRows: 1,
        facts: { found: null, expected: null },
      },
    ]);
  });

  test('a sentence for people, with the rows sent back as remarks', async () => {
    await file('a.csv', PARTLY);
    expect(await tidu('ingest', 'a.csv')).toEqual({
      code: 0,
      lines: ['a.csv  已收 1 行，其中 1 行迟报，1 行有误退回。'],
      remarks: ['  第 3 行 revenue NUMBER_UNPARSABLE'],
    });
  });

  test('a refused file is exit 2, and keeps no other out', async () => {
    await file('in/a.csv', 'x\n');
    await file('in/b.csv', GOOD);
    const said = await tidu('ingest', 'in', '--json');
    expect(said.code).toBe(2);
    expect(parsed(said).map(({ file: name, outcome, reason }) => [name, outcome, reason])).toEqual([
      ['a.csv', 'reject_file', 'FILE_HEADER_NOT_FOUND'],
      ['b.csv', 'accept', null],
    ]);
    expect(home.list('snapshots')).toEqual(['s00000001.duckdb']);
  });

  test('where nothing was taken nothing is published', async () => {
    await file('a.csv', 'x\n');
    expect((await tidu('ingest', 'a.csv')).code).toBe(2);
    expect(home.list('snapshots')).toEqual([]);
  });

  test('a folder is taken whole, by name, hidden files left alone', async () => {
    for (const name of ['d/2.csv', 'd/1/z.csv', 'd/.hidden.csv']) await file(name, reportOf([[name.length, 1]]));
    const said = await tidu('ingest', 'd', '--json');
    expect(parsed(said).map(({ file: name }) => name)).toEqual(['1/z.csv', '2.csv']);
    expect(said.remarks).toEqual(['1/2 1/z.csv', '2/2 2.csv']);
  });

  test('--rows adds the rows loaded', async () => {
    await file('a.csv', PARTLY);
    const [verdict] = parsed(await tidu('ingest', 'a.csv', '--json', '--rows'));
    expect(verdict!.rows).toEqual([
      { row: 2, uscc: makeUscc(1), name: '企业1', region: '220102', period: '2026-09', revenue: 110 },
    ]);
  });

  test('--period speaks for rows that name none', async () => {
    await file('a.csv', reportOf([[1, 5]], ''));
    await tidu('ingest', 'a.csv', '--period', '2026年上半年');
    expect(await listBatches(home.dock.ledger)).toMatchObject([{ periods: ['2026-06'] }]);
  });

  test('--now sets the clock: what has not come is refused, and the day it came in is that day', async () => {
    await file('a.csv', GOOD);
    const [verdict] = parsed(await tidu('ingest', 'a.csv', '--json', '--now', '2026-08-31'));
    expect(verdict!.quarantine).toEqual([{ row: 2, field: 'period', code: 'PERIOD_FUTURE' }]);
    expect(await listBatches(home.dock.ledger)).toMatchObject([{ receivedOn: '2026-08-31' }]);
  });

  test('--as names the file otherwise; in quotes it is JSON, for names nobody can type', async () => {
    await file('a.csv', GOOD);
    const [plain] = parsed(await tidu('ingest', 'a.csv', '--json', '--as', '九月.csv'));
    expect(plain!.file).toBe('九月.csv');
    await file('b.csv', PARTLY);
    const [odd] = parsed(await tidu('ingest', 'b.csv', '--json', '--as', JSON.stringify('ok.csv\u0000.xlsx')));
    expect(odd!.file).toBe('ok.csv.xlsx');
  });

  test('--layout takes a built-in one or a file', async () => {
    await file('a.csv', `代码,名称\n${makeUscc(1)},甲\n`);
    expect((await tidu('ingest', 'a.csv', '--layout', 'enterprise-register')).code).toBe(2);
    await file('own.yaml', OWN_LAYOUT);
    expect(parsed(await tidu('ingest', 'a.csv', '--json', '--layout', 'own.yaml'))).toMatchObject([
      { outcome: 'accept', load: 1 },
    ]);
    expect(await listBatches(home.dock.ledger)).toMatchObject([
      { layout: 'own', kind: 'register' },
      { status: 'refused' },
    ]);
  });

  test.each<[why: string, words: string[], code: string]>([
    ['no file', [], 'invalid-input'],
    ['a file that is not there', ['missing.csv'], 'file-unreadable'],
    ['a layout nobody knows', ['a.csv', '--layout', 'nothing'], 'not-found'],
    ['a layout file that is not there', ['a.csv', '--layout', 'nothing.yaml'], 'file-unreadable'],
    ['a layout that is wrong', ['a.csv', '--layout', 'bad.yaml'], 'layout-invalid'],
    ['no period', ['a.csv', '--period', 'gestern'], 'invalid-input'],
    ['no day', ['a.csv', '--now', 'gestern'], 'invalid-input'],
    ['one name for two files', ['a.csv', 'bad.yaml', '--as', 'x'], 'invalid-input'],
    ['a name that is no JSON', ['a.csv', '--as', '"x'], 'invalid-input'],
  ])('%s cannot be done', async (_, words, code) => {
    await file('a.csv', GOOD);
    await file('bad.yaml', 'id: own\nkind: nothing\n');
    await expect(tidu('ingest', ...words)).rejects.toMatchObject({ code });
    expect(await listBatches(home.dock.ledger)).toEqual([]);
  });
});

describe('the other words', () => {
  beforeEach(async () => {
    await file('a.csv', GOOD);
    await tidu('ingest', 'a.csv');
  });

  test('indicator answers with the figure and where it comes from', async () => {
    const said = await tidu('indicator', 'revenue', '--period', '2026-09', '--by', 'prefecture', '--json');
    expect(parsed(said)).toEqual([
      {
        code: 'revenue',
        period: '2026-09',
        key: '220100',
        keys: ['220100'],
        value: 100,
        numerator: 100,
        denominator: null,
        n: 1,
        note: null,
        change: null,
        prior: null,
        nExpected: 0,
        nFiled: 0,
        withheldFor: null,
      },
    ]);
    expect((await tidu('indicator', 'revenue', '--period', '2026-09')).lines).toEqual([
      '2026年1—9月  吉林省  营业收入 100.00 cny10k  n=1',
    ]);
  });

  test.each<[why: string, words: string[], code: string]>([
    ['an indicator nobody knows', ['wealth', '--period', '2026-09'], 'unknown-indicator'],
    ['no period', ['revenue'], 'invalid-input'],
    ['a grouping nobody knows', ['revenue', '--period', '2026-09', '--by', 'colour'], 'invalid-input'],
    ['a region of another province', ['revenue', '--period', '2026-09', '--region', '330100'], 'not-found'],
  ])('%s is no question', async (_, words, code) => {
    await expect(tidu('indicator', ...words)).rejects.toMatchObject({ code });
  });

  test('batches lists what came in, newest first', async () => {
    await file('b.csv', 'x\n');
    await tidu('ingest', 'b.csv');
    expect(parsed(await tidu('batches', '--json')).map(({ id, status }) => [id, status])).toEqual([
      ['b00000002', 'refused'],
      ['b00000001', 'accepted'],
    ]);
    expect((await tidu('batches', '--limit', '1')).lines).toEqual(['b00000002  2026-10-20  退回  —    b.csv']);
  });

  test('rebuild gives the same hash', async () => {
    const [first] = parsed(await tidu('rebuild', '--json'));
    const [second] = parsed(await tidu('rebuild', '--json'));
    expect(second).toEqual({ ...first, id: 's00000003' });
    expect(first).toMatchObject({ id: 's00000002', counts: { batches: 1, filings: 1 } });
  });

  test('clear-demo withdraws what is synthetic, and nothing else', async () => {
    await file('real.csv', GOOD.replace(makeUscc(1), makeUscc(1, '220100')));
    await tidu('ingest', 'real.csv');
    expect((await tidu('clear-demo')).lines).toEqual(['已撤回 1 个合成批次。']);
    expect(await listBatches(home.dock.ledger)).toMatchObject([{ status: 'accepted' }, { status: 'withdrawn' }]);
    const [answer] = parsed(await tidu('indicator', 'revenue', '--period', '2026-09', '--json'));
    expect(answer).toMatchObject({ value: 100, n: 1 });
  });
});

test('before anything is published a question says so', async () => {
  await expect(tidu('indicator', 'revenue', '--period', '2026-09')).rejects.toMatchObject({ code: 'no-snapshot' });
});

describe('as a process', () => {
  const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
  const run = (...words: string[]) =>
    new Promise<{ code: number; out: string; err: string }>(resolve => {
      const env = {
        PATH: process.env.PATH,
        TIDU_HOME: home.folder,
        DATABASE_URL: home.databaseUrl,
        INIT_CWD: home.folder,
      };
      execFile(process.execPath, [cli, ...words], { env }, (error, out, err) =>
        resolve({ code: error === null ? 0 : Number(error.code), out, err }),
      );
    });

  test('answers go to stdout, everything else to stderr, failures are exit 1 and a sentence', async () => {
    await file('a.csv', GOOD);
    const taken = await run('ingest', 'a.csv', '--json');
    expect([taken.code, JSON.parse(taken.out)]).toMatchObject([0, { load: 1 }]);
    expect(await run('ingest', 'missing.csv')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^读不到文件 .*missing\.csv：ENOENT\n$/) as string,
    });
    expect(await run('ingest', '--colour')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^Unknown option '--colour'.*\n$/) as string,
    });
    expect(await run('nothing')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('tidu ingest') as string,
    });
    expect(await run('--help')).toMatchObject({ code: 0, err: expect.stringContaining('tidu ingest') as string });
  });
});

const OWN_LAYOUT = `
id: own
kind: register
name: { zh: 自己的名录, en: Own }
form: register
columns:
  - { key: uscc, to: enterpriseId, headers: [代码], required: true }
  - { key: name, to: name, headers: [名称], required: true }
`;
