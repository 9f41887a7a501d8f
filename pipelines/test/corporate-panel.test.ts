/** Rules over 2,000 companies of another hand, against what an independent script found in them (expected/e03). */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alertRuleSchema, type AlertRule } from '@tidu/domain';
import { keepOriginal, openWarehouse, type Warehouse } from '@tidu/warehouse';
import { ingest } from '../src/jobs/ingest.js';
import { publishLive } from '../src/jobs/publish.js';
import { namedLayout } from '../src/layouts.js';
import { beside, describeWith } from './beside.js';
import { makeHome, NOW, type Home } from './home.js';

const DATA = 'data/oecd-jrc-cordip';
const LAYOUT = fileURLToPath(new URL('../layouts/examples/corporate-panel.yaml', import.meta.url));

/** Growth against the year before of at most −30 %. */
const fallOf = (field: string): AlertRule =>
  alertRuleSchema.parse({
    ...{ code: `fall-of-${field.toLowerCase()}`, name: { zh: '下降三成', en: 'Down by 30 %' }, owner: 'zhang' },
    ...{ meaning: { zh: '比上年下降三成以上。', en: 'Down by 30 % or more.' }, unit: 'percent', source: '试' },
    population: { basis: 'filed' },
    levels: [{ severity: 'red', condition: { kind: 'change', measure: { field }, comparator: 'at-most', value: -30 } }],
  });

describeWith(DATA)('a panel of companies', () => {
  let home: Home;
  let warehouse: Warehouse;

  beforeAll(async () => {
    home = await makeHome('000000');
    const layout = await namedLayout(LAYOUT, LAYOUT);
    const folder = await mkdtemp(join(home.folder, 'panel-'));
    const [head, ...lines] = (await readFile(join(beside(DATA), 'panel_2015_2018.csv'), 'utf8')).trim().split(/\r?\n/);
    const names = head!.split(',');
    const at = ['company_id', 'company_name', 'rd', 'ns', 'year'].map(name => names.indexOf(name));
    for (const year of ['2017', '2018']) {
      const own = lines.map(line => line.split(',')).filter(cells => cells[at[4]!] === year);
      const rows = [names, ...own].map(cells =>
        at
          .slice(0, 4)
          .map(place => cells[place]!)
          .join(','),
      );
      const name = `panel${year}_4.csv`;
      await writeFile(join(folder, name), rows.join('\n'));
      const original = await keepOriginal(home.folder, join(folder, name));
      const verdict = await ingest(home.dock, {
        ...{ original, name, layout, scopeId: '000000', sender: 'zhang', receivedAt: NOW },
      });
      expect(verdict).toMatchObject({ outcome: 'accept', load: 2000 });
    }
    warehouse = await openWarehouse(await publishLive(home.dock, { actor: 'zhang', now: NOW }));
  }, 90_000);
  afterAll(async () => {
    warehouse.close();
    await home.remove();
  });

  test.each([
    ['revenue', 43],
    ['rdExpense', 31],
  ])('%s falls by 30 %% or more in %d companies', async (field, expected) => {
    const { volumes, episodes } = await warehouse.backTest({ rule: fallOf(field), today: '2026-10-20', outcome: null });
    expect(volumes.find(({ period }) => period === '2018-12')).toMatchObject({ standing: expected });
    expect(episodes.filter(({ from }) => from === '2018-12')).toHaveLength(expected);
  });

  test('whose revenue falls are those of the other script, by name', async () => {
    const { episodes } = await warehouse.backTest({ rule: fallOf('revenue'), today: '2026-10-20', outcome: null });
    const expected = JSON.parse(await readFile(join(beside('data/expected'), 'e03_cordip_panel.json'), 'utf8')) as {
      alerts: { ns_drop_ge_30pct: [number, string, string][] };
    };
    const ours = episodes.map(({ enterpriseName }) => enterpriseName).sort();
    expect(ours).toEqual(expected.alerts.ns_drop_ge_30pct.map(([, name]) => name).sort());
  });
});
