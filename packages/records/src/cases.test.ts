/** A case from its opening to its end, as the history and the audit tell it. */
import { createTestDatabase, type TestDatabase } from '../../../tests/database.js';
import { found } from '../test/found.js';
import { createAccount } from './accounts.js';
import { listAudit } from './audit.js';
import { caseLoads, dealWithCase, escalateOverdue, findCase, listCases, openCase, ruleQuality } from './cases.js';
import { recordEvaluation } from './evaluations.js';
import { migrate, openLedger, type Ledger } from './ledger.js';

let database: TestDatabase;
let ledger: Ledger;
const at = (day: number) => new Date(Date.UTC(2026, 9, day));
const by = (actor: string, day: number) => ({ actor, at: at(day) });

beforeAll(async () => {
  database = await createTestDatabase();
  ledger = await openLedger(database.url);
  await migrate(ledger);
  for (const [login, role, regionId] of [
    ['li', 'officer', '220200'],
    ['wang', 'officer', '220300'],
    ['zhao', 'secretary', '220200'],
    ['sun', 'secretary', '220200'],
  ] as const) {
    const account = { login, name: login, role, regionId, passwordHash: 'x', mustChangePassword: false };
    await createAccount(ledger, account, { actor: 'operator', at: at(1) });
  }
});
afterAll(async () => {
  await ledger.close();
  await database.drop();
});
beforeEach(async () => {
  for (const table of ['warning_event', 'warning', 'case_entry', 'alert_case', 'notice']) {
    await ledger.source.query(`DELETE FROM ${table}`);
  }
});

const warned = async () => {
  await recordEvaluation(ledger, {
    ...{ found: [found('A', { secretary: 'zhao' })], snapshotId: 's1', at: at(1), deadline: () => '2026-10-08' },
  });
  return (await listCases(ledger, everyone)).rows[0]!;
};
const everyone = { regionId: '220000', secretaries: null, state: 'unclosed', offset: 0, limit: 50 } as const;
const told = async () =>
  (
    await ledger.source.query<{ kind: string; to: string[] | null }[]>(
      'SELECT kind, to_logins AS "to" FROM notice ORDER BY at, key',
    )
  ).filter(({ kind }) => kind.startsWith('case'));

test('a warning’s case begins with the secretary, is given on, taken up and closed, and all of it is on record', async () => {
  const { id, assignee, rung, dueOn } = await warned();
  expect([assignee, rung, dueOn]).toEqual(['zhao', 'secretary', '2026-10-08']);
  await dealWithCase(
    ledger,
    id,
    { act: 'assign', assignee: 'li', dueOn: '2026-10-12', body: '请到现场' },
    by('zhao', 2),
  );
  await dealWithCase(ledger, id, { act: 'accept' }, by('li', 3));
  await dealWithCase(ledger, id, { act: 'comment', body: '前三家客户占 71%' }, by('li', 4));
  await dealWithCase(ledger, id, { act: 'attach', name: '合同.pdf', sha256: 'a'.repeat(64), bytes: 7 }, by('li', 4));
  const close = { act: 'close', disposition: 'resolved', reason: '已回款', period: '2026-09' } as const;
  await dealWithCase(ledger, id, close, by('li', 5));
  const { found: one, entries } = (await findCase(ledger, id))!;
  expect(one).toMatchObject({ state: 'closed', disposition: 'resolved', assignee: 'li', dueOn: '2026-10-12' });
  expect(entries.map(({ kind, actor }) => [kind, actor])).toEqual([
    ...[
      ['opened', 'pipelines'],
      ['assigned', 'zhao'],
      ['accepted', 'li'],
      ['comment', 'li'],
    ],
    ...[
      ['attached', 'li'],
      ['closed', 'li'],
    ],
  ]);
  const audited = (await listAudit(ledger, { subject: id })).map(({ action }) => action).reverse();
  expect(audited).toEqual(['case.assign', 'case.accept', 'case.comment', 'case.attach', 'case.close']);
  expect(await told()).toEqual([{ kind: 'case.assigned', to: ['li'] }]);
});

test('a case is given only to who answers for its region or enterprise, and a closed one to nobody', async () => {
  const { id } = await warned();
  const assign = (assignee: string) =>
    dealWithCase(ledger, id, { act: 'assign', assignee, dueOn: null, body: '' }, by('li', 2));
  await expect(assign('wang')).rejects.toMatchObject({ code: 'assignee-outside' });
  await expect(assign('sun')).rejects.toMatchObject({ code: 'assignee-outside' });
  await expect(assign('nobody')).rejects.toMatchObject({ code: 'not-found' });
  await assign('zhao');
  await dealWithCase(
    ledger,
    id,
    { act: 'close', disposition: 'false-alarm', reason: '误报', period: null },
    by('li', 3),
  );
  await expect(assign('zhao')).rejects.toMatchObject({ code: 'case-refuses' });
});

test('an overdue case climbs one rung a deadline, up to the government and no further', async () => {
  const { id } = await warned();
  const rungs: string[] = [];
  for (let day = 9; day <= 15; day++) {
    const today = `2026-10-${String(day).padStart(2, '0')}`;
    await escalateOverdue(ledger, { today, at: at(day), deadline: () => today });
    const one = (await findCase(ledger, id))!.found;
    rungs.push(one.rung);
  }
  expect(rungs).toEqual([
    'county',
    'prefecture',
    'province',
    'leading-group',
    'government',
    'government',
    'government',
  ]);
  expect(await escalateOverdue(ledger, { today: '2026-10-15', at: at(15), deadline: () => null })).toBe(0);
  expect((await told()).map(({ kind }) => kind)).toEqual(Array(5).fill('case.escalated'));
});

test('a problem an enterprise reports is a case as well; lists know deadlines, people and regions', async () => {
  await warned();
  const { subject, subjectId, subjectName, regionId, regionLine } = found('B', {
    regionId: '220203',
    regionLine: ['220203', '220200', '220000'],
  });
  const wanted = {
    subject,
    subjectId,
    subjectName,
    regionId,
    regionLine,
    openedBy: 'li',
    warningId: null,
    rule: null,
    period: null,
  };
  const problem = { ...wanted, secretary: null, severity: 'yellow', title: '用地审批', dueOn: '2026-10-05' } as const;
  await openCase(ledger, problem, { body: '企业反映', at: at(2) });
  const ids = async (filter: object) =>
    (await listCases(ledger, { ...everyone, ...filter })).rows.map(row => row.subjectId);
  expect(await ids({})).toEqual(['B', 'A']);
  expect(await ids({ overdueOn: '2026-10-06' })).toEqual(['B']);
  expect(await ids({ secretaries: ['zhao'] })).toEqual(['A']);
  expect(await ids({ regionId: '220300' })).toEqual([]);
  const asked = { regionId: '220200', secretaries: null, today: '2026-10-06' } as const;
  expect(await caseLoads(ledger, { ...asked, by: 'region' })).toEqual([
    { key: '220202', unclosed: 1, overdue: 0, red: 0 },
    { key: '220203', unclosed: 1, overdue: 1, red: 0 },
  ]);
  expect((await caseLoads(ledger, { ...asked, by: 'assignee' })).map(({ key }) => key)).toEqual(['zhao', null]);
});

test('a rule knows how much of what it told was true', async () => {
  const { id } = await warned();
  await dealWithCase(
    ledger,
    id,
    { act: 'close', disposition: 'data-error', reason: '单位错', period: '2026-09' },
    by('li', 5),
  );
  expect(await ruleQuality(ledger, '220200')).toEqual([
    {
      ...{ rule: 'revenue-falling', season: '2026Q4', episodes: 1, closed: 1, confirmed: 0, noise: 1, reopened: 0 },
      ...{ medianDaysToClose: 4, medianLagMonths: 1 },
    },
  ]);
});
