import { scaleTo10kYuan } from './unit.js';

test.each([
  ['元', '0.0001'],
  ['千元', '0.1'],
  ['万元', '1'],
  ['百万元', '100'],
  ['亿元', '10000'],
  ['（千元）', '0.1'],
  ['单位：万元', '1'],
  ['金额单位：人民币千元', '0.1'],
])('an amount in %s times %s is in 万元', (unit, factor) => {
  expect(scaleTo10kYuan(unit)).toBe(factor);
});

test.each(['万美元', '人', '%', ''])('%s is no unit of the yuan', unit => {
  expect(scaleTo10kYuan(unit)).toBeNull();
});
