import { normaliseIndustryCode, sectionOf } from './industry.js';

test.each([
  ['C3562', 'C'],
  ['3562', 'C'],
  ['35', 'C'],
  ['C', 'C'],
  ['c35', 'C'],
  ['0111', 'A'],
  ['7450', 'M'],
  ['9700', 'T'],
  ['M7450·科学研究和技术服务业·质检技术服务', 'M'],
])('%s belongs to section %s', (code, section) => {
  expect(sectionOf(code)).toBe(section);
});

test.each([
  ['a letter that contradicts the digits', 'A3562'],
  ['a division that does not exist', '9800'],
  ['division zero', '0011'],
  ['five digits', '35621'],
  ['a section that does not exist', 'X'],
  ['words', '通用设备制造业'],
  ['nothing', ''],
])('%s is no industry', (_, code) => {
  expect(sectionOf(code)).toBeNull();
});

test('the stored code is the digits alone', () => {
  expect(normaliseIndustryCode('C3562')).toBe('3562');
  expect(normaliseIndustryCode('m7450·质检技术服务')).toBe('7450');
  expect(normaliseIndustryCode('C')).toBe('C');
  expect(normaliseIndustryCode('A3562')).toBeNull();
});
