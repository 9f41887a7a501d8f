/** Two thousand companies that spend most on R&D, by country, against figures another hand computed (expected/e03). */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfiguration } from '@tidu/domain';
import { migrate, openLedger } from '@tidu/records';
import { keepOriginal, openWarehouse, type Answer, type Warehouse } from '@tidu/warehouse';
import { createTestDatabase } from '../../tests/database.js';
import { openDock } from '../src/dock.js';
import { ingest } from '../src/jobs/ingest.js';
import { publishLive } from '../src/jobs/publish.js';
import { namedLayout } from '../src/layouts.js';
import { beside, describeWith } from './beside.js';
import { NOW } from './home.js';

const DATA = 'data/oecd-jrc-cordip';
const LAYOUT = fileURLToPath(new URL('../layouts/examples/cordip-panel.yaml', import.meta.url));

interface Country {
  companies: number;
  rd_matched: number;
  rd_growth: number | null;
  ns_matched: number;
  ns_growth: number | null;
  emp_growth: number | null;
  n_rd_ns_2018: number;
  rd_intensity: number | null;
  margin: number | null;
}

describeWith(DATA)('companies by country', () => {
  const expected = () =>
    JSON.parse(readFileSync(beside('data/expected/e03_cordip_panel.json'), 'utf8')) as {
      countries: Record<string, Country>;
      company_sample: Record<
        string,
        { rd_growth: number | null; ns_growth: number | null; rd_intensity: number | null }
      >;
    };
  let warehouse: Warehouse;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const [head, ...lines] = readFileSync(join(beside(DATA), 'panel_2015_2018.csv'), 'utf8')
      .trim()
      .split(/\r?\n/);
    const folder = await mkdtemp(join(tmpdir(), 'tidu-cordip-'));
    const countries = Object.keys(expected().countries);
    const tree = [
      'id,name,parent,level',
      '000000,World,,country',
      ...countries.map(code => `${code},${code},000000,province`),
    ];
    await writeFile(join(folder, 'regions.csv'), tree.join('\n'));
    const database = await createTestDatabase();
    const ledger = await openLedger(database.url);
    await migrate(ledger);
    await ledger.close();
    const settings = { TIDU_HOME: folder, TIDU_PROVINCE: '000000', TIDU_REGIONS: join(folder, 'regions.csv') };
    const dock = await openDock(readConfiguration({ ...settings, DATABASE_URL: database.url }), database.url, NOW);
    const layout = await namedLayout(LAYOUT, LAYOUT);
    // Names may hold a comma: the year is told from the end.
    const own = lines.filter(line => ['2017', '2018'].includes(line.split(',').at(-13)!));
    const file = join(folder, 'panel.csv');
    await writeFile(file, [head, ...own].join('\n'));
    const original = await keepOriginal(folder, file);
    const sent = { original, name: 'panel.csv', layout, scopeId: '000000', sender: 'zhang', receivedAt: NOW };
    expect(await ingest(dock, sent)).toMatchObject({ outcome: 'accept', load: 4000 });
    warehouse = await openWarehouse(await publishLive(dock, { actor: 'zhang', now: NOW }));
    close = async () => {
      await dock.close();
      await database.drop();
      await rm(folder, { recursive: true });
    };
  }, 120_000);
  afterAll(async () => {
    warehouse.close();
    await close();
  });

  const CODES = ['rd-growth', 'revenue-growth', 'employees', 'rd-intensity', 'profit-margin'];
  const answersBy = async (by: 'region' | 'enterprise') => {
    const answers = await warehouse.values({ codes: CODES, periods: ['2018-12'], by, regionId: '000000' });
    const told = new Map(answers.map(answer => [`${answer.code} ${answer.key}`, answer]));
    return (code: string, key: string): Answer | undefined => told.get(`${code} ${key}`);
  };
  /** Nine digits: 1e-9 relative, and a missing figure is missing. */
  const digits = (value: number | null | undefined) => (value == null ? null : Number(value.toPrecision(9)));

  test('growth and intensity of each country, to nine digits, over the same companies', async () => {
    const of = await answersBy('region');
    for (const [country, theirs] of Object.entries(expected().countries)) {
      const percent = (share: number | null) => (share === null ? null : share * 100);
      const ours = {
        rd: of('rd-growth', country)?.value,
        rdMatched: of('rd-growth', country)?.n ?? 0,
        revenue: of('revenue-growth', country)?.value,
        revenueMatched: of('revenue-growth', country)?.n ?? 0,
        staff: of('employees', country)?.change?.value,
        intensity: of('rd-intensity', country)?.value,
        counted: of('rd-intensity', country)?.n ?? 0,
        margin: of('profit-margin', country)?.value,
      };
      expect({ country, ...ours, ...mapped(ours) }).toEqual({
        country,
        rd: digits(percent(theirs.rd_growth)),
        rdMatched: theirs.rd_matched,
        revenue: digits(percent(theirs.ns_growth)),
        revenueMatched: theirs.ns_matched,
        staff: digits(percent(theirs.emp_growth)),
        intensity: digits(percent(theirs.rd_intensity)),
        counted: theirs.n_rd_ns_2018,
        margin: digits(percent(theirs.margin)),
      });
    }
    function mapped(ours: Record<string, number | null | undefined>) {
      return Object.fromEntries(
        ['rd', 'revenue', 'staff', 'intensity', 'margin'].map(name => [name, digits(ours[name])]),
      );
    }
  });

  test('growth of single companies', async () => {
    const of = await answersBy('enterprise');
    for (const [id, theirs] of Object.entries(expected().company_sample)) {
      expect([id, digits(of('rd-growth', id)?.value), digits(of('revenue-growth', id)?.value)]).toEqual([
        id,
        digits(theirs.rd_growth === null ? null : theirs.rd_growth * 100),
        digits(theirs.ns_growth === null ? null : theirs.ns_growth * 100),
      ]);
    }
  });
});
