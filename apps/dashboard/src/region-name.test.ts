import type { RegionEntry } from '@tidu/contract';
import { briefName, wholeName } from './region-name.js';

const region = (
  zh: string,
  shortName: string,
  level: RegionEntry['level'],
  kind: RegionEntry['kind'] = 'admin',
): RegionEntry => ({ id: zh, parentId: null, level, kind, name: { zh, en: 'Name' }, shortName, reporting: true });

test.each([
  [region('长春市', '长春', 'prefecture'), '长春市', '全市'],
  [region('延边朝鲜族自治州', '延边', 'prefecture'), '延边州', '全州'],
  [region('前郭尔罗斯蒙古族自治县', '前郭', 'county'), '前郭县', '全县'],
  [region('通化县', '通化县', 'county'), '通化县', '全县'],
  [region('内蒙古自治区', '内蒙古', 'province'), '内蒙古', '全区'],
  [region('吉林省', '吉林', 'province'), '吉林省', '全省'],
  [region('中国', '中国', 'country'), '中国', '全国'],
  [region('长春经济技术开发区', '长春经开区', 'county', 'zone'), '长春经开区', '全区'],
  [region('长白山保护开发区管理委员会', '长白山', 'prefecture', 'agency'), '长白山', '全区'],
])('a table prints region %#, and its total, as officials call them', (each, brief, whole) => {
  expect([briefName(each, 'zh'), wholeName(each, 'zh')]).toEqual([brief, whole]);
});

test('in English the given name stands, and Chinese where there is none', () => {
  expect(briefName(region('延边朝鲜族自治州', '延边', 'prefecture'), 'en')).toBe('Name');
  expect(briefName({ ...region('图们市', '图们', 'county'), name: { zh: '图们市', en: null } }, 'en')).toBe('图们市');
});
