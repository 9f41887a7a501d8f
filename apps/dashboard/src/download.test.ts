import { toCsv, type Cell, type ExportTable } from './download.js';

const note = { title: '营业收入同比', lines: ['演示数据(合成)'] };

const table = (header: string[], rows: Cell[][]): ExportTable => ({ title: '按市州', header, rows });

test('a spreadsheet reads the file as UTF-8 and finds under the table what it is', () => {
  expect(toCsv([table(['地区', '同比'], [['长春市', 8.3]])], note)).toBe(
    '\uFEFF地区,同比\r\n长春市,8.3\r\n\r\n营业收入同比\r\n演示数据(合成)\r\n',
  );
});

test.each(['=1+1', '+A1', '-2+3', '@SUM(A1)', '\tx'])('a name that begins like a formula is disarmed: %j', name => {
  expect(toCsv([table(['x'], [[name]])], note)).toContain(`\r\n'${name}\r\n`);
});

test('a negative number stays a number', () => {
  expect(toCsv([table(['x'], [[-4.6]])], note)).toContain('\r\n-4.6\r\n');
});

test('commas, quotes and line breaks stay inside their cell', () => {
  expect(toCsv([table(['x'], [['甲,"乙"\n丙']])], note)).toContain('"甲,""乙""\n丙"');
});

test('a missing figure is an empty cell', () => {
  expect(toCsv([table(['a', 'b'], [[null, 1]])], note)).toContain('\r\n,1\r\n');
});

test('of several tables each stands under its own title', () => {
  const tables = [table(['地区'], [['长春市']]), { title: '分行业', header: ['行业'], rows: [['制造业']] }];
  expect(toCsv(tables, note)).toBe(
    '\uFEFF按市州\r\n地区\r\n长春市\r\n\r\n分行业\r\n行业\r\n制造业\r\n\r\n营业收入同比\r\n演示数据(合成)\r\n',
  );
});
