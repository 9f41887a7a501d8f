import { createTestDatabase, type TestDatabase } from '../../../tests/database.js';
import { appendAudit, listAudit, verifyAudit } from './audit.js';
import { migrate, openLedger, type Ledger } from './ledger.js';

const at = new Date('2026-10-08T01:02:03.456Z');
let database: TestDatabase;
let ledger: Ledger;

beforeEach(async () => {
  database = await createTestDatabase();
  ledger = await openLedger(database.url);
  await migrate(ledger);
  for (const subject of ['b1', 'b2', 'b3']) await append(subject);
});

afterEach(async () => {
  await ledger.close();
  await database.drop();
});

async function append(subject: string): Promise<void> {
  const entry = {
    actor: 'operator',
    action: 'batch.record',
    subject,
    detail: { rows: 3, file: '长春.xlsx', by: { b: 1, a: null } },
    at,
  };
  await ledger.source.transaction(manager => appendAudit(manager, entry));
}

/** What only a person with the database's own rights can do. */
async function tamper(statement: string): Promise<void> {
  await ledger.source.query('ALTER TABLE audit_entry DISABLE TRIGGER audit_is_append_only');
  await ledger.source.query(statement);
}

test('an untouched chain is whole', async () => {
  expect(await verifyAudit(ledger)).toMatchObject({ entries: 3, brokenAt: null });
  expect((await listAudit(ledger)).map(entry => entry.subject)).toEqual(['b3', 'b2', 'b1']);
});

test.each([
  ['a changed actor', `UPDATE audit_entry SET actor = 'li.na' WHERE seq = 2`, 2],
  ['a changed detail', `UPDATE audit_entry SET detail = '{"rows": 4}' WHERE seq = 1`, 1],
  ['a changed time', `UPDATE audit_entry SET at = at + interval '1 second' WHERE seq = 3`, 3],
  ['a removed entry', `DELETE FROM audit_entry WHERE seq = 2`, 2],
])('%s is found', async (_, statement, brokenAt) => {
  await tamper(statement);
  expect(await verifyAudit(ledger)).toMatchObject({ brokenAt });
});

test('the database refuses to change an entry', async () => {
  await expect(ledger.source.query(`UPDATE audit_entry SET actor = 'li.na'`)).rejects.toThrow('append-only');
  await expect(ledger.source.query(`DELETE FROM audit_entry`)).rejects.toThrow('append-only');
});

test('writers at the same moment make one chain', async () => {
  await Promise.all(Array.from({ length: 8 }, (_, n) => append(`b${10 + n}`)));
  expect(await verifyAudit(ledger)).toMatchObject({ entries: 11, brokenAt: null });
});

test('a change that is rolled back leaves no entry', async () => {
  const attempt = ledger.source.transaction(async manager => {
    await appendAudit(manager, { actor: 'operator', action: 'batch.record', subject: 'b4', detail: {}, at });
    throw new Error('disk full');
  });
  await expect(attempt).rejects.toThrow('disk full');
  expect(await verifyAudit(ledger)).toMatchObject({ entries: 3, brokenAt: null });
});
