/** Every attack of the list beside the checkout, and our own, against a worker: nothing gets out, nothing stays, nothing hangs. */
import { existsSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { corpusAttacks, ownAttacks, type Attack } from '../../test/attacks.js';
import { LEGAL_QUERIES } from '../../test/legal-queries.js';
import { makeFixture, rowsOf, runQuery, SECRET, type Fixture } from '../../test/strangers.js';
import { openSandbox, type Sandbox } from './index.js';

const LIMIT_MS = 200;
/** Most attacks on the machine run until they are stopped: here every so many of them, all of them in bench/sql.mjs. */
const EVERY = 6;
const CONTROL = `SELECT count(*), sum(revenue), lower('ABC'), max(name) FROM ent`;
const CONTROL_ROWS = [[1000, 625625, 'abc', '合成企业999']];
/** Where an attack would leave something. */
const OUTSIDE = ['/tmp/attack', '/tmp/tidu-out', '/tmp/tidu-out.csv', '/tmp/tidu-log', '/tmp/tidu-profile.json'];
/** Of files that every machine has, of the environment, and of the secret. */
const LEAKS = [/root:[x*]:0:0/, /DATABASE_URL|TIDU_TEST|PATH=/, new RegExp(SECRET)];

let fixture: Fixture;
let sandbox: Sandbox;
let hash: string;

beforeAll(async () => {
  fixture = await makeFixture();
  hash = fixture.hash();
  sandbox = openSandbox({ graceMs: 200 });
  await runQuery(sandbox, fixture.file, CONTROL);
});
afterAll(async () => {
  await sandbox.close();
  fixture.remove();
});

/** What is wrong with how one attack went. */
async function breachOf({ id, sql }: Attack): Promise<string[]> {
  // The process of the one before may have been ended: what is measured is the query, not the start of another.
  await runQuery(sandbox, fixture.file, 'SELECT 1');
  // An attacker of their own each: crashes of one must not spare us the next.
  const { body, ms } = await runQuery(sandbox, fixture.file, sql, { user: id, limitMs: LIMIT_MS });
  return [
    ...LEAKS.filter(leak => leak.test(body)).map(leak => `${id} tells ${leak.source}`),
    ...(ms > LIMIT_MS + 1000 ? [`${id} ended after ${Math.round(ms)} ms`] : []),
  ];
}

async function breachesOf(attacks: readonly Attack[]): Promise<string[]> {
  const breaches: string[] = [];
  for (const attack of attacks) breaches.push(...(await breachOf(attack)));
  return breaches;
}

if (corpusAttacks.length === 0) console.warn('../shared/corpus/sql-attacks.json is not there: its attacks are not run');
const describeCorpus = corpusAttacks.length === 0 ? describe.skip : describe;

describe.each([
  ['our own attacks', describe, ownAttacks],
  ['the attacks beside the checkout', describeCorpus, corpusAttacks],
] as const)('%s', (_, describeThem, attacks) => {
  describeThem('go nowhere', () => {
    test.each([
      ['escape', 1],
      ['scope', 1],
      ['resource', EVERY],
    ] as const)(
      'at %s',
      async (kind, every) => {
        const own = attacks.filter(attack => attack.class === kind);
        expect(own.length).toBeGreaterThan(20);
        expect(await breachesOf(own.filter((_, index) => index % every === 0))).toEqual([]);
      },
      60_000,
    );

    test('and leave nothing behind', async () => {
      expect(rowsOf(await runQuery(sandbox, fixture.file, CONTROL))).toEqual(CONTROL_ROWS);
      expect(fixture.hash()).toBe(hash);
      expect(readdirSync(dirname(fixture.file.file))).toEqual(['w.duckdb']);
      expect(OUTSIDE.filter(existsSync)).toEqual([]);
    });
  });
});

test('an attack on what is not theirs is refused before it runs', async () => {
  const answered: string[] = [];
  for (const { id, sql } of ownAttacks.filter(attack => attack.class !== 'resource')) {
    const { code } = await runQuery(sandbox, fixture.file, sql, { user: id, limitMs: LIMIT_MS });
    if (code === null) answered.push(sql);
  }
  // A text in quotes is no attack.
  expect(answered).toEqual([`SELECT $$'; DROP TABLE ent; --$$`]);
});

test.each(LEGAL_QUERIES)('an honest query is answered: %s', async text => {
  const outcome = await runQuery(sandbox, fixture.file, text, { user: 'analyst', session: 'analyst' });
  expect(outcome).toMatchObject({ code: null });
  expect(rowsOf(outcome).length).toBeGreaterThan(0);
});
