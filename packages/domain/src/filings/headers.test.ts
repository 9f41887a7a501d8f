import { REPORT } from '../../test/sheets.js';
import { headerReader, headerWords, unitOnly } from './headers.js';

test.each<[why: string, header: string, name: string, unit: string | null]>([
  ['a name alone', '营业收入', '营业收入', null],
  ['a unit in brackets', '营业收入（万元）', '营业收入', '万元'],
  ['brackets of ASCII', '营业收入(千元)', '营业收入', '千元'],
  ['square brackets', '营业收入【万元】', '营业收入', '万元'],
  ['a unit with its label', '营业收入（单位：万元）', '营业收入', '万元'],
  ['a unit of the yuan by its full name', '营业收入（人民币万元）', '营业收入', '万元'],
  ['a unit behind a comma', '营业收入，万元', '营业收入', '万元'],
  ['a unit behind a stroke', '用电量/万千瓦时', '用电量', '万千瓦时'],
  ['a unit behind a blank', '营业收入 万元', '营业收入', '万元'],
  ['a unit on a line of its own', '营业收入\n（万元）', '营业收入', '万元'],
  ['percent', '同比增长率（%）', '同比增长率', '%'],
  ['persons', '期末从业人员(人)', '期末从业人员', '人'],
  ['blanks within', '营 业　收 入', '营业收入', null],
  ['what the eye does not see', '\ufeff营业\u200b收入\u00ad', '营业收入', null],
  ['control characters', '营业\u0000收\u0007入', '营业收入', null],
  ['full-width letters', 'Ｎａｍｅ', 'name', null],
  ['a star that marks a required column', '*营业收入', '营业收入', null],
  ['a star behind it', '营业收入（万元）*', '营业收入', '万元'],
  ['a number before it', '1.营业收入', '营业收入', null],
  ['a number in brackets', '（1）营业收入', '营业收入', null],
  ['a number in words', '一、营业收入', '营业收入', null],
  ['a number in words in brackets', '（二）利润总额', '利润总额', null],
  ['of which', '其中：主营业务收入', '主营业务收入', null],
  ['a number and of which', '2、其中：主营业务收入（万元）', '主营业务收入', '万元'],
  ['a remark in brackets that is no unit', '工业总产值（当年价格）', '工业总产值(当年价格)', null],
  ['dashes of every kind', '1—本月', '1-本月', null],
])('a header is read with %s', (_, header, name, unit) => {
  expect(headerWords(header)).toEqual({ name, unit });
});

test.each([
  ['万元', '万元'],
  ['（万元）', '万元'],
  ['单位：人', '人'],
  ['％', '%'],
  ['万度', '万度'],
  ['营业收入', null],
  ['万元整', null],
  ['', null],
])('the cell %j is the unit %j', (cell, unit) => {
  expect(unitOnly(cell)).toBe(unit);
});

describe('a header of two rows, or of one', () => {
  const read = headerReader(REPORT);
  const meant = (parent: string, child: string) => {
    const meaning = read(parent, child);
    return meaning.is === 'column'
      ? `${meaning.column.key}${meaning.prior ? ' prior' : ''}${meaning.unit ? ` ${meaning.unit}` : ''}`
      : meaning.is;
  };

  test.each<[parent: string, child: string, meaning: string]>([
    ['', '营业收入', 'revenue'],
    ['', '营业收入上年同期', 'revenue prior'],
    ['', '上年同期营业收入', 'revenue prior'],
    ['', '营业收入-上年同期', 'revenue prior'],
    ['', '营业收入（上年同期）', 'revenue prior'],
    ['', '营业收入（上年同期）（万元）', 'revenue prior 万元'],
    ['', '上年同期：营业收入（千元）', 'revenue prior 千元'],
    ['', '营业收入去年同期', 'revenue prior'],
    ['', '营业收入上年同期数', 'revenue prior'],
    ['', '本期营业收入', 'revenue'],
    ['', '营业收入本期数', 'revenue'],
    ['', '营业收入（1—本月）', 'revenue'],
    ['营业收入', '本期', 'revenue'],
    ['营业收入', '上年同期', 'revenue prior'],
    ['营业收入', '上年同期数', 'revenue prior'],
    ['营业收入（千元）', '上年同期', 'revenue prior 千元'],
    ['营业收入', '上年同期（元）', 'revenue prior 元'],
    ['上年同期', '营业收入', 'revenue prior'],
    ['本期', '营业收入', 'revenue'],
    ['本年', '利润总额', 'totalProfit'],
    ['营业收入', '', 'revenue'],
    ['工业总产值（当年价格）', '上年同期', 'outputValue prior'],
    ['基本情况', '企业名称', 'name'],
    ['营业收入', '主营业务收入', 'mainRevenue'],
    ['', '平均用工人数上年同期', 'unknown'],
    ['', '序号', 'ignored'],
    ['', '', 'ignored'],
    ['', '法定代表人', 'unknown'],
    ['', '营业收入增速', 'unknown'],
    ['', '__proto__', 'unknown'],
    ['', 'constructor', 'unknown'],
  ])('%j over %j is %s', (parent, child, meaning) => {
    expect(meant(parent, child)).toBe(meaning);
  });
});
