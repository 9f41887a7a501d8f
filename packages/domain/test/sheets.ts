import { findHeader } from '../src/filings/find-header.js';
import type { Layout } from '../src/filings/layout.js';
import type { SheetPlan } from '../src/filings/plan.js';
import { readLayout } from '../src/filings/read-layout.js';

/** A return of money, persons, a share and electricity, some with the year before. */
export const REPORT: Layout = readLayout(
  `
id: report
kind: filing
name: { zh: 报表, en: Report }
form: report
period: { from: [column, title] }
missing: [无, 不适用（本期）]
columns:
  - { key: uscc, to: enterpriseId, headers: [统一社会信用代码, 信用代码], required: true }
  - { key: name, headers: [企业名称], required: true }
  - { key: region, headers: [所属地区] }
  - { key: period, headers: [报告期] }
  - { key: revenue, headers: [营业收入], prior: true, required: true }
  - { key: mainRevenue, headers: [主营业务收入], prior: true }
  - { key: totalProfit, headers: [利润总额], prior: true }
  - { key: outputValue, headers: [工业总产值, 工业总产值(当年价格)], prior: true }
  - { key: employees, headers: [期末从业人员], prior: true, max: 2000000 }
  - { key: averageEmployees, headers: [平均用工人数] }
  - { key: electricity, headers: [用电量] }
  - { key: growth, to: printedGrowth, headers: [同比增长率], min: -100 }
ignore: [序号, 备注]
priorWords: [上年同期, 去年同期, 上年同期数]
currentWords: [本期, 本年, 本期数, 1—本月]
`,
  'report.yaml',
);

/** A list whose ids are no credit codes. */
export const STOCKS: Layout = readLayout(
  `
id: stocks
kind: filing
name: { zh: 上市公司, en: Listed companies }
form: stocks
idScheme: stock-code
period: { from: [parameter] }
unit: 百万元
columns:
  - { key: code, to: enterpriseId, headers: [代码] }
  - { key: name, headers: [名称] }
  - { key: revenue, headers: [营业收入], min: null }
`,
  'stocks.yaml',
);

/** How a sheet that begins with these rows is read; null where no header is found. */
export function planned(rows: readonly (readonly string[])[], layouts: readonly Layout[] = [REPORT]): SheetPlan | null {
  return findHeader(
    rows.map((cells, index) => ({ row: index + 1, cells })),
    layouts,
  );
}

/** How a sheet with these headers in its first row is read. */
export function planOf(headers: readonly string[], layout: Layout = REPORT): SheetPlan {
  return planned([headers], [layout])!;
}
