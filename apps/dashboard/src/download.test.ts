import { toCsv } from './download.js';

const note = { title: '营业收入同比', lines: ['演示数据(合成)'] };

test('a spreadsheet reads the file as UTF-8 and finds under the table what it is', () => {
  expect(toCsv(['地区', '同比'], [['长春市', 8.3]], note)).toBe(
    '\uFEFF地区,同比\r\n长春市,8.3\r\n\r\n营业收入同比\r\n演示数据(合成)\r\n',
  );
});

test.each(['=1+1', '+A1', '-2+3', '@SUM(A1)', '\tx'])('a name that begins like a formula is disarmed: %j', name => {
  expect(toCsv(['x'], [[name]], note)).toContain(`\r\n'${name}\r\n`);
});

test('a negative number stays a number', () => {
  expect(toCsv(['x'], [[-4.6]], note)).toContain('\r\n-4.6\r\n');
});

test('commas, quotes and line breaks stay inside their cell', () => {
  expect(toCsv(['x'], [['甲,"乙"\n丙']], note)).toContain('"甲,""乙""\n丙"');
});

test('a missing figure is an empty cell', () => {
  expect(toCsv(['a', 'b'], [[null, 1]], note)).toContain('\r\n,1\r\n');
});
