/** Rows of another PostgreSQL and of an HTTP endpoint, read in parts, handed to the same intake as any file. */
import { createServer, type Server } from 'node:http';
import { mkdir, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { makeUscc } from '@tidu/domain';
import { listBatches, listRuns } from '@tidu/records';
import { createTestDatabase, type TestDatabase } from '../../../tests/database.js';
import { makeHome, NOW, type Home } from '../../test/home.js';
import { pull, type Pulled } from './pull.js';
import { workOn } from './work.js';

let home: Home;
beforeEach(async () => {
  home = await makeHome();
  await mkdir(join(home.folder, 'sources'));
});
afterEach(() => home.remove());

const declare = (id: string, yaml: string) => writeFile(join(home.folder, 'sources', `${id}.source.yaml`), yaml);
const read = (id: string, env: Record<string, string>): Promise<Pulled> =>
  pull(home.dock, { id, actor: 'operator', now: NOW, env, pause: () => Promise.resolve() });

/** Takes in what waits, and tells how many rows each file brought. */
async function takeIn(): Promise<number[]> {
  for (const { id, job } of await listRuns(home.dock.ledger, { state: 'queued', limit: 50 })) {
    if (job === 'ingest') await workOn(home.dock, id, () => NOW);
  }
  return (await listBatches(home.dock.ledger)).toReversed().map(({ counts }) => counts['load'] ?? 0);
}

describe('a table of another PostgreSQL', () => {
  let other: TestDatabase;
  let client: pg.Client;
  beforeEach(async () => {
    other = await createTestDatabase();
    client = new pg.Client({ connectionString: other.url });
    await client.connect();
    await client.query(`
      CREATE SCHEMA grid;
      CREATE TABLE grid.meter (uscc text, name text, period text, cumulative_kwh numeric, updated_at timestamptz)`);
    await declare(
      'grid',
      `
id: grid
name: { zh: 电网用电量, en: Grid }
layout: electricity
schedule: '15 2 * * *'
postgres: { address: GRID, table: grid.meter, watermark: updated_at }
`,
    );
  });
  afterEach(async () => {
    await client.end();
    await other.drop();
  });

  const meter = (serial: number, kwh: string, minute: number) =>
    client.query(`INSERT INTO grid.meter VALUES ($1, '企业', '2026-09', $2, $3)`, [
      makeUscc(serial),
      kwh,
      `2026-10-08T01:${String(minute).padStart(2, '0')}:00Z`,
    ]);

  test('is read once as a whole, then from its mark on, and kilowatt-hours become 万千瓦时', async () => {
    await meter(1, '123456.7', 1);
    await meter(2, '20000', 2);
    expect(await read('grid', { GRID: other.url })).toMatchObject({ rows: 2 });
    expect(await takeIn()).toEqual([2]);
    await meter(3, '5', 3);
    // The row that bears the mark comes again: another could have come beside it.
    expect(await read('grid', { GRID: other.url })).toMatchObject({ rows: 2 });
    expect(await takeIn()).toEqual([2, 2]);
    const [batch] = await listBatches(home.dock.ledger);
    expect(batch).toMatchObject({ kind: 'filing', form: 'electricity', periods: ['2026-09'] });
  });

  test('that is read again without news is the same file, and nothing more comes in', async () => {
    await meter(1, '10000', 1);
    await read('grid', { GRID: other.url });
    await takeIn();
    const again = await read('grid', { GRID: other.url });
    expect(await takeIn()).toEqual([1]);
    expect(again.rows).toBe(1);
  });

  test('that is larger than a page comes whole', async () => {
    await client.query(`
      INSERT INTO grid.meter
      SELECT '${makeUscc(1)}', '企业', '2026-09', n, TIMESTAMPTZ '2026-10-08 00:00Z' + n * INTERVAL '1 second'
      FROM generate_series(1, 4100) n`);
    const { rows, watermark } = await read('grid', { GRID: other.url });
    expect([rows, new Date(watermark!).toISOString()]).toEqual([4100, '2026-10-08T01:08:20.000Z']);
  });

  test('whose address is not set, or that does not answer, is told in plain words; the mark stays', async () => {
    await expect(read('grid', {})).rejects.toMatchObject({ code: 'source-unready', facts: { variable: 'GRID' } });
    const nobody = 'postgres://u:secret@127.0.0.1:1/x';
    await expect(read('grid', { GRID: nobody })).rejects.toMatchObject({ code: 'source-unreachable' });
    await expect(read('grid', { GRID: nobody })).rejects.not.toThrow(/secret/);
  });
});

describe('a JSON endpoint', () => {
  let server: Server;
  let asked: string[];
  let answers: (url: URL) => { status: number; body: unknown };
  beforeEach(async () => {
    asked = [];
    server = createServer((request, response) => {
      asked.push(`${request.url} ${request.headers.authorization ?? ''}`);
      const { status, body } = answers(new URL(request.url!, 'http://x'));
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await declare(
      'meters',
      `
id: meters
name: { zh: 用电接口, en: Meters }
layout: electricity
schedule: '0 * * * *'
http:
  url: http://127.0.0.1:${port}/meters
  headers: { Authorization: METERS_TOKEN }
  rows: data.items
  columns: { 统一社会信用代码: code, 报告期: month, 累计用电量: usage.kwh }
  page: { parameter: page, sizeParameter: size, size: 2 }
  watermark: { parameter: since, path: updatedAt }
`,
    );
  });
  afterEach(() => new Promise(resolve => server.close(resolve)));

  const rows = [1, 2, 3].map(serial => ({
    code: makeUscc(serial),
    month: '2026-09',
    usage: { kwh: 10_000 * serial },
    updatedAt: `2026-10-0${serial}T00:00:00Z`,
  }));
  const paged = (url: URL) => {
    const page = Number(url.searchParams.get('page'));
    const since = url.searchParams.get('since') ?? '';
    const items = rows.filter(({ updatedAt }) => updatedAt >= since).slice(2 * (page - 1), 2 * page);
    return { status: 200, body: { data: { items } } };
  };

  test('is read page after page with its token, and goes on from its mark', async () => {
    answers = paged;
    const first = await read('meters', { METERS_TOKEN: 't0ken' });
    expect(first).toMatchObject({ rows: 3, watermark: '2026-10-03T00:00:00Z' });
    expect(asked).toEqual(['/meters?page=1&size=2 t0ken', '/meters?page=2&size=2 t0ken']);
    expect(await takeIn()).toEqual([3]);
    expect((await read('meters', { METERS_TOKEN: 't0ken' })).rows).toBe(1);
    expect(asked.at(-1)).toContain('since=2026-10-03T00%3A00%3A00Z');
  });

  test('that fails twice is asked a third time', async () => {
    let failing = 2;
    answers = url => (failing-- > 0 ? { status: 503, body: {} } : paged(url));
    expect((await read('meters', { METERS_TOKEN: 't' })).rows).toBe(3);
    expect(asked).toHaveLength(4);
  });

  test('that refuses is not asked again, and nothing half read is handed over', async () => {
    answers = url => (url.searchParams.get('page') === '2' ? { status: 403, body: {} } : paged(url));
    await expect(read('meters', { METERS_TOKEN: 't' })).rejects.toMatchObject({
      code: expect.stringMatching(/source|file/),
    });
    expect(asked).toHaveLength(2);
    expect(await listRuns(home.dock.ledger, { limit: 9 })).toEqual([]);
  });
});

test('a declaration that is wrong is told with its lines', async () => {
  await declare('x', 'id: x\nname: { zh: 甲, en: A }\nlayout: electricity\nschedule: daily\n');
  await expect(read('x', {})).rejects.toMatchObject({
    code: 'source-invalid',
    facts: { issues: expect.stringContaining('第 4 行') },
  });
});
