import { REPORT } from '../../test/sheets.js';
import { createAtlas, readRegions } from '../vocabulary/index.js';
import type { Layout, LayoutColumn } from './layout.js';
import { readLayout } from './read-layout.js';
import type { WordReading } from './read-cell.js';
import { judgePeriod, readWord, type Word, type WordContext } from './words.js';

/** Two provinces; 双阳县 became a district in 1995, 九台市 one in 2014 under another code, 公主岭 moved to 长春 in 2020. */
const regions = readRegions(`id,name,short_name,parent,level,aliases,valid_from,valid_to,successors
000000,中国,,,country,,,,
220000,吉林省,吉林,000000,province,,,,
220100,长春市,长春,220000,prefecture,,,,
220104,朝阳区,,220100,county,,,,
220113,九台区,,220100,county,,2014-11-01,,
220181,九台市,,220100,county,,,2014-11-01,220113
220184,公主岭市,,220100,county,,2020-06-01,,
220200,吉林市,吉林,220000,prefecture,,,,
220300,四平市,四平,220000,prefecture,,,,
220381,公主岭市,,220300,county,,,2020-06-01,220184
330000,浙江省,浙江,000000,province,,,,
330100,杭州市,杭州,330000,prefecture,,,,
`);
const atlas = createAtlas(regions, '220000');

const TITLES = readLayout(
  `
id: titles
kind: title
name: { zh: 名单, en: Titles }
form: titles
columns:
  - { key: uscc, to: enterpriseId, headers: [信用代码] }
  - { key: tier, headers: [级别], values: { provincial: [省级, 省专], national: ['国家级“小巨人”'] } }
  - { key: action, headers: [动作], values: { grant: [认定, 新认定], cancel: [撤销] } }
  - { key: validFrom, headers: [认定日期] }
`,
  'titles.yaml',
);

const columnOf = (layout: Layout, key: string): LayoutColumn => layout.columns.find(column => column.key === key)!;
const context = (changes: Partial<WordContext> = {}): WordContext => ({
  atlas,
  layout: REPORT,
  scopeId: '220000',
  today: '2026-10-20',
  dates1904: false,
  ...changes,
});
/** The value of a word, or its code; a remark goes behind. */
const short = (word: Word) =>
  'value' in word ? (word.remark ? `${word.value} ${word.remark}` : word.value) : word.code;
const read = (reading: WordReading, text: string, changes?: Partial<WordContext>, day = '2026-09-30') =>
  readWord(reading, text, day, columnOf(REPORT, 'period'), context(changes));

describe('a period', () => {
  test.each<[text: string, period: string]>([
    ['2026-09', '2026-09'],
    ['2026/9', '2026-09'],
    ['2026.09', '2026-09'],
    ['202609', '2026-09'],
    ['2026年9月', '2026-09'],
    ['2026年1—9月', '2026-09'],
    ['2026年第三季度', '2026-09'],
    ['2026Q3', '2026-09'],
    ['2026-09-30', '2026-09'],
    ['2026/9/30', '2026-09'],
    ['2026-09-30 08:15:00', '2026-09'],
    ['20260930', '2026-09'],
    ['46295', '2026-09'],
    ['46295.0', '2026-09'],
    ['2026-10', '2026-10'],
    ["'2026-09", '2026-09'],
    ['2026-01', '2026-01 JANUARY_ALONE'],
  ])('%s is %s', (text, period) => {
    expect(short(read('period', text))).toBe(period);
  });

  test.each<[text: string, code: string]>([
    ['2026-11', 'PERIOD_FUTURE'],
    ['2099-12', 'PERIOD_FUTURE'],
    ['1999-12', 'PERIOD_TOO_OLD'],
    ['1996年12月', 'PERIOD_TOO_OLD'],
    ['2026-13', 'DATE_INVALID'],
    ['2026-00', 'DATE_INVALID'],
    ['2026-02-30', 'DATE_INVALID'],
    ['2026年7—9月', 'DATE_INVALID'],
    ['九月', 'DATE_INVALID'],
    ['2026', 'DATE_INVALID'],
    ['29999', 'DATE_INVALID'],
    ['09/10/2026', 'DATE_AMBIGUOUS'],
    ['9-10-26', 'DATE_AMBIGUOUS'],
    ['26-09', 'DATE_AMBIGUOUS'],
    ['26年9月', 'DATE_AMBIGUOUS'],
    ['Sep-26', 'DATE_AMBIGUOUS'],
    ['#N/A', 'CELL_ERROR'],
  ])('%s is told as %s', (text, code) => {
    expect(short(read('period', text))).toBe(code);
  });

  test('a bare number of a day counts from 1900, or from 1904 where the workbook does', () => {
    expect(short(read('period', '46022'))).toBe('2025-12');
    expect(short(read('period', '44560', { dates1904: true }))).toBe('2025-12');
    expect(short(read('period', '44560'))).toBe('2021-12');
  });

  test('that is refused comes with what was expected', () => {
    expect(read('period', '2026-11')).toMatchObject({ expected: '2026-10' });
    expect(read('period', '1999-12')).toMatchObject({ expected: '2000-01' });
    expect(read('period', '九月')).toMatchObject({ expected: '2026-09' });
  });

  test('of a whole file is judged alike', () => {
    expect(judgePeriod('2026-11', context())).toMatchObject({ code: 'PERIOD_FUTURE' });
    expect(judgePeriod('2026-09', context())).toEqual({ value: '2026-09' });
    expect(judgePeriod('2026-01', context())).toEqual({ value: '2026-01', remark: 'JANUARY_ALONE' });
  });
});

describe('a date', () => {
  test.each<[text: string, date: string]>([
    ['2026-09-30', '2026-09-30'],
    ['2026/9/3', '2026-09-03'],
    ['2026.9.3', '2026-09-03'],
    ['2026年9月3日', '2026-09-03'],
    ['2026 年 9 月 3 日', '2026-09-03'],
    ['２０２６－０９－０３', '2026-09-03'],
    ['20260903', '2026-09-03'],
    ['2026-09-03T00:00:00Z', '2026-09-03'],
    ['2026-09-03 12:30', '2026-09-03'],
    ['2024-02-29', '2024-02-29'],
    ['46295', '2026-09-30'],
    ['60000', '2064-04-08'],
  ])('%s is %s', (text, date) => {
    expect(short(read('date', text))).toBe(date);
  });

  test.each<[text: string, code: string]>([
    ['2026-02-29', 'DATE_INVALID'],
    ['2026-13-01', 'DATE_INVALID'],
    ['2026-09', 'DATE_INVALID'],
    ['9月30日', 'DATE_INVALID'],
    ['去年', 'DATE_INVALID'],
    ['60001', 'DATE_INVALID'],
    ['09/10/2026', 'DATE_AMBIGUOUS'],
    ['1.2.26', 'DATE_AMBIGUOUS'],
    ['26年9月3日', 'DATE_AMBIGUOUS'],
    ['#REF!', 'CELL_ERROR'],
  ])('%s is told as %s', (text, code) => {
    expect(short(read('date', text))).toBe(code);
  });
});

describe('a region', () => {
  test.each<[why: string, text: string, day: string, id: string]>([
    ['its code', '220104', '2026-09-30', '220104'],
    ['its code with the apostrophe of a spreadsheet', "'220104", '2026-09-30', '220104'],
    ['its name', '长春市', '2026-09-30', '220100'],
    ['a chain of names', '吉林省长春市朝阳区', '2026-09-30', '220104'],
    ['an abolished code, of a day on which it stood', '220181', '2013-12-31', '220181'],
    ['an abolished name, which its heir answers to', '九台市', '2026-09-30', '220113'],
    ['a name that has moved, of a day before', '公主岭市', '2019-12-31', '220381'],
    ['a name that has moved, of a day after', '公主岭市', '2026-09-30', '220184'],
  ])('is known by %s', (_, text, day, id) => {
    expect(short(read('region', text, {}, day))).toBe(id);
  });

  test('that is abolished is told with its successor', () => {
    expect(read('region', '220181')).toMatchObject({
      code: 'REGION_ABOLISHED',
      advice: expect.stringContaining('220113 九台区'),
    });
  });

  test.each([
    ['is unknown', '亚特兰蒂斯', 'REGION_UNKNOWN'],
    ['has a code nobody gave', '999999', 'REGION_UNKNOWN'],
    ['lies in another province', '330100', 'REGION_OUT_OF_SCOPE'],
    ['is an error value', '#N/A', 'CELL_ERROR'],
    ['is called like a property of every object', 'constructor', 'REGION_UNKNOWN'],
    ['is called like the prototype', '__proto__', 'REGION_UNKNOWN'],
  ])('that %s is told: %s', (_, text, code) => {
    expect(short(read('region', text))).toBe(code);
  });

  test('outside the sender’s own is told with where it should go', () => {
    const told = read('region', '吉林市', { scopeId: '220100' });
    expect(told).toMatchObject({ code: 'REGION_OUT_OF_SCOPE', expected: '长春市' });
    expect('advice' in told && told.advice).toContain('吉林市不在长春市范围内');
    expect(short(read('region', '朝阳区', { scopeId: '220100' }))).toBe('220104');
  });

  test('may be called by the layout’s own words', () => {
    const layout = { ...REPORT, region: { ...REPORT.region, aliases: { 省会: '220100', 江城: '吉林市' } } };
    expect(short(read('region', '省会', { layout }))).toBe('220100');
    expect(short(read('region', '江城', { layout }))).toBe('220200');
  });
});

describe('an industry', () => {
  test.each([
    ['C3562', '3562'],
    ['3562', '3562'],
    ['C3562·半导体器件专用设备制造', '3562'],
    ['C', 'C'],
    ['35', '35'],
  ])('%s is %s', (text, code) => {
    expect(short(read('industry', text))).toBe(code);
  });

  test.each(['A3562', '9999', '制造业', 'Z'])('%s is none', text => {
    expect(short(read('industry', text))).toBe('VALUE_UNKNOWN');
  });
});

describe('a choice', () => {
  const choose = (key: string, text: string) =>
    readWord('choice', text, '2026-09-30', columnOf(TITLES, key), context({ layout: TITLES }));

  test.each([
    ['tier', '省级', 'provincial'],
    ['tier', ' 省 专 ', 'provincial'],
    ['tier', 'national', 'national'],
    ['tier', '国家级小巨人', 'national'],
    ['tier', '国家级"小巨人"', 'national'],
    ['tier', '制造业单项冠军', 'champion'],
    ['action', '新认定', 'grant'],
    ['action', 'Cancel', 'cancel'],
  ])('of %s: %s is %s', (key, text, value) => {
    expect(short(choose(key, text))).toBe(value);
  });

  test('that is none is told with those there are', () => {
    expect(choose('tier', '宇宙级')).toMatchObject({ code: 'VALUE_UNKNOWN', expected: '省级、国家级“小巨人”' });
    expect(choose('action', '省级')).toMatchObject({ code: 'VALUE_UNKNOWN', expected: '认定、撤销' });
    expect(choose('tier', 'constructor')).toMatchObject({ code: 'VALUE_UNKNOWN' });
  });
});

test('a year alone is the period or the day its column says, and no day where it says nothing', () => {
  const as = (reading: WordReading, yearAs: string | undefined) =>
    short(readWord(reading, '2018', '2018-12-31', { ...columnOf(REPORT, 'period'), yearAs }, context()));
  expect([as('period', '12'), as('date', '12-31'), as('date', undefined)]).toEqual([
    '2018-12',
    '2018-12-31',
    'DATE_INVALID',
  ]);
});
