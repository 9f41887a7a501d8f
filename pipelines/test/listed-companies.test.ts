/** Ten quarters of some 2,900 listed companies, against the growth that another hand printed for them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alertRuleSchema } from '@tidu/domain';
import { keepOriginal, openWarehouse, type Warehouse } from '@tidu/warehouse';
import { ingest } from '../src/jobs/ingest.js';
import { publishLive } from '../src/jobs/publish.js';
import { namedLayout } from '../src/layouts.js';
import { beside, describeWith } from './beside.js';
import { makeHome, NOW, type Home } from './home.js';

const DATA = 'data/cn-ashare-quarterly';
const QUARTERS = ['2014_1', '2014_2', '2014_3', '2014_4', '2015_1', '2015_2', '2015_3', '2015_4', '2016_1', '2016_2'];
const LAYOUT = fileURLToPath(new URL('../layouts/examples/ashare-profit.yaml', import.meta.url));

describeWith(DATA)('listed companies', () => {
  let home: Home;
  let warehouse: Warehouse;

  beforeAll(async () => {
    home = await makeHome('000000');
    const layout = await namedLayout(LAYOUT, LAYOUT);
    for (const quarter of QUARTERS) {
      const name = `profit${quarter}.csv`;
      const original = await keepOriginal(home.folder, join(beside(DATA), name));
      const verdict = await ingest(home.dock, {
        original,
        name,
        layout,
        scopeId: '000000',
        sender: 'zhang',
        receivedAt: NOW,
      });
      expect(verdict).toMatchObject({ outcome: 'accept', totals: { quarantinedRows: 0 } });
    }
    warehouse = await openWarehouse(await publishLive(home.dock, { actor: 'zhang', now: NOW }));
  });

  afterAll(async () => {
    warehouse.close();
    await home.remove();
  });

  // By hand of expected/e15: pairs that can be compared, and those that agree to 0.01 point and 0.01 % of the value.
  test.each([
    ['2015_1', 2419, 2416],
    ['2015_2', 2570, 2570],
    ['2015_3', 2583, 2582],
    ['2015_4', 2783, 2783],
    ['2016_1', 2524, 2523],
    ['2016_2', 2673, 2673],
  ])('growth of %s: %d pairs, %d agree with what was printed', async (quarter, pairs, agreeing) => {
    const [year, ordinal] = quarter.split('_') as [string, string];
    const period = `${year}-${String(Number(ordinal) * 3).padStart(2, '0')}`;
    const question = { codes: ['revenue-growth'], periods: [period], by: 'enterprise', regionId: '000000' } as const;
    const ours = new Map((await warehouse.values(question)).map(({ key, value }) => [key, value]));
    const compared = [...printedGrowth(quarter)].flatMap(([code, printed]) => {
      const value = ours.get(code) ?? null;
      return value === null ? [] : [Math.abs(value - printed) <= 0.01 + Math.abs(printed) * 1e-4];
    });
    expect([compared.length, compared.filter(Boolean).length]).toEqual([pairs, agreeing]);
  });

  test('a rule finds the 34 companies and quarters whose cumulative revenue fell within its year', async () => {
    const measure = { field: 'revenue', as: 'since-previous' } as const;
    const rule = alertRuleSchema.parse({
      ...{
        code: 'cumulative-falls',
        name: { zh: '累计数减少', en: 'Cumulative falls' },
        owner: 'zhang',
        unit: 'cny10k',
      },
      ...{
        meaning: { zh: '累计收入比上一季少。', en: 'Cumulative revenue is below the quarter before.' },
        source: '试',
      },
      population: { basis: 'filed' },
      levels: [{ severity: 'yellow', condition: { kind: 'threshold', measure, comparator: 'below', value: 0 } }],
    });
    const { volumes } = await warehouse.backTest({ rule, today: '2026-10-20', outcome: null });
    // expected/e15 looks at 2014 and 2015, and from the second quarter on: a first quarter has none before it.
    const within = volumes.filter(({ period }) => period < '2016' && !period.endsWith('-03'));
    expect(within.reduce((sum, { standing }) => sum + standing, 0)).toBe(34);
  });
});

/** Revenue growth (mbrg) of each company in percent, the first row of a code; read without the reader under test. */
function printedGrowth(quarter: string): Map<string, number> {
  const [head, ...lines] = readFileSync(join(beside(DATA), `growth${quarter}.csv`), 'utf8')
    .replace(/^\ufeff/, '')
    .trim()
    .split(/\r?\n/)
    .map(line => line.split(','));
  const [code, growth] = [head!.indexOf('code'), head!.indexOf('mbrg')];
  const printed = new Map<string, number>();
  const seen = new Set<string>();
  for (const cells of lines) {
    const [key, text] = [cells[code]!, cells[growth]!];
    if (!seen.has(key) && !['', '--', 'nan'].includes(text)) printed.set(key, Number(text));
    seen.add(key);
  }
  return printed;
}
