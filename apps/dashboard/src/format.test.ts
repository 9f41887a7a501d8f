import {
  formUnit,
  formatBytes,
  formatChange,
  formatCount,
  formatDuration,
  formatFigure,
  formatGrowth,
  formatNumber,
  formatRate,
  formatSigned,
  formatValue,
  shownUnit,
  unitWord,
} from './format.js';

test.each<[text: string, value: number, decimals: number]>([
  ['1,851.95', 1851.9465, 2],
  ['\u22124.6', -4.6, 1],
  ['0.0', -0.04, 1],
  ['0.00', 0, 2],
])('a number is printed as %s', (text, value, decimals) => {
  expect(formatNumber(value, decimals)).toBe(text);
});

test.each<[text: string, value: number]>([
  ['+7.1', 7.06],
  ['\u22124.6', -4.62],
  ['0.0', 0.04],
  ['0.0', 0],
])('growth carries its sign: %s', (text, value) => {
  expect(formatSigned(value)).toBe(text);
});

test('a column of money under one hundred million yuan stays in 万元, a larger one is in 亿元', () => {
  expect(shownUnit('cny10k', [9999.99, null, -120])).toBe('cny10k');
  expect(shownUnit('cny10k', [9999.99, 10_000])).toBe('cny100m');
  expect(formatValue(7318.25, 'cny10k')).toBe('7,318.25');
  expect(formatValue(18_519_500, 'cny100m')).toBe('1,851.95');
  expect(unitWord('cny100m', 'zh')).toBe('亿元');
});

test('people are counted in 万人 from one hundred thousand', () => {
  expect(shownUnit('person', [99_999])).toBe('person');
  expect(formatValue(263_300, shownUnit('person', [263_300]))).toBe('26.33');
});

test('the catalogue says how many decimals a rate has, not a scaled amount', () => {
  expect(formatValue(3.776, 'percent', 2)).toBe('3.78');
  expect(formatValue(3.776, 'percent')).toBe('3.8');
  expect(formatValue(18_519_500, 'cny100m', 0)).toBe('1,851.95');
});

test('a missing figure, a withheld figure and a filed zero are three different things', () => {
  expect(formatFigure({ value: null, withheld: false }, 'cny10k', 2, 'zh')).toBe('…');
  expect(formatFigure({ value: null, withheld: true }, 'cny10k', 2, 'zh')).toBe('不足 3 户');
  expect(formatFigure({ value: 0, withheld: false }, 'cny10k', 2, 'zh')).toBe('0.00');
  expect(formatCount(null)).toBe('…');
});

test.each<[word: string, kind: 'negative-base' | 'profit-to-loss' | 'no-base']>([
  ['注', 'negative-base'],
  ['由盈转亏', 'profit-to-loss'],
  ['无法计算', 'no-base'],
])('growth without a number prints %s', (word, kind) => {
  expect(formatChange({ value: null, kind, n: 5 }, 'zh')).toBe(word);
  expect(formatGrowth({ value: null, note: kind, withheld: false }, 'zh')).toBe(word);
});

test('a rate is the part over the whole, and nothing over nothing is not zero', () => {
  expect(formatRate(3091, 3278)).toBe('94.3');
  expect(formatRate(0, 0)).toBe('…');
});

test.each<[text: string, ms: number]>([
  ['0.4 秒', 380],
  ['9.9 秒', 9_900],
  ['10 秒', 9_960],
  ['1 分 0 秒', 59_600],
  ['2 分 5 秒', 125_000],
  ['1 小时 3 分', 3_800_000],
])('a time is told in its two largest units: %s', (text, ms) => {
  expect(formatDuration(ms, 'zh')).toBe(text);
});

test.each<[text: string, bytes: number]>([
  ['512 B', 512],
  ['34 KB', 34_816],
  ['1.2 MB', 1_258_291],
])('the size of a file is told as %s', (text, bytes) => {
  expect(formatBytes(bytes)).toBe(text);
});

test('a unit printed on a form is read in either language', () => {
  expect(['万元', '人', '万千瓦时', '吨'].map(word => formUnit(word, 'en'))).toEqual([
    '¥10k',
    'people',
    '10 MWh',
    '吨',
  ]);
  expect(formUnit('万元', 'zh')).toBe('万元');
});
