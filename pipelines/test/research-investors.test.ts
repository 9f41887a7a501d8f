/** 2,000 companies of 45 countries over four years, as another hand listed them: own regions, own ids, through a layout alone. */
import { fileURLToPath } from 'node:url';
import { createAtlas, readRegions, type Verdict } from '@tidu/domain';
import { keepOriginal, openWarehouse, type Warehouse } from '@tidu/warehouse';
import { ingest } from '../src/jobs/ingest.js';
import { publishLive } from '../src/jobs/publish.js';
import { namedLayout } from '../src/layouts.js';
import { beside, describeWith, expectedBeside } from './beside.js';
import { makeHome, NOW, type Home } from './home.js';

const DATA = 'data/oecd-jrc-cordip/panel_2015_2018.csv';
const LAYOUT = fileURLToPath(new URL('../layouts/examples/cordip-panel.yaml', import.meta.url));

/** By hand of expected/e03, which reads the same file without this product. */
interface Expected {
  data_quality: { rows: number; companies: number; missing: Record<string, number>; rd_gt_ns: number };
  countries: Record<
    string,
    Record<'ns_matched' | 'ns_growth' | 'rd_growth' | 'rd_matched' | 'rd_intensity' | 'companies', number | null>
  >;
}
const NOTHING: Expected = { data_quality: { rows: 0, companies: 0, missing: {}, rd_gt_ns: 0 }, countries: {} };

describeWith(DATA)('research investors', () => {
  const expected = expectedBeside<Expected>('data/expected/e03_cordip_panel.json', NOTHING);
  const countries = Object.keys(expected.countries);
  let home: Home;
  let verdict: Verdict;
  let warehouse: Warehouse;

  beforeAll(async () => {
    home = await makeHome();
    const lines = countries.map(code => `${code},${code},world,province,,`);
    const tree = ['id,name,parent,level,aliases,reporting', 'world,世界,,country,,false', ...lines].join('\n');
    home.dock.atlas = createAtlas(readRegions(tree), 'world');
    const [original, layout] = [await keepOriginal(home.folder, beside(DATA)), await namedLayout(LAYOUT, LAYOUT)];
    const said = { original, name: 'panel.csv', layout, scopeId: 'world', sender: 'zhang', receivedAt: NOW };
    verdict = await ingest(home.dock, said);
    warehouse = await openWarehouse(await publishLive(home.dock, { actor: 'zhang', now: NOW }));
  }, 90_000);
  afterAll(async () => {
    warehouse.close();
    await home.remove();
  });

  test('every row is taken; R&D above revenue is told on each that has it', () => {
    const { rows, rd_gt_ns: told } = expected.data_quality;
    expect(verdict).toMatchObject({ outcome: 'accept', load: rows, totals: { quarantinedRows: 0, warnedRows: told } });
    expect(verdict.ignored).toEqual([]);
    const codes = new Set(verdict.warn.filter(({ row }) => row !== null).map(({ code }) => code));
    expect([...codes]).toEqual(['RULE_RD_GT_REVENUE']);
  });

  const figures = async (code: string) => {
    const asked = { codes: [code], periods: ['2018-12'], by: 'region', level: 'province', regionId: 'world' } as const;
    return new Map((await warehouse.values(asked)).map(answer => [answer.key, answer]));
  };

  test.each<
    [indicator: string, value: 'ns_growth' | 'rd_growth' | 'rd_intensity', n: 'ns_matched' | 'rd_matched' | null]
  >([
    ['revenue-growth', 'ns_growth', 'ns_matched'],
    ['rd-growth', 'rd_growth', 'rd_matched'],
    ['rd-intensity', 'rd_intensity', null],
  ])('%s of each country is what was computed without us', async (indicator, value, n) => {
    const ours = await figures(indicator);
    for (const country of countries) {
      const wanted = expected.countries[country]!;
      const answer = ours.get(country);
      expect([country, answer?.value == null]).toEqual([country, wanted[value] === null]);
      if (wanted[value] !== null) expect(answer!.value! / 100).toBeCloseTo(wanted[value], 6);
      if (n !== null) expect([country, answer?.n ?? 0]).toEqual([country, wanted[n]]);
    }
  });
});
