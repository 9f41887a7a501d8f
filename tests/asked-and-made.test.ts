/** What is asked of the api and made by the pipelines: one platform, both halves, no browser. */
import ExcelJS from 'exceljs';
import { contract, requestOf, type RunEntry } from '../packages/contract/dist/index.js';
import { readConfiguration } from '../packages/domain/dist/index.js';
import { listRuns } from '../packages/records/dist/index.js';
import { openCounter, type Counter } from '../apps/api/test/counter.js';
import { FIRMS, publishProvince } from '../apps/api/test/province.js';
import { openDock, type Dock } from '../pipelines/src/dock.js';
import { workOn } from '../pipelines/src/jobs/work.js';

const PERIOD = '2026-09';
const { batches, documents, enterprises, filingForm, filingVersions, runs } = contract;
const [own, other, third] = FIRMS as [Firm, Firm, Firm];
type Firm = (typeof FIRMS)[number];

let counter: Counter;
let dock: Dock;
let cookie: string;

beforeAll(async () => {
  counter = await openCounter();
  await publishProvince(counter.home, counter.ledger);
  await counter.addAccount('zhao', 'officer', '220200');
  cookie = await counter.signIn('zhao');
  await counter.follow();
  const { databaseUrl } = counter.ledger;
  const configuration = readConfiguration({ TIDU_HOME: counter.home, DATABASE_URL: databaseUrl });
  dock = await openDock(configuration, databaseUrl, counter.clock.now);
});
afterAll(async () => {
  await dock.close();
  await counter.close();
});

/** Does everything that waits, oldest first, and has the api look at what was published. */
async function work(): Promise<void> {
  for (;;) {
    const waiting = (await listRuns(counter.ledger, { limit: 100, state: 'queued' })).at(-1);
    if (waiting === undefined) return counter.follow();
    await workOn(dock, waiting.id, () => counter.clock.now);
  }
}

/** Asks for a run, has it done, and gives it as it ended. */
async function done(asked: Promise<{ status: number; body: unknown }>): Promise<RunEntry> {
  const { status, body } = await asked;
  expect(status).toBeLessThan(300);
  const { id, runId = id } = body as { id?: string; runId?: string };
  await work();
  return (await counter.ask(runs.read, { id: runId! }, { cookie })).body as RunEntry;
}

async function bytesOf(id: string): Promise<{ name: string; book: ExcelJS.Workbook }> {
  const { url } = requestOf(documents.read, { id });
  const answer = await counter.app.inject({ method: 'GET', url, headers: { cookie } });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(answer.rawPayload as unknown as ArrayBuffer);
  const name = /filename\*=UTF-8''(\S+)/.exec(String(answer.headers['content-disposition']))![1]!;
  return { name: decodeURIComponent(name), book };
}

/** Sends a 经营报表 of 营业收入 as an xlsx. */
async function send(name: string, rows: readonly (readonly [Firm, number | string])[]): Promise<RunEntry> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('经营报表');
  sheet.addRow(['统一社会信用代码', '企业名称', '报告期', '营业收入（万元）']);
  for (const [firm, revenue] of rows) sheet.addRow([firm.id, firm.name, PERIOD, revenue]);
  const { url } = requestOf(batches.upload, { name });
  const headers = { cookie, 'content-type': 'application/octet-stream' };
  const payload = Buffer.from(await book.xlsx.writeBuffer());
  const answer = await counter.app.inject({ method: 'POST', url, headers, payload });
  return done(Promise.resolve({ status: answer.statusCode, body: answer.json() }));
}

const commentOf = (cell: ExcelJS.Cell): string =>
  typeof cell.note === 'string' ? cell.note : (cell.note?.texts ?? []).map(({ text }) => text).join('');

test('a workbook with a wrong cell comes back as the sender’s own, the cell commented, and a list beside it', async () => {
  const sent = await send('船营区.xlsx', [
    [own, 1100],
    [other, '约两千'],
  ]);
  expect(sent.result).toMatchObject({ outcome: 'partial' });
  const run = await done(counter.ask(documents.returned, { id: sent.result['batch'] }, { cookie }));
  expect(run).toMatchObject({ job: 'document', state: 'succeeded', subject: '船营区.xlsx', actor: 'zhao' });
  const { name, book } = await bytesOf(run.id);
  expect(name).toBe('船营区-退回.xlsx');
  expect(book.worksheets.map(sheet => sheet.name)).toEqual(['经营报表', '退回清单']);
  const [sheet] = book.worksheets;
  expect(commentOf(sheet!.getCell('D3'))).toContain('约两千');
  expect(sheet!.getCell('D2')).toMatchObject({ value: 1100, note: undefined });
});

test('a template asked for with its enterprises names those of the asker’s place, with last year’s figures', async () => {
  const asked = { layout: 'operating-report', period: '2027-09', isPrefilled: true };
  const { name, book } = await bytesOf((await done(counter.ask(documents.template, asked, { cookie }))).id);
  expect(name).toBe('吉林市-经营报表-2027-09.xlsx');
  const [sheet] = book.worksheets;
  const heads = (sheet!.getRow(4).values as string[]).slice(1);
  const column = (head: string) => heads.indexOf(head) + 1;
  const places = FIRMS.filter(({ regionId }) => regionId === '220202');
  expect(places.map((_, at) => sheet!.getCell(7 + at, column('统一社会信用代码')).value)).toEqual(
    places.map(({ id }) => id),
  );
  expect(sheet!.getCell(7, column('营业收入') + 1).value).toBe(1100);
  expect(sheet!.getCell(7 + places.length, column('统一社会信用代码')).value).toBeNull();
});

test.each<[what: string, route: (typeof documents)[keyof typeof documents], asked: object]>([
  ['a form nobody knows', documents.template, { layout: 'nothing' }],
  ['a batch there is none of', documents.returned, { id: 'b99999999' }],
  ['a document nobody asked for', documents.read, { id: '00000000-0000-4000-8000-000000000000' }],
])('%s is not found', async (_, route, asked) => {
  expect(await counter.ask(route, { ...asked }, { cookie })).toMatchObject({
    status: 404,
    body: { code: 'not-found' },
  });
});

test('a document is not handed out before it is made', async () => {
  const { body } = await counter.ask(documents.template, { layout: 'title-list' }, { cookie });
  const { id } = body as RunEntry;
  expect(await counter.ask(documents.read, { id }, { cookie })).toMatchObject({ status: 404 });
  await work();
  expect(await counter.ask(documents.read, { id }, { cookie })).toMatchObject({ status: 200 });
});

describe('the form of one enterprise', () => {
  const form = async (period = PERIOD) => {
    const { body } = await counter.ask(filingForm.read, { id: third.id, period }, { cookie });
    const { fields } = body as { fields: { key: string; value: number | null }[] };
    return Object.fromEntries(fields.map(field => [field.key, field]));
  };

  test('shows what holds now, the year before, and asks for nothing that says whose it is', async () => {
    const fields = await form();
    expect(fields).toMatchObject({
      revenue: { name: { zh: '营业收入', en: 'Operating revenue' }, unit: '万元', isRequired: true, value: 3000 },
      revenuePrior: { isPrior: true, isRequired: false, value: 1500 },
      averageEmployees: { unit: '人', value: 50 },
      totalProfit: { value: null },
    });
    expect(Object.keys(fields)).not.toEqual(expect.arrayContaining(['uscc']));
    expect((await form('2027-09'))['revenuePrior']).toMatchObject({ value: 3000 });
  });

  test('between the ends of quarters leaves out what is asked for by the quarter', async () => {
    const fields = await form('2026-08');
    expect([fields['revenue'] !== undefined, fields['rdExpense'] !== undefined]).toEqual([true, false]);
  });

  test('filed, it is the enterprise’s newest version; what it does not name stays', async () => {
    const values = { revenue: 3300, totalProfit: 12.5 };
    const run = await done(counter.ask(filingForm.file, { id: third.id, period: PERIOD, values }, { cookie }));
    expect(run).toMatchObject({ job: 'ingest', trigger: 'page', state: 'succeeded', result: { outcome: 'accept' } });
    const { body } = await counter.ask(enterprises.read, { id: third.id }, { cookie });
    const { filings } = body as { filings: { period: string }[] };
    expect(filings.filter(({ period }) => period === PERIOD)).toMatchObject([
      { version: 2, isLatest: true, revenue: 3300, totalProfit: 12.5, batchId: run.result['batch'] },
      { version: 1, isLatest: false, revenue: 3000 },
    ]);
    expect(await form()).toMatchObject({
      revenue: { value: 3300 },
      totalProfit: { value: 12.5 },
      averageEmployees: { value: 50 },
      rdExpense: { value: 30 },
    });
  });

  test('held against the version before, the corrected cells are told with both files', async () => {
    const asked = { id: third.id, period: PERIOD, form: 'operating' };
    const { status, body } = await counter.ask(filingVersions.compare, asked, { cookie });
    expect(status).toBe(200);
    const { from, to, fields } = body as { from: object; to: object; fields: { field: string; isChanged: boolean }[] };
    expect([from, to]).toMatchObject([
      { version: 1, fileName: 'operating-report.csv', row: 4 },
      { version: 2, sender: 'zhao', fileName: expect.stringContaining('填报') },
    ]);
    expect(fields.filter(({ isChanged }) => isChanged)).toMatchObject([
      {
        ...{ field: 'revenue', name: { zh: '营业收入' }, unit: 'cny10k' },
        before: { value: 3000, version: 1, origin: { column: 'D', header: '营业收入', row: 4 } },
        after: { value: 3300, version: 2, origin: { header: '营业收入', row: 2 } },
      },
      { field: 'totalProfit', before: null, after: { value: 12.5 } },
    ]);
    expect(fields.find(({ field }) => field === 'averageEmployees')).toMatchObject({
      after: { value: 50, version: 1 },
    });
    const first = await counter.ask(filingVersions.compare, { ...asked, id: own.id, to: 1 }, { cookie });
    expect(first).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  test('of the survey shows what was answered', async () => {
    const asked = { id: third.id, period: PERIOD, layout: 'prosperity-survey' };
    const values = {
      ...{ conditionNow: '良好', conditionNext: '持平', orderLevel: '正常', labourGap: '不缺工', financing: '无需求' },
      difficulties: '招工难、市场需求不足',
    };
    const run = await done(counter.ask(filingForm.file, { ...asked, values }, { cookie }));
    expect(run).toMatchObject({ state: 'succeeded', result: { outcome: 'accept' } });
    const { body } = await counter.ask(filingForm.read, asked, { cookie });
    const { fields } = body as { fields: { key: string; chosen: string[]; most: number }[] };
    const chosen = Object.fromEntries(fields.map(field => [field.key, field.chosen]));
    expect(chosen).toMatchObject({ conditionNow: ['良好'], difficulties: ['市场需求不足', '招工难'] });
  });

  test('taken back, a figure is missing again', async () => {
    const values = { revenue: 3300, totalProfit: null };
    await done(counter.ask(filingForm.file, { id: third.id, period: PERIOD, values }, { cookie }));
    expect(await form()).toMatchObject({ revenue: { value: 3300 }, totalProfit: { value: null } });
  });

  test('what the checks do not take comes back as from any file, with the field and its cure', async () => {
    const values = { revenue: 100, mainRevenue: 900 };
    const run = await done(counter.ask(filingForm.file, { id: third.id, period: PERIOD, values }, { cookie }));
    const { body } = await counter.ask(batches.issues, { id: run.result['batch'] }, { cookie });
    expect(body).toMatchObject({ issues: expect.arrayContaining([expect.objectContaining({ severity: 'refused' })]) });
    expect((await form())['revenue']).toMatchObject({ value: 3300 });
  });

  test.each<[what: string, asked: object, status: number]>([
    ['a field the form does not have', { values: { profitability: 1 } }, 400],
    ['a form that is no report', { layout: 'title-list', values: { tier: '省级' } }, 404],
    ['nothing at all', { values: {} }, 400],
    ['an enterprise of another place', { id: FIRMS.at(-1)!.id, values: { revenue: 1 } }, 404],
  ])('%s is refused before anything is kept', async (_, asked, status) => {
    const answer = await counter.ask(filingForm.file, { id: third.id, period: PERIOD, ...asked }, { cookie });
    expect(answer.status).toBe(status);
  });
});
