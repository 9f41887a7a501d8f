import { sectionOf } from '@tidu/domain';
import { dateOf, type Horizon } from './calendar.js';
import { type Enterprise, regionOn } from './population.js';
import { type Posting, type RegionNames, type Scene } from './posting.js';
import { PROVINCE } from './province.js';
import { columnOf } from './table.js';
import { type Cell } from './xlsx/cell.js';

/** The register: one list when the platform starts, then each year the firms that came new and those that moved. */
export function registerPostings(firms: readonly Enterprise[], { horizon, regions }: Scene): Posting[] {
  const columns = [
    columnOf('序号', 6, 'whole'),
    columnOf('企业名称', 36),
    columnOf('统一社会信用代码', 22),
    columnOf('所属地区', 18),
    columnOf('行业代码', 10),
    columnOf('成立日期', 12, 'date'),
    columnOf('注册资本（万元）', 14, 'whole'),
    columnOf('所属专班', 10),
    columnOf('服务秘书', 18),
    columnOf('信息日期', 12, 'date'),
  ];
  const posting = (label: string, on: string, asOf: string, listed: readonly Enterprise[]): Posting => ({
    path: `register/企业名录-${label}`,
    receivedOn: on,
    kind: 'register',
    regionId: PROVINCE,
    period: '',
    dirt: [],
    table: { sheetName: '企业名录', columns, rows: listed.map((firm, at) => registerRow(firm, at + 1, asOf, regions)) },
  });
  const start = dateOf(horizon.firstYear, 1, 2);
  const postings = [
    posting(
      `${horizon.firstYear}-全量`,
      start,
      dateOf(horizon.firstYear, 1, 1),
      firms.filter(firm => enteredIn(firm, horizon) < horizon.firstYear),
    ),
  ];
  for (let year = horizon.firstYear; year <= horizon.lastYear; year += 1) {
    postings.push(
      posting(
        `${year}-新增`,
        dateOf(year, 3, 5),
        dateOf(year, 3, 1),
        firms.filter(firm => enteredIn(firm, horizon) === year),
      ),
    );
    postings.push(
      posting(
        `${year}-变更`,
        dateOf(year, 7, 3),
        dateOf(year, 7, 1),
        firms.filter(firm => firm.move?.on === dateOf(year, 7, 1)),
      ),
    );
  }
  return postings.filter(({ table, receivedOn }) => table.rows.length > 0 && receivedOn <= horizon.today);
}

function registerRow(firm: Enterprise, number: number, asOf: string, regions: RegionNames): Cell[] {
  return [
    number,
    firm.name,
    firm.uscc,
    regions(regionOn(firm, asOf)),
    firm.trade.code,
    { date: firm.foundedOn },
    firm.registeredCapitalCny10k,
    teamOf(firm.trade.code),
    `合成秘书${String((firm.serial % 97) + 1).padStart(3, '0')}`,
    { date: asOf },
  ];
}

/** The year a firm is first on any list of the demo; firms known before the first reports count as that. */
function enteredIn(firm: Enterprise, horizon: Horizon): number {
  return Number(firm.titles[0]?.on.slice(0, 4) ?? horizon.firstYear - 1);
}

/** The 专班 of a line of business: the default by section of domain facts §7. */
function teamOf(code: string): string {
  const teams: Record<string, string> = {
    A: '农业',
    C: '工业',
    B: '工业',
    I: '工业',
    M: '工业',
    E: '建筑',
    F: '商贸',
    G: '商贸',
    L: '文旅',
    R: '文旅',
    H: '文旅',
    D: '能源',
  };
  return teams[sectionOf(code) ?? ''] ?? '工业';
}
