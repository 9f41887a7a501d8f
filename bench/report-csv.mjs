import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { makeUscc } from '../packages/domain/dist/index.js';

const { encode } = createRequire(new URL('../pipelines/package.json', import.meta.url))('iconv-lite');

const MONEY =
  '营业收入 营业收入上年同期 主营业务收入 营业成本 销售费用 管理费用 研发费用 利润总额 净利润 资产总计 流动资产 应收账款 存货 产成品 负债合计 所有者权益 销售产值 出口交货值'.split(
    ' ',
  );

/** The columns of the made-up report, with the type a bare reader gives each. */
export const TYPES = [
  ['统一社会信用代码', 'VARCHAR'],
  ['企业名称', 'VARCHAR'],
  ['所属地区', 'VARCHAR'],
  ['报告期', 'VARCHAR'],
  ...MONEY.map(name => [name, 'DECIMAL(18,4)']),
  ['期末从业人员', 'BIGINT'],
  ['研究开发人员', 'BIGINT'],
  ['用电量', 'DECIMAL(18,4)'],
];

const REGIONS = ['南关区', '宽城区', '朝阳区', '昌邑区', '龙潭区', '铁西区', '220104', '延吉市'];
/** One row in this many has something wrong in it, each time something else. */
const FAULTY_EVERY = 200;
const FAULTS = [
  cells => (cells[4] = '约500'),
  cells => (cells[0] = cells[0].slice(0, 17) + (cells[0].endsWith('1') ? '2' : '1')),
  cells => (cells[2] = '亚特兰蒂斯'),
  cells => (cells[1] = ''),
  cells => (cells[16] = '-5'),
  cells => (cells[13] = '0'),
  cells => (cells[3] = '2099-12'),
  cells => (cells[22] = '1.5'),
  cells => (cells[4] = '"1,234,567.5"'),
];

/** Writes a report of so many enterprises; the same bytes each time. */
export async function writeReport(file, rows, encoding) {
  const out = createWriteStream(file);
  const write = async text => {
    if (!out.write(encoding === 'utf8' ? text : encode(text, encoding))) await once(out, 'drain');
  };
  await write(`${TYPES.map(([name]) => name).join(',')}\n`);
  for (let from = 0; from < rows; from += 10_000) {
    const lines = Array.from({ length: Math.min(10_000, rows - from) }, (_, at) => lineOf(from + at));
    await write(`${lines.join('\n')}\n`);
  }
  out.end();
  await once(out, 'close');
}

function lineOf(serial) {
  const revenue = ((serial * 7919) % 900_000) / 10 + 1000;
  const money = share => (revenue * share).toFixed(2);
  const assets = Math.round(revenue * 150) / 100;
  const liabilities = Math.round(assets * 40) / 100;
  const cells = [
    makeUscc(serial),
    `测试第${serial}号科技有限公司`,
    REGIONS[serial % REGIONS.length],
    '2026-09',
    ...[1, 0.93, 0.9, 0.7, 0.05, 0.06, 0.04, 0.1, 0.08].map(money),
    assets.toFixed(2),
    money(0.8),
    money(0.3),
    money(0.2),
    money(0.1),
    liabilities.toFixed(2),
    (assets - liabilities).toFixed(2),
    money(0.95),
    money(0.1),
    String(20 + (serial % 400)),
    String(serial % 20),
    money(0.01),
  ];
  if (serial % FAULTY_EVERY === 0) FAULTS[(serial / FAULTY_EVERY) % FAULTS.length](cells);
  return cells.join(',');
}
