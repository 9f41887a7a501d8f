import { contradicts, factorOf, isUnit, unitOfSheet } from './units.js';
import type { Reading } from './targets.js';

test.each<[unit: string | null, reading: Reading, factor: string | null]>([
  ['万元', 'money', '1'],
  ['元', 'money', '0.0001'],
  ['千元', 'money', '0.1'],
  ['亿元', 'money', '10000'],
  [null, 'money', '1'],
  ['人', 'money', null],
  ['%', 'money', null],
  ['万千瓦时', 'amount', '1'],
  ['度', 'amount', '0.0001'],
  ['万度', 'amount', '1'],
  ['亿千瓦时', 'amount', '10000'],
  ['人', 'amount', '1'],
  ['人', 'count', '1'],
  ['度', 'count', null],
  ['元', 'count', null],
  ['%', 'percent', '1'],
  ['百分比', 'percent', '1'],
  ['元', 'percent', null],
  ['人', 'percent', null],
  ['constructor', 'amount', '1'],
])('%s of %s is brought into what is stored by %s', (unit, reading, factor) => {
  expect(factorOf(unit, reading)).toBe(factor);
});

test('units contradict each other where they differ, or do not go with what they measure', () => {
  expect(contradicts('万元', '万元', 'money')).toBe(false);
  expect(contradicts('万元', '元', 'money')).toBe(true);
  expect(contradicts('万千瓦时', '万度', 'amount')).toBe(false);
  expect(contradicts('万元', '万元', 'count')).toBe(true);
});

test.each([
  ['万元', true],
  ['人', true],
  ['度', true],
  ['%', true],
  ['万圆', false],
  ['constructor', false],
])('%s is a unit: %s', (unit, is) => {
  expect(isUnit(unit)).toBe(is);
});

test.each<[line: string, unit: string | null]>([
  ['单位：万元', '万元'],
  ['单位:千元', '千元'],
  ['单　位：万元', '万元'],
  ['（单位：元）', '元'],
  ['金额单位：人民币万元', '万元'],
  ['计量单位：万元人民币', '万元'],
  ['单位：万元、人', '万元'],
  ['单位：人、万元', '万元'],
  ['单位：户，人，千元，%', '千元'],
  ['2026年1—9月    单位：百万元    第1页', '百万元'],
  ['单位：万元 填表人：张三', '万元'],
  ['单位：人', null],
  ['单位：万美元', null],
  ['填报单位：元盛科技有限公司', null],
  ['填报单位：万元春天有限公司', null],
  ['报送单位：吉林市工业和信息化局', null],
  ['企业经营情况表', null],
])('the line %j declares %s', (line, unit) => {
  expect(unitOfSheet([line])).toBe(unit);
});

test('the first line that declares a unit counts', () => {
  expect(unitOfSheet(['经营情况表', '单位：千元', '单位：万元'])).toBe('千元');
  expect(unitOfSheet([])).toBeNull();
});
