import { openDuckDb, type DuckDb } from '../../test/duckdb.js';
import { planOf, REPORT } from '../../test/sheets.js';
import { sql } from '../sql.js';
import { CELL_MACROS } from './cell-macros.js';
import {
  boundsFault,
  boundsOf,
  factorText,
  isNothing,
  isOutOfBounds,
  plainValue,
  unusualFault,
  unusualForm,
  unusualNumber,
  unusualReading,
} from './read-cell.js';

let database: DuckDb;
beforeAll(async () => {
  database = await openDuckDb(CELL_MACROS);
});
afterAll(() => database.close());

const PLAN = planOf([
  '统一社会信用代码',
  '企业名称',
  '所属地区',
  '报告期',
  '营业收入（万元）',
  '利润总额（千元）',
  '工业总产值（元）',
  '期末从业人员',
  '平均用工人数',
  '用电量（度）',
  '同比增长率（%）',
]);
const columnOf = (key: string) => PLAN.columns.find(column => column.key === key)!;
const withUnit = (header: string, key: string) =>
  planOf(['统一社会信用代码', header]).columns.find(column => column.key === key)!;

describe('a plain cell', () => {
  const plain = (text: string, key: string) => database.value(plainValue(sql`${text}`, columnOf(key), REPORT));

  test.each<[why: string, key: string, text: string, value: string | number | null]>([
    ['of money is read in the unit of its column', 'revenue', '12.34', 12.34],
    ['of money keeps one yuan', 'revenue', '0.0001', 0.0001],
    ['of money is rounded to the yuan', 'revenue', '1.23456', 1.2346],
    ['in 千元 is brought into 万元', 'totalProfit', '12345', 1234.5],
    ['in 元 is brought into 万元', 'outputValue', '12345', 1.2345],
    ['in 度 is brought into 万千瓦时', 'electricity', '12345', 1.2345],
    ['of persons', 'employees', '57', 57],
    ['of a share', 'growth', '-5.5', -5.5],
    ['of money that does not fit is left to be told', 'revenue', '100000000000000', null],
    ['in another unit that does not fit is left to be told', 'outputValue', '1e20', null],
    ['with thousands is read apart', 'revenue', '1,234', null],
    ['that holds a dash is read apart', 'revenue', '-', null],
    ['of a name', 'name', '甲 (集团) 有限公司', '甲 (集团) 有限公司'],
    ['of a name that says nothing is read apart', 'name', '无', null],
    ['of a name with a dash is read apart', 'name', '—', null],
    ['of a name with blanks around is read apart', 'name', ' 甲', null],
    ['of a name that is too long is read apart', 'name', '长'.repeat(201), null],
    ['of a credit code', 'uscc', '91440300192317458F', '91440300192317458F'],
    ['of a credit code in small letters is read apart', 'uscc', '91440300192317458f', null],
    ['of a wrong credit code is read apart', 'uscc', '91440300192317458G', null],
    ['of a code that may have been rounded is read apart', 'uscc', '912201011239989100', null],
    ['of a word', 'region', '长春市', '长春市'],
  ])('%s', async (_, key, text, value) => {
    expect(await plain(text, key)).toBe(value);
  });

  test('of another id scheme is a text like any other', async () => {
    const layout = { ...REPORT, idScheme: 'stock-code' };
    expect(await database.value(plainValue(sql`${'000001'}`, columnOf('uscc'), layout))).toBe('000001');
  });
});

describe('a cell that says nothing was filed', () => {
  const nothing = (text: string) => database.value(isNothing(sql`${text}`, REPORT));

  test.each([
    '',
    ' ',
    '　',
    '\u00a0',
    '\t',
    '\n',
    '\u200b',
    '-',
    '--',
    '—',
    '——',
    '–',
    '－',
    '…',
    '……',
    '/',
    '\\',
    ' - ',
    '无',
    '无 ',
    '不适用（本期）',
    '不适用(本期)',
  ])('%j', async text => {
    expect(await nothing(text)).toBe(true);
  });

  test.each(['0', '-1', '没有', 'N/A', '- -', '零'])('%j does not', async text => {
    expect(await nothing(text)).toBe(false);
  });
});

describe('a cell that is not plain', () => {
  const read = async (text: string, key: string, layout = REPORT) => {
    const column = columnOf(key);
    const reading = unusualReading(column, layout);
    const form = unusualForm(sql`${text}`, sql`${reading}`);
    const [one] = await database.rows<{ form: string | null; number: number | null; fault: string | null }>(sql`
      SELECT form, ${unusualNumber(sql`t`, sql`form`, sql`${reading}`, sql`CAST(${factorText(column)} AS DECIMAL(18, 4))`)} AS number,
        ${unusualFault(sql`t`, sql`form`, sql`${reading}`, layout)} AS fault
      FROM (SELECT CAST(${text} AS VARCHAR) AS t, ${form} AS form)`);
    return { reading, ...one! };
  };

  test.each<[why: string, key: string, text: string, number: number]>([
    ['the unit of its column', 'totalProfit', '12,345', 1234.5],
    ['its own unit over that of its column', 'totalProfit', '1.5亿元', 15000],
    ['electricity in its own unit', 'electricity', '2万千瓦时', 2],
    ['electricity in the unit of its column', 'electricity', '12,345', 1.2345],
    ['persons', 'employees', '1,234人', 1234],
    ['an average of persons', 'averageEmployees', '12.5人', 12.5],
    ['a share', 'growth', '12.5％', 12.5],
  ])('is read in %s', async (_, key, text, number) => {
    expect(await read(text, key)).toMatchObject({ number });
  });

  test.each<[key: string, reading: string]>([
    ['uscc', 'uscc'],
    ['name', 'text'],
    ['region', 'word'],
    ['period', 'word'],
    ['revenue', 'money'],
    ['employees', 'count'],
    ['averageEmployees', 'amount'],
    ['electricity', 'energy'],
    ['growth', 'percent'],
  ])('of %s is read as %s', (key, reading) => {
    expect(unusualReading(columnOf(key), REPORT)).toBe(reading);
  });

  test('of another id scheme is a text', () => {
    expect(unusualReading(columnOf('uscc'), { ...REPORT, idScheme: 'stock-code' })).toBe('text');
  });

  test.each<[why: string, key: string, text: string, form: string, fault: string | null]>([
    ['a credit code is put right', 'uscc', ' 91440300 192317458f', '91440300192317458F', null],
    ['a credit code that is none is told', 'uscc', '12345', '12345', 'USCC_FORMAT'],
    ['a name is cleaned', 'name', '甲\n公司 ', '甲 公司', null],
    ['a garbled name is told', 'name', '锟斤拷', '锟斤拷', 'TEXT_MOJIBAKE'],
    ['a word is left to where it is looked up', 'region', ' 亚特兰蒂斯', '亚特兰蒂斯', null],
    ['a number that is none is told', 'revenue', '约5', '约5', 'NUMBER_UNPARSABLE'],
    ['electricity counted in persons is told', 'electricity', '5人', '5人', 'NUMBER_UNPARSABLE'],
    ['persons counted in electricity are told', 'averageEmployees', '5度', '5度', 'NUMBER_UNPARSABLE'],
  ])('%s', async (_, key, text, form, fault) => {
    expect(await read(text, key)).toMatchObject({ form, fault });
  });

  test.each([
    ['a number no column can hold', 'revenue', '1e20'],
    ['one that only its unit makes too large', 'revenue', '99999999999亿'],
  ])('%s is out of range', async (_, key, text) => {
    expect(await read(text, key)).toMatchObject({ number: null, fault: 'NUMBER_OUT_OF_RANGE' });
  });
});

describe('bounds', () => {
  test.each<[key: string, least: number | null, most: number | null]>([
    ['revenue', 0, null],
    ['totalProfit', null, null],
    ['employees', 0, 2_000_000],
    ['growth', -100, null],
  ])('of %s are %s and %s: the layout’s, else those of the dictionary', (key, least, most) => {
    expect(boundsOf(columnOf(key), REPORT)).toEqual({ least, most });
  });

  test('of the dictionary are lifted by a layout that says null', () => {
    const lifted = { ...REPORT, columns: REPORT.columns.map(column => ({ ...column, min: null })) };
    expect(boundsOf(columnOf('revenue'), lifted)).toEqual({ least: null, most: null });
  });

  test('of the year before are those of the figure', () => {
    expect(boundsOf(withUnit('营业收入上年同期', 'revenuePrior'), REPORT)).toEqual({ least: 0, most: null });
  });

  test.each<[key: string, value: string | null, fault: string | null]>([
    ['revenue', '0', null],
    ['revenue', '-0.01', 'NUMBER_NEGATIVE'],
    ['totalProfit', '-5', null],
    ['employees', '57', null],
    ['employees', '2000000', null],
    ['employees', '2000001', 'NUMBER_OUT_OF_RANGE'],
    ['employees', '-1', 'NUMBER_NEGATIVE'],
    ['employees', '10.5', 'NUMBER_NOT_INTEGER'],
    ['averageEmployees', '10.5', null],
    ['growth', '-100', null],
    ['growth', '-100.01', 'NUMBER_OUT_OF_RANGE'],
    ['employees', null, null],
  ])('%s of %s: %s', async (key, value, fault) => {
    const column = columnOf(key);
    const { least, most } = boundsOf(column, REPORT);
    const decimal = (number: string | number | null) =>
      sql`CAST(${number === null ? null : String(number)} AS DECIMAL(18, 4))`;
    const isWhole = sql`${column.reading === 'count'}`;
    const told = boundsFault({ value: decimal(value), least: decimal(least), most: decimal(most), isWhole });
    expect(await database.value(told)).toBe(fault);
    const outside = isOutOfBounds(decimal(value), column, REPORT);
    if (value !== null) expect(outside === null ? false : await database.value(outside)).toBe(fault !== null);
  });
});
