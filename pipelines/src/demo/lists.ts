import { sectionOf } from '@tidu/domain';
import { dateOf, type Horizon } from './calendar.js';
import { listDay, RUNGS, type Rung, type TitleEvent } from './ladder.js';
import { type Enterprise, regionOn } from './population.js';
import { type Posting } from './posting.js';
import { type Column } from './table.js';
import { type Cell } from './xlsx/cell.js';
import { type Look } from './xlsx/style.js';

/** Name of a region as bureaus write it. */
export type RegionNames = (id: string) => string;

const RUNG_NAMES: Record<Rung, string> = {
  seed: '优质种子',
  municipal: '市级',
  provincial: '省级',
  national: '国家级',
};
const RUNG_WORDS: Record<Rung, string> = {
  seed: '优质种子企业',
  municipal: '市级专精特新中小企业',
  provincial: '省级专精特新中小企业',
  national: '国家级专精特新“小巨人”企业',
};
const ACTION_WORDS: Record<TitleEvent['action'], string> = { grant: '新认定', renew: '复核通过', cancel: '取消' };

const column = (head: string, width: number, look: Look = 'text'): Column => ({ heads: [head], width, look });

/** The register: one list when the platform starts, then each year the firms that came new and those that moved. */
export function registerPostings(firms: readonly Enterprise[], horizon: Horizon, regions: RegionNames): Posting[] {
  const columns = [
    column('序号', 6, 'whole'),
    column('企业名称', 36),
    column('统一社会信用代码', 22),
    column('所属地区', 18),
    column('行业代码', 10),
    column('成立日期', 12, 'date'),
    column('注册资本（万元）', 14, 'whole'),
    column('所属专班', 10),
    column('服务秘书', 18),
    column('信息日期', 12, 'date'),
  ];
  const posting = (label: string, on: string, asOf: string, listed: readonly Enterprise[]): Posting => ({
    path: `register/企业名录-${label}`,
    receivedOn: on,
    kind: 'register',
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

/** One title list a rung and year. Lists of the years before the platform all arrive when it starts. */
export function titlePostings(firms: readonly Enterprise[], horizon: Horizon, regions: RegionNames): Posting[] {
  const columns = [
    column('序号', 6, 'whole'),
    column('企业名称', 36),
    column('统一社会信用代码', 22),
    column('所属地区', 18),
    column('认定级别', 28),
    column('认定事项', 10),
    column('认定批次', 14),
    column('文号', 20),
    column('认定日期', 12, 'date'),
  ];
  const postings: Posting[] = [];
  for (let year = horizon.firstYear - 3; year <= horizon.lastYear; year += 1) {
    for (const rung of RUNGS) {
      const on = listDay(rung, year);
      const rows = firms.flatMap(firm =>
        firm.titles.filter(event => event.rung === rung && event.on === on).map(event => ({ firm, event })),
      );
      if (rows.length === 0) continue;
      postings.push({
        path: `titles/认定名单-${RUNG_NAMES[rung]}-${year}`,
        kind: 'title',
        period: '',
        dirt: [],
        receivedOn:
          year < horizon.firstYear ? dateOf(horizon.firstYear, 1, 3) : `${on.slice(0, 8)}${Number(on.slice(8)) + 2}`,
        table: {
          sheetName: '认定名单',
          columns,
          rows: rows.map(({ firm, event }, at) => titleRow(firm, event, at + 1, regions)),
        },
      });
    }
  }
  return postings;
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

function titleRow(firm: Enterprise, event: TitleEvent, number: number, regions: RegionNames): Cell[] {
  const year = event.on.slice(0, 4);
  return [
    number,
    firm.name,
    firm.uscc,
    regions(regionOn(firm, event.on)),
    RUNG_WORDS[event.rung],
    ACTION_WORDS[event.action],
    `${year}年批次`,
    `合成〔${year}〕${RUNGS.indexOf(event.rung) + 1}号`,
    { date: event.on },
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
