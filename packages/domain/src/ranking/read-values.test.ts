import { readCompositeScheme } from './read-scheme.js';
import { readValues } from './read-values.js';

const scheme = readCompositeScheme(
  'id: s\nname: s\nunits: { id: 代码, name: 名称 }\nindicators: [{ code: a, column: 产值 }, { code: b }]\n',
  's.yaml',
);
const read = (...lines: string[]) =>
  readValues(
    lines.map((line, at) => ({ row: at + 1, cells: line.split('|') })),
    scheme,
  );
const issuesOf = (...lines: string[]) =>
  read(...lines).issues?.map(({ row, column, found, expected }) => [row, column, found, expected]);

test('numbers as people write them, and words for nothing', () => {
  const { table } = read(
    '代码|名称|产值|b|备注',
    '01|甲| 1,234.5 |−3|x',
    '02|乙|1e3|..|',
    '03|丙|+.5|１２|',
    '04|丁|| NA |',
  );
  expect(table!.units).toEqual([
    { id: '01', name: '甲' },
    { id: '02', name: '乙' },
    { id: '03', name: '丙' },
    { id: '04', name: '丁' },
  ]);
  expect(Object.fromEntries(table!.columns)).toEqual({ 产值: [1234.5, 1000, 0.5, null], b: [-3, null, 12, null] });
});

test.each(['abc', '12 %', '1,5', '1.2.3', 'Infinity', '1e999', '0x10', '.', '+', '12万'])(
  '“%s” is no number and no gap',
  text => {
    expect(issuesOf('代码|名称|产值|b', `01|甲|${text}|1`)).toEqual([[2, '产值', text, '一个数']]);
  },
);

test('every fault is told with its row and column', () => {
  expect(issuesOf('代码|名称|产值|b', '01|甲|x|1', '|乙|1|1', '01|丙|1|y')).toEqual([
    [3, '代码', '', '单位的代码或名称'],
    [4, '代码', '01', '每个单位一行；第 2 行已有'],
    [2, '产值', 'x', '一个数'],
    [4, 'b', 'y', '一个数'],
  ]);
});

test('a column that is missing, or there twice, and a row of another width', () => {
  expect(issuesOf('代码|名称|b|b', '01|甲|1')).toEqual([
    [1, '产值', null, '表头有一列“产值”'],
    [1, 'b', '2 列', '表头有一列“b”'],
    [2, null, '3 列', '与表头同为 4 列'],
  ]);
});

test('a table needs a header and a unit', () => {
  expect(issuesOf()).toEqual([[1, null, null, '一行表头，其后每个单位一行']]);
  expect(issuesOf('代码|名称|产值|b')).toEqual([[1, null, null, '一行表头，其后每个单位一行']]);
});
