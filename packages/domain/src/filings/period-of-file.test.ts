import { REPORT } from '../../test/sheets.js';
import type { Layout } from './layout.js';
import { periodInText, periodOfFile } from './period-of-file.js';

test.each<[title: string, period: string]>([
  ['吉林市专精特新企业经营情况表（2026年1—9月）', '2026-09'],
  ['2026年1-9月经营情况', '2026-09'],
  ['2026 年 1 至 9 月', '2026-09'],
  ['２０２６年１～９月', '2026-09'],
  ['2026年9月报表', '2026-09'],
  ['截至2026年9月30日', '2026-09'],
  ['2026年三季度季报', '2026-09'],
  ['2026年第3季度', '2026-09'],
  ['2026年前三季度', '2026-09'],
  ['2026Q3 汇总', '2026-09'],
  ['2026年上半年', '2026-06'],
  ['2025年度报表', '2025-12'],
  ['2025年全年', '2025-12'],
  ['经营报表2026-09', '2026-09'],
  ['经营报表2026.9.xlsx', '2026-09'],
  ['经营报表_202609.csv', '2026-09'],
  ['填报日期 2026/09/30', '2026-09'],
])('%s speaks of %s', (title, period) => {
  expect(periodInText(title)).toBe(period);
});

test.each([
  ['no period', '企业经营情况表'],
  ['a year alone', '2026年专精特新企业名单'],
  ['a span that does not begin in January', '2026年7—9月'],
  ['a span of months that does not begin in January', '2026年7月至9月'],
  ['a span of days', '2026年1月1日至9月30日'],
  ['a thirteenth month', '2026-13'],
  ['a day without points', '导出20260930.csv'],
  ['a longer number', '文号1202609号'],
  ['a number of a document', '吉工信〔2026〕12号'],
])('%s: %s', (_, title) => {
  expect(periodInText(title)).toBeNull();
});

describe('the period of a file', () => {
  const from = (...sources: NonNullable<Layout['period']>['from']): Layout => ({
    ...REPORT,
    period: { from: sources, earliest: '2010-01' },
  });
  const said = { parameter: '2026-06', titles: ['无关的标题', '2026年1—9月'], fileName: '经营报表2026-03.xlsx' };

  test.each<[layout: Layout, period: string | null]>([
    [from('parameter'), '2026-06'],
    [from('title'), '2026-09'],
    [from('fileName'), '2026-03'],
    [from('title', 'parameter'), '2026-09'],
    [from('column'), null],
    [from('column', 'fileName'), '2026-03'],
  ])('is looked for where the layout says, first found first', (layout, period) => {
    expect(periodOfFile(layout, said)).toBe(period);
  });

  test('is not known where a source says nothing that can be read', () => {
    expect(periodOfFile(from('parameter'), { ...said, parameter: '九月' })).toBeNull();
    expect(periodOfFile(from('parameter'), { ...said, parameter: null })).toBeNull();
    expect(periodOfFile({ ...REPORT, period: undefined }, said)).toBeNull();
  });

  test.each<[pattern: string, fileName: string, period: string | null]>([
    ['profit(?<year>\\d{4})_(?<quarter>[1-4])', 'profit2024_3.csv', '2024-09'],
    ['(?<year>\\d{4})(?<month>\\d{2})', '快报202405.csv', '2024-05'],
    ['年报(?<year>\\d{4})', '年报2024.xlsx', '2024-12'],
    ['profit(?<year>\\d{4})_(?<quarter>[1-4])', 'loss2024_3.csv', null],
    ['(?<year>\\d{4})(?<month>\\d{2})', '快报202413.csv', null],
  ])('%s finds in %s the period %s', (fileName, name, period) => {
    const layout: Layout = { ...REPORT, period: { from: ['fileName'], earliest: '2010-01', fileName } };
    expect(periodOfFile(layout, { ...said, fileName: name })).toBe(period);
  });
});
