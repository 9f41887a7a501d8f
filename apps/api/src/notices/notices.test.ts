/** Cases and notices over the counter: what one person does, another is told, live. */
import { contract } from '@tidu/contract';
import { ALERT_RULES } from '@tidu/domain';
import { listAudit, shareOutNotices } from '@tidu/records';
import { openCounter, type Counter } from '../../test/counter.js';
import { FIRMS, publishProvince } from '../../test/province.js';
import { LiveNotices } from './live-notices.js';

let counter: Counter;
const cookies: Record<string, string> = {};
const firm = FIRMS[0]!;

beforeAll(async () => {
  counter = await openCounter();
  await publishProvince(counter.home, counter.ledger);
  await counter.addAccount('root', 'administrator', '220000');
  await counter.addAccount('li', 'officer', '220200');
  await counter.addAccount(firm.secretary, 'secretary', '220200');
  for (const login of ['root', 'li', firm.secretary]) cookies[login] = await counter.signIn(login);
  await counter.follow();
}, 60_000);
afterAll(() => counter.close());

const as = (login: string) => ({ cookie: cookies[login]! });
const shareOut = () => shareOutNotices(counter.ledger, { at: counter.clock.now, localTime: '10:00' });

test('a problem an enterprise reports is opened, given to its secretary, who is told live, takes it up and closes it', async () => {
  const asked = { enterpriseId: firm.id, title: '用地审批', body: '企业反映' };
  const { body: opened } = await counter.ask(contract.cases.open, asked, as('li'));
  const { id, label } = opened as { id: string; label: string };
  expect([label, opened]).toEqual(['C-2026-0001', expect.objectContaining({ rung: 'secretary', dueOn: '2026-11-03' })]);

  let isGone = false;
  const live = counter.app.get(LiveNotices).events(firm.secretary, () => isGone);
  const next = async () => Buffer.from((await live.next()).value as Uint8Array).toString();
  expect(await next()).toBe('event: unread\ndata: 0\n\n');
  const deed = { act: 'assign', assignee: firm.secretary };
  await counter.ask(contract.cases.act, { id, deed }, as('li'));
  const told = next();
  await shareOut();
  expect(await told).toBe('event: unread\ndata: 1\n\n');
  isGone = true;
  await live.return(undefined);

  const { body: page } = await counter.ask(contract.notices.list, {}, as(firm.secretary));
  expect(page).toMatchObject({ unread: 1, rows: [{ kind: 'case.assigned', caseId: id }] });
  const act = (wanted: object) => counter.ask(contract.cases.act, { id, deed: wanted }, as(firm.secretary));
  expect((await act({ act: 'accept' })).body).toMatchObject({ state: 'handling' });
  expect((await act({ act: 'close', disposition: 'resolved', reason: '' })).status).toBe(400);
  expect((await act({ act: 'close', disposition: 'resolved', reason: '已批' })).body).toMatchObject({
    state: 'closed',
  });
  expect((await act({ act: 'accept' })).body).toMatchObject({ code: 'case-refuses' });
  const { body } = await counter.ask(contract.cases.read, { id }, as('li'));
  expect((body as { steps: { kind: string }[] }).steps.map(({ kind }) => kind)).toEqual([
    ...['opened', 'assigned', 'accepted', 'closed'],
  ]);
  expect((await listAudit(counter.ledger, { subject: id })).map(({ action }) => action)).toContain('case.close');
});

test('a file is attached to a case and comes back as it was', async () => {
  const { body } = await counter.ask(contract.cases.list, { state: 'all' }, as('li'));
  const [{ id }] = (body as { rows: [{ id: string }] }).rows;
  await counter.ask(contract.cases.attach, { id, name: '合同.csv' }, as('li'));
  const { body: read } = await counter.ask(contract.cases.read, { id }, as('li'));
  const { detail } = (read as { steps: { kind: string; detail: { sha256: string } }[] }).steps.at(-1)!;
  const { body: text, headers } = await counter.ask(contract.cases.file, { id, sha256: detail.sha256 }, as('li'));
  expect([text, headers['content-disposition']]).toEqual([
    '统一社会信用代码,企业名称\n',
    expect.stringContaining('attachment'),
  ]);
});

test('a rule is tried on what was filed before it is switched on, and saved as a version', async () => {
  const rule = ALERT_RULES.find(({ code }) => code === 'revenue-falling')!;
  const tried = {
    ...rule,
    code: 'revenue-slow',
    levels: [{ ...rule.levels[0]!, condition: { ...rule.levels[0]!.condition, value: 150 } }],
  };
  const { body } = await counter.ask(contract.alertRules.backTest, { rule: tried }, as('li'));
  // Every firm of the province doubles its revenue: 100 % is below 150 %. Three of them lie in 吉林市.
  expect(body).toMatchObject({
    nEpisodes: 3,
    volumes: [{ period: '2026-09', fired: 3, standing: 3 }],
    foresight: null,
  });
  const wanted = { code: tried.code, rule: tried, enabled: true };
  expect((await counter.ask(contract.alertRules.save, wanted, as('root'))).body).toEqual({ version: 1 });
  expect((await counter.ask(contract.alertRules.save, wanted, as('root'))).body).toEqual({ version: 2 });
  const unknown = {
    ...tried,
    levels: [{ ...tried.levels[0], condition: { ...tried.levels[0]!.condition, measure: { indicator: 'happiness' } } }],
  };
  expect(await counter.ask(contract.alertRules.save, { ...wanted, rule: unknown }, as('root'))).toMatchObject({
    ...{ status: 400, body: { code: 'invalid-input' } },
  });
});

test('hooks are the administrator’s, and their secrets are never shown', async () => {
  const hook = {
    name: '工作群',
    format: 'wecom',
    url: 'https://qyapi.example.cn/x',
    regionId: '220000',
    minSeverity: 'red',
  };
  const saved = await counter.ask(
    contract.notices.saveHook,
    { ...hook, figures: false, enabled: true, secret: 'geheim' },
    as('root'),
  );
  expect(saved.status).toBe(200);
  const { body } = await counter.ask(contract.notices.hooks, {}, as('root'));
  expect(body).toMatchObject({ hooks: [{ name: '工作群', isSigned: true }] });
  expect(JSON.stringify(body)).not.toContain('geheim');
});
