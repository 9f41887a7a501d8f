import { readLayout, type Layout } from '@tidu/domain';

/** A return with a field for every check, so that each can be breached alone. */
const REPORT = `
id: report
kind: filing
name: { zh: 报表, en: Report }
form: report
frequency: monthly
period: { from: [column, parameter], earliest: '2010-01' }
region: { whenMissing: refused, aliases: { 省会: '220100' } }
missing: [无]
columns:
  - { key: uscc, to: enterpriseId, headers: [信用代码], required: true }
  - { key: name, to: name, headers: [企业名称], required: true }
  - { key: region, to: region, headers: [地区] }
  - { key: period, to: period, headers: [报告期] }
  - { key: reportedOn, to: reportedOn, headers: [填报日期], whenWrong: warning }
  - { key: growth, to: printedGrowth, headers: [同比], min: -100 }
  - { key: revenue, headers: [营业收入], required: true, prior: true, max: 1000000000 }
  - { key: mainRevenue, headers: [主营业务收入] }
  - { key: rdExpense, headers: [研发费用] }
  - { key: totalProfit, headers: [利润总额] }
  - { key: totalAssets, headers: [资产总计] }
  - { key: currentAssets, headers: [流动资产] }
  - { key: receivables, headers: [应收账款] }
  - { key: inventory, headers: [存货] }
  - { key: finishedGoods, headers: [产成品] }
  - { key: totalLiabilities, headers: [负债合计] }
  - { key: equity, headers: [所有者权益] }
  - { key: salesValue, headers: [销售产值] }
  - { key: exportDelivery, headers: [出口交货值] }
  - { key: averageEmployees, headers: [平均用工人数] }
  - { key: employees, headers: [期末从业人员] }
  - { key: rdStaff, headers: [研发人员] }
  - { key: electricity, headers: [用电量] }
checks: { V02: refused, V03: refused, V04: refused, V05: warning, rd-above-revenue: refused, scale-suspect: refused }
`;

const REGISTER = `
id: register
kind: register
name: { zh: 名录, en: Register }
form: register
region: { whenMissing: warning }
columns:
  - { key: uscc, to: enterpriseId, headers: [信用代码], required: true }
  - { key: name, to: name, headers: [企业名称], required: true }
  - { key: region, to: region, headers: [地区] }
  - { key: industryCode, to: industryCode, headers: [行业代码] }
  - { key: foundedOn, to: foundedOn, headers: [成立日期] }
  - { key: capital, to: registeredCapitalCny10k, headers: [注册资本], whenWrong: warning }
  - { key: validFrom, to: validFrom, headers: [生效日期] }
`;

const TITLES = `
id: titles
kind: title
name: { zh: 名单, en: Titles }
form: titles
validYears: 3
columns:
  - { key: uscc, to: enterpriseId, headers: [信用代码], required: true }
  - { key: name, to: name, headers: [企业名称], required: true }
  - { key: tier, to: tier, headers: [级别], required: true, values: { provincial: [省级], national: [国家级] } }
  - { key: action, to: action, headers: [动作], default: grant, values: { grant: [认定], renew: [复核], cancel: [撤销] } }
  - { key: grantedOn, to: validFrom, headers: [认定日期], required: true }
  - { key: validTo, to: validTo, headers: [有效期至] }
`;

/** The layouts of the tests, read as any bureau's own would be. */
export const LAYOUTS = { report: layout(REPORT), register: layout(REGISTER), titles: layout(TITLES) };

/** One of them with something said otherwise. */
export function changed(original: Layout, changes: Partial<Layout>): Layout {
  return { ...original, ...changes };
}

function layout(yaml: string): Layout {
  return readLayout(yaml, 'test');
}
