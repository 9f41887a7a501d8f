import { column, type QueryColumn } from './table.js';

/** Where an enterprise stands: at the end of the period in rows about one, else today. */
export const PLACE: readonly QueryColumn[] = [
  column('region_id', '地区代码', 'Code of the region'),
  column('region', '地区', 'Region'),
  column('prefecture', '市州', 'Prefecture'),
  column('county', '县（市、区）', 'County'),
];

export const ENTERPRISE_ID = column(
  'enterprise_id',
  '企业代码（一般为统一社会信用代码）',
  'Id of the enterprise, mostly its credit code',
);
export const ENTERPRISE_NAME = column('name', '企业名称', 'Name of the enterprise');
export const PERIOD = column(
  'period',
  '报告期：2026-09 为 2026 年 1—9 月累计',
  'Cumulative period: 2026-09 is January to September 2026',
);
export const TIER = column(
  'tier',
  '层级代码：seed、municipal、provincial、national、champion',
  'Tier: seed, municipal, provincial, national, champion',
);
export const TIER_NAME = column('tier_name', '层级', 'Tier in words');
export const SECTION = column('section', '行业门类字母', 'Section of GB/T 4754');
export const IS_MONITORED = column(
  'is_monitored',
  '是否监测对象（市级、省级或国家级称号有效）',
  'Holds a municipal, provincial or national title',
);
