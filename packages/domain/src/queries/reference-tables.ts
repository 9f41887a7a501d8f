import { column, type QueryTable } from './table.js';

const region: QueryTable = {
  name: 'region',
  title: { zh: '地区', en: 'Regions' },
  about: {
    zh: '本省及以下各级行政区划和报送单位，含已撤销的。',
    en: 'Administrative divisions and reporting units, abolished ones too.',
  },
  columns: [
    column('region_id', '地区代码', 'Code'),
    column('name', '名称', 'Name'),
    column('short_name', '简称', 'Short name'),
    column('name_en', '英文名称', 'Name in English'),
    column('level', '级别：province、prefecture、county', 'Level'),
    column('kind', '类别：admin 行政区、zone 开发区、agency 派出机构', 'admin, zone or agency'),
    column('parent_id', '上级代码', 'Code of its parent'),
    column('valid_from', '设立日期', 'Valid from'),
    column('valid_to', '撤销日期；空为现行', 'Abolished on; NULL while in force'),
    column('is_reporting', '是否报送单位', 'Reports by itself'),
    column('sort', '排列顺序', 'Order of listing'),
  ],
};

const industry: QueryTable = {
  name: 'industry',
  title: { zh: '行业', en: 'Industries' },
  about: { zh: '国民经济行业分类 GB/T 4754-2017。', en: 'GB/T 4754-2017.' },
  columns: [
    column('code', '行业代码', 'Code'),
    column('name', '行业', 'Name'),
    column('level', '级别：section 门类、division 大类、group 中类、class 小类', 'section, division, group, class'),
    column('parent_code', '上级代码', 'Code of its parent'),
  ],
};

const dictionary: QueryTable = {
  name: 'data_dictionary',
  title: { zh: '数据字典', en: 'Data dictionary' },
  about: { zh: '这里每张表的每一列一行。', en: 'One row for each column of each table here.' },
  columns: [
    column('table_name', '表', 'Table'),
    column('column_name', '列', 'Column'),
    column('type', '类型', 'Type'),
    column('title', '中文名称', 'In Chinese'),
    column('title_en', '英文名称', 'In English'),
    column('unit', '单位', 'Unit'),
  ],
};

/** Tables by which the others are read. */
export const REFERENCE_TABLES: readonly QueryTable[] = [region, industry, dictionary];
