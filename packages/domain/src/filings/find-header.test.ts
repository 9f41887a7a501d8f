import { planned, planOf, REPORT, STOCKS } from '../../test/sheets.js';
import { HEADER_SEARCH_ROWS, recogniseLayout } from './find-header.js';
import type { Layout, LayoutColumn } from './layout.js';
import type { SheetPlan } from './plan.js';

const IDS = ['统一社会信用代码', '企业名称'];
const columnsOf = (plan: SheetPlan | null) => plan!.columns.map(({ index, key }) => `${index} ${key}`);
const unitsOf = (plan: SheetPlan | null) => Object.fromEntries(plan!.columns.map(({ key, unit }) => [key, unit]));

describe('where the header stands', () => {
  test('in the first row', () => {
    const plan = planOf([...IDS, '营业收入', '期末从业人员']);
    expect(columnsOf(plan)).toEqual(['0 uscc', '1 name', '2 revenue', '3 employees']);
    expect(plan).toMatchObject({ headerRow: 1, firstRow: 2, width: 4, unknown: [], duplicate: [], missing: [] });
  });

  test('under titles, which are kept', () => {
    const plan = planned([
      ['吉林市企业经营情况表（2026年1—9月）'],
      ['', '', '单位：万元'],
      [],
      [...IDS, '营业收入'],
      ['912299000000000015', '甲公司', '1'],
    ]);
    expect(plan).toMatchObject({
      headerRow: 4,
      firstRow: 5,
      titles: ['吉林市企业经营情况表（2026年1—9月）', '单位：万元'],
    });
  });

  test('in whatever order and among columns nobody knows', () => {
    const plan = planOf(['序号', '营业收入', '法定代表人', '企业名称', '信用代码', '']);
    expect(columnsOf(plan)).toEqual(['1 revenue', '3 name', '4 uscc']);
    expect(plan.unknown).toEqual(['法定代表人']);
  });

  test('not behind the thirtieth row', () => {
    const header = [...IDS, '营业收入'];
    const blank = (count: number) => Array.from({ length: count }, () => ['标题']);
    expect(planned([...blank(HEADER_SEARCH_ROWS - 1), header])).toMatchObject({ headerRow: HEADER_SEARCH_ROWS });
    expect(planned([...blank(HEADER_SEARCH_ROWS), header])).toBeNull();
  });

  test.each([
    [
      'a sheet without any',
      [
        ['甲', '乙'],
        ['1', '2'],
      ],
    ],
    ['one known word alone', [['企业名称', '地址', '电话']]],
    ['words that name no enterprise', [['营业收入', '利润总额', '报告期']]],
    ['nothing', []],
  ])('nowhere in %s', (_, rows) => {
    expect(planned(rows)).toBeNull();
  });

  test('a header that comes again further down is no better than the first', () => {
    const header = [...IDS, '营业收入'];
    expect(planned([header, ['912299000000000015', '甲公司', '1'], header])).toMatchObject({ headerRow: 1 });
  });
});

describe('two merged rows', () => {
  const merged = planned([
    ['统一社会信用代码', '企业名称', '营业收入（千元）', '', '利润总额', '', '期末从业人员'],
    ['', '', '本期', '上年同期', '本期', '上年同期', ''],
    ['912299000000000015', '甲公司', '1', '2', '3', '4', '5'],
  ]);

  test('the halves of a merged cell are the figure and the year before', () => {
    expect(columnsOf(merged)).toEqual([
      '0 uscc',
      '1 name',
      '2 revenue',
      '3 revenuePrior',
      '4 totalProfit',
      '5 totalProfitPrior',
      '6 employees',
    ]);
    expect(merged).toMatchObject({ headerRow: 2, firstRow: 3 });
  });

  test('a unit in the merged cell holds for both halves', () => {
    expect(unitsOf(merged)).toMatchObject({ revenue: '千元', revenuePrior: '千元', totalProfit: '万元' });
  });

  test('本期 and 上年同期 may stand above the names', () => {
    const plan = planned([
      ['信用代码', '企业名称', '本期', '', '上年同期', ''],
      ['', '', '营业收入', '利润总额', '营业收入', '利润总额'],
    ]);
    expect(columnsOf(plan).slice(2)).toEqual(['2 revenue', '3 totalProfit', '4 revenuePrior', '5 totalProfitPrior']);
  });

  test('a title above a flat header is no first row of it', () => {
    const plan = planned([['上年同期对比表'], [...IDS, '营业收入']]);
    expect(columnsOf(plan)).toEqual(['0 uscc', '1 name', '2 revenue']);
    expect(plan!.titles).toEqual(['上年同期对比表']);
  });
});

describe('the year before in one row', () => {
  test.each([
    ['after the name', '营业收入上年同期'],
    ['before the name', '上年同期营业收入'],
    ['alone, to the right of its figure', '上年同期'],
    ['alone with its unit', '上年同期（万元）'],
  ])('%s', (_, header) => {
    expect(columnsOf(planOf([...IDS, '营业收入', header, '期末从业人员']))).toEqual([
      '0 uscc',
      '1 name',
      '2 revenue',
      '3 revenuePrior',
      '4 employees',
    ]);
  });

  test('alone, it belongs to its own neighbour each time', () => {
    const plan = planOf([...IDS, '营业收入', '上年同期', '利润总额', '上年同期']);
    expect(columnsOf(plan).slice(2)).toEqual(['2 revenue', '3 revenuePrior', '4 totalProfit', '5 totalProfitPrior']);
  });

  test('alone, it has its own unit where it says one', () => {
    expect(unitsOf(planOf([...IDS, '营业收入（万元）', '上年同期（元）']))).toMatchObject({
      revenue: '万元',
      revenuePrior: '元',
    });
  });

  test('next to a figure that has no year before it is unknown', () => {
    expect(planOf([...IDS, '营业收入', '平均用工人数', '上年同期']).unknown).toEqual(['上年同期']);
  });
});

describe('units', () => {
  test('of the header, of its column, of the sheet, of the layout, in this order', () => {
    const plan = planned([
      ['', '单位：千元'],
      [...IDS, '营业收入（千元）', '利润总额', '期末从业人员', '同比增长率（%）'],
    ]);
    expect(unitsOf(plan)).toEqual({
      uscc: null,
      name: null,
      revenue: '千元',
      totalProfit: '千元',
      employees: null,
      growth: '%',
    });
    expect(unitsOf(planOf([...IDS, '营业收入']))).toMatchObject({ revenue: '万元' });
    expect(unitsOf(planOf(['代码', '名称', '营业收入'], STOCKS))).toMatchObject({ revenue: '百万元' });
  });

  test.each([
    ['units alone', ['', '', '千元', '人']],
    ['units in brackets', ['', '', '（千元）', '(人)']],
    ['dashes where there is no unit', ['—', '-', '千元', '人']],
    ['the word 单位 before them', ['单位', '', '千元', '人']],
  ])('in a row of %s under the header', (_, units) => {
    const plan = planned([[...IDS, '营业收入', '期末从业人员'], units, ['912299000000000015', '甲公司', '1', '2']]);
    expect(unitsOf(plan)).toMatchObject({ revenue: '千元', employees: '人' });
    expect(plan).toMatchObject({ firstRow: 3, ignored: [{ row: 2, why: 'UNITS_ROW' }] });
  });

  test.each([
    [
      'header and row of units',
      [
        [...IDS, '营业收入（万元）'],
        ['', '', '元'],
      ],
      '营业收入（万元）：万元、元',
    ],
    ['header and line above', [['单位：元'], [...IDS, '营业收入（万元）']], '营业收入（万元）：万元、元'],
    ['money counted in persons', [[...IDS, '营业收入（人）']], '营业收入（人）：人'],
    ['persons counted in money', [[...IDS, '营业收入', '期末从业人员（万元）']], '期末从业人员（万元）：万元'],
  ])('that contradict each other are told: %s', (_, rows, conflict) => {
    expect(planned(rows)!.unitConflicts).toEqual([conflict]);
  });

  test('of two columns may differ', () => {
    expect(planOf([...IDS, '营业收入（万元）', '利润总额（元）']).unitConflicts).toEqual([]);
  });
});

describe('rows under the header that are no data', () => {
  test.each([
    ['甲 乙 and numbers', ['甲', '乙', '1', '2']],
    ['numbers from one', ['1', '2', '3', '4']],
    ['numbers in brackets', ['甲', '乙', '(1)', '(2)']],
    ['numbers that say how they are computed', ['甲', '乙', '1', '2=1×100']],
  ])('hold the numbers of the columns: %s', (_, numbers) => {
    const plan = planned([[...IDS, '营业收入', '利润总额'], numbers, ['912299000000000015', '甲公司', '1', '2']]);
    expect(plan).toMatchObject({ firstRow: 3, ignored: [{ row: 2, why: 'COLUMN_NUMBERS_ROW' }] });
  });

  test('units and numbers may follow each other', () => {
    const plan = planned([
      [...IDS, '营业收入'],
      ['', '', '千元'],
      ['甲', '乙', '1'],
    ]);
    expect(plan!.ignored.map(({ why }) => why)).toEqual(['UNITS_ROW', 'COLUMN_NUMBERS_ROW']);
    expect(plan!.firstRow).toBe(4);
  });

  test('a row of data is none of them', () => {
    const plan = planned(
      [
        ['代码', '名称', '营业收入'],
        ['1', '2', '300'],
      ],
      [STOCKS],
    );
    expect(plan).toMatchObject({ firstRow: 2, ignored: [] });
  });
});

describe('columns that do not fit', () => {
  test.each([
    ['the same header', [...IDS, '营业收入', '营业收入'], ['营业收入']],
    ['the same header in other signs', [...IDS, '营业收入', '营业收入（万元）'], ['营业收入（万元）']],
    ['another name of the same', [...IDS, '营业收入', '信用代码'], ['信用代码']],
    ['the year before', [...IDS, '营业收入', '上年同期', '营业收入上年同期'], ['营业收入上年同期']],
  ])('twice: %s', (_, headers, duplicate) => {
    expect(planOf(headers).duplicate).toEqual(duplicate);
  });

  test('required ones that are not there are named', () => {
    expect(planOf(['信用代码', '利润总额']).missing).toEqual(['企业名称', '营业收入']);
  });

  test('the year before alone does not stand for a required figure’s column', () => {
    expect(planOf([...IDS, '营业收入上年同期']).missing).toEqual(['营业收入']);
  });
});

describe('which layout', () => {
  test('the one most of whose words are there', () => {
    expect(recogniseLayout(['代码', '名称', '营业收入'], [REPORT, STOCKS])?.id).toBe('stocks');
    expect(recogniseLayout([...IDS, '营业收入'], [STOCKS, REPORT])?.id).toBe('report');
    expect(recogniseLayout(['甲', '乙'], [REPORT, STOCKS])).toBeNull();
  });

  test('between equals, the one whose required columns are all there', () => {
    const asksLess: Layout = { ...REPORT, id: 'asks-less', columns: REPORT.columns.map(notRequired) };
    expect(recogniseLayout(['信用代码', '企业名称'], [REPORT, asksLess])?.id).toBe('asks-less');
    expect(recogniseLayout(['信用代码', '企业名称'], [asksLess, REPORT])?.id).toBe('asks-less');
  });

  test('of which the year before is none', () => {
    const asksLess: Layout = { ...REPORT, id: 'asks-less', columns: REPORT.columns.map(notRequired) };
    expect(recogniseLayout([...IDS, '营业收入上年同期'], [REPORT, asksLess])?.id).toBe('asks-less');
  });

  test('and between two of these, the one that is used more fully', () => {
    const short: Layout = { ...REPORT, id: 'short', columns: REPORT.columns.slice(0, 5) };
    expect(recogniseLayout([...IDS, '营业收入'], [REPORT, short])?.id).toBe('short');
    expect(recogniseLayout([...IDS, '营业收入'], [short, REPORT])?.id).toBe('short');
  });
});

function notRequired(column: LayoutColumn): LayoutColumn {
  return { ...column, required: false };
}
