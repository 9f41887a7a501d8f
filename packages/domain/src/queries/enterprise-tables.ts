import {
  ENTERPRISE_ID,
  ENTERPRISE_NAME,
  IS_MONITORED,
  PERIOD,
  PLACE,
  SECTION,
  TIER,
  TIER_NAME,
} from './shared-columns.js';
import { column, personal, type QueryTable } from './table.js';

const enterprise: QueryTable = {
  name: 'enterprise',
  title: { zh: '企业', en: 'Enterprises' },
  about: {
    zh: '一户一行，按最新报告期末的名录和称号。没有有效称号的企业层级为空。',
    en: 'One row an enterprise, as it stands at the end of the newest period; tier is NULL without a valid title.',
  },
  columns: [
    ENTERPRISE_ID,
    ENTERPRISE_NAME,
    ...PLACE,
    TIER,
    TIER_NAME,
    SECTION,
    column('section_name', '行业门类', 'Section in words'),
    column('industry_code', '行业代码（GB/T 4754）', 'Industry, GB/T 4754'),
    column('industry', '行业', 'Industry in words'),
    column('founded_on', '成立日期', 'Founded on'),
    column('registered_capital_cny10k', '注册资本', 'Registered capital', 'cny10k'),
    column('closed_on', '注销日期', 'Closed on'),
    column('successor_id', '合并后企业代码', 'Enterprise it was merged into'),
    column('latest_period', '最新报送的报告期', 'Newest period it filed'),
    column('latest_revenue', '最新报送的营业收入（累计）', 'Revenue it filed then, since January', 'cny10k'),
    column('latest_revenue_prior', '其上年同期', 'The same a year before', 'cny10k'),
    column('latest_rd_expense', '最新报送的研发费用（累计）', 'R&D expense it filed then, since January', 'cny10k'),
    column('is_provisional', '是否尚无名录（只见于报表或认定名单）', 'Known only from filings or title lists'),
    column('is_synthetic', '是否合成的演示企业', 'Made up for demonstration'),
    personal('secretary', '服务秘书', 'Service secretary'),
    personal('team', '服务团队', 'Service team'),
  ],
};

const title: QueryTable = {
  name: 'title',
  title: { zh: '称号', en: 'Titles' },
  about: {
    zh: '一次认定或复核一行，在 [valid_from, ends_on) 内有效。某一天有效的称号用 title_on(日期)。',
    en: 'One row a grant or renewal, valid over [valid_from, ends_on). Titles valid on a day: title_on(day).',
  },
  columns: [
    ENTERPRISE_ID,
    ENTERPRISE_NAME,
    ...PLACE,
    TIER,
    TIER_NAME,
    column('action', 'grant 认定，renew 复核', 'grant or renew'),
    column('valid_from', '生效日期', 'Valid from'),
    column('valid_to', '证书到期日；空为长期', 'Expires on; NULL without expiry'),
    column('cancelled_on', '撤销日期', 'Cancelled on'),
    column('ends_on', '实际失效日（到期与撤销取早）；空为长期', 'Ends on, the earlier of both; NULL without end'),
    column('document', '文号', 'Document'),
    column('batch_label', '批次', 'Batch of titles'),
  ],
};

const standing: QueryTable = {
  name: 'standing',
  title: { zh: '各期在册层级', en: 'Standing' },
  about: {
    zh: '每个报告期末有有效称号的企业，一户一期一行，取最高层级。',
    en: 'Enterprises with a valid title at the end of each period, once, by the highest.',
  },
  columns: [PERIOD, ENTERPRISE_ID, ENTERPRISE_NAME, ...PLACE, TIER, TIER_NAME, IS_MONITORED, SECTION],
};

const duty: QueryTable = {
  name: 'reporting_duty',
  title: { zh: '应报与报送', en: 'Returns owed' },
  about: {
    zh: '每期应报的企业一户一行，是否已报、是否逾期。',
    en: 'One row for each return owed: whether it came in, and whether it was late.',
  },
  columns: [
    PERIOD,
    ENTERPRISE_ID,
    ENTERPRISE_NAME,
    ...PLACE,
    TIER,
    TIER_NAME,
    IS_MONITORED,
    SECTION,
    column('is_filed', '是否已报', 'Filed'),
    column('filed_on', '报送日期', 'Filed on'),
    column('due_on', '截止日期', 'Due on'),
    column('is_late', '是否晚于截止日', 'Filed after it was due'),
  ],
};

const warning: QueryTable = {
  name: 'warning',
  title: { zh: '预警', en: 'Warnings' },
  about: {
    zh: '一条规则对一户企业或一个地区一行，为最近一次评估后的状态；不含从未触发过的。',
    en: 'One row a rule and enterprise or region, as the last evaluation left it; none that was never anything but at rest.',
  },
  columns: [
    column('rule', '规则代码', 'Code of the rule'),
    column('rule_name', '规则', 'Rule'),
    column('subject', '对象：enterprise 企业，region 地区', 'enterprise or region'),
    ENTERPRISE_ID,
    column('name', '企业或地区名称', 'Name of the enterprise or region'),
    ...PLACE,
    TIER,
    column('severity', '颜色：red、orange、yellow、blue', 'red, orange, yellow, blue'),
    column(
      'state',
      '状态：firing 触发中，pending 待触发，recovering 恢复中，normal 正常，no-data 无数据',
      'firing, pending, recovering, normal, no-data',
    ),
    PERIOD,
    column('value', '规则看到的值', 'Value the rule saw'),
    column('threshold', '触发线', 'Line it is held against'),
    column('unit', '值的单位', 'Unit of the value'),
    column('streak', '已持续的期数', 'Periods running'),
    column('since', '进入现状态的时间', 'In this state since'),
    column('fired_at', '本次触发的时间', 'Fired at'),
    personal('secretary', '服务秘书', 'Service secretary'),
  ],
};

/** Tables about enterprises themselves. */
export const ENTERPRISE_TABLES: readonly QueryTable[] = [enterprise, title, standing, duty, warning];
