import { sql } from '../sql.js';
import { ratio } from './indicator.js';

/** Enterprises with class I intellectual property as a share of those that filed it, in percent. */
export const classOneIpShare = ratio({
  code: 'class-one-ip-share',
  name: { zh: '拥有Ⅰ类知识产权企业占比', en: 'Share of enterprises with class I property' },
  meaning: {
    zh: 'Ⅰ类知识产权不少于一件的企业占填报企业的百分比。',
    en: 'Enterprises with class I intellectual property as a percentage of those that filed it.',
  },
  unit: 'percent',
  direction: 'higher-is-better',
  decimals: 1,
  source: '优质中小企业梯度培育管理办法: Ⅰ类知识产权',
  change: 'difference',
  population: sql`class_one_ip IS NOT NULL`,
  numerator: sql`CAST(class_one_ip > 0 AS INTEGER)`,
  denominator: sql`1`,
});
