import { total } from './indicator.js';

/** Class I intellectual property held at the end of the period. */
export const classOneIp = total({
  code: 'class-one-ip',
  name: { zh: 'Ⅰ类知识产权', en: 'Class I intellectual property' },
  meaning: { zh: '期末Ⅰ类知识产权件数之和。', en: 'Class I intellectual property held at the end of the period.' },
  unit: 'piece',
  direction: 'higher-is-better',
  decimals: 0,
  source: '优质中小企业梯度培育管理办法: Ⅰ类知识产权; 经营报表 (M29)',
  time: 'stock',
  field: 'class_one_ip',
});
