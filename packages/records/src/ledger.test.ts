import { createTestDatabase, type TestDatabase } from '../../../tests/database.js';
import { migrate, openLedger, type Ledger } from './ledger.js';
import { MIGRATIONS } from './migrations/index.js';
import { withPublishLock } from './locks.js';
import { fixProvince, installation } from './installation.js';

const at = new Date('2026-10-08T01:02:03Z');
let database: TestDatabase;
let ledger: Ledger;

beforeAll(async () => {
  database = await createTestDatabase();
  ledger = await openLedger(database.url);
});

afterAll(async () => {
  await ledger.close();
  await database.drop();
});

test('two processes that migrate at once leave one set of tables', async () => {
  const second = await openLedger(database.url);
  await Promise.all([migrate(ledger), migrate(second)]);
  await second.close();
  expect(await ledger.source.query('SELECT count(*)::integer AS n FROM migration')).toEqual([{ n: MIGRATIONS.length }]);
});

test('the migrations make exactly the tables the entities describe', async () => {
  const { upQueries } = await ledger.source.driver.createSchemaBuilder().log();
  expect(upQueries.map(query => query.query)).toEqual([]);
});

test('a ledger belongs to the province of its first start', async () => {
  expect(await installation(ledger)).toBeNull();
  await fixProvince(ledger, '220000', { actor: 'operator', at });
  await fixProvince(ledger, '220000', { actor: 'operator', at });
  await expect(fixProvince(ledger, '330000', { actor: 'operator', at })).rejects.toMatchObject({
    code: 'province-fixed',
    facts: { fixed: '220000', asked: '330000' },
  });
  expect(await installation(ledger)).toEqual({ rootId: '220000', fixedAt: at });
});

test('only one at a time holds the publish lock, even in one process', async () => {
  const steps: string[] = [];
  const job = (name: string) => async () => {
    steps.push(`${name} begins`);
    await new Promise(resolve => setTimeout(resolve, 50));
    steps.push(`${name} ends`);
  };
  await Promise.all([withPublishLock(ledger, job('a')), withPublishLock(ledger, job('b'))]);
  const [first, second] = steps[0] === 'a begins' ? ['a', 'b'] : ['b', 'a'];
  expect(steps).toEqual([`${first} begins`, `${first} ends`, `${second} begins`, `${second} ends`]);
});

test('a job that fails frees the publish lock', async () => {
  await expect(withPublishLock(ledger, () => Promise.reject(new Error('disk full')))).rejects.toThrow('disk full');
  expect(await withPublishLock(ledger, () => Promise.resolve('next'))).toBe('next');
});

test('a job learns that its lock was lost with the connection', async () => {
  const reason = await withPublishLock(ledger, async lost => {
    const aborted = new Promise(resolve => lost.addEventListener('abort', resolve));
    await ledger.source.query(
      // of this database only: the tests beside this one have publish locks of their own on the same server
      `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = 7021002 AND granted
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    await aborted;
    return lost.aborted;
  });
  expect(reason).toBe(true);
});
