import { dateOf } from './calendar.js';
import { listDay, RUNGS, type Rung, type TitleEvent } from './ladder.js';
import { type Enterprise, regionOn } from './population.js';
import { type Posting, type RegionNames, type Scene } from './posting.js';
import { PROVINCE } from './province.js';
import { columnOf } from './table.js';
import { type Cell } from './xlsx/cell.js';

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

/** One title list a rung and year. Lists of the years before the platform all arrive when it starts. */
export function titlePostings(firms: readonly Enterprise[], { horizon, regions }: Scene): Posting[] {
  const columns = [
    columnOf('序号', 6, 'whole'),
    columnOf('企业名称', 36),
    columnOf('统一社会信用代码', 22),
    columnOf('所属地区', 18),
    columnOf('认定级别', 28),
    columnOf('认定事项', 10),
    columnOf('认定批次', 14),
    columnOf('文号', 20),
    columnOf('认定日期', 12, 'date'),
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
        regionId: PROVINCE,
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
