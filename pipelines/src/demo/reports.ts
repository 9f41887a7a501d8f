import { isQuarterEnd, periodEnd, type Period } from '@tidu/domain';
import { dayAfter, type Horizon } from './calendar.js';
import { drawFault, spoilable } from './faults.js';
import { booksOf } from './figures.js';
import { formOf, STEP, type FormColumn, type ReportRow } from './form.js';
import { type RegionNames } from './lists.js';
import { type Enterprise, regionOn } from './population.js';
import { type DirtyRow, type Posting } from './posting.js';
import { type FormStyle, type PrefectureProfile } from './province.js';
import { randomOf, type Random } from './random.js';
import { cellsOf, reportTable } from './report-table.js';
import { returnsOf, type Return } from './returns.js';
import { type Cell } from './xlsx/cell.js';

/** What the firms of one prefecture file for all periods, before it is laid out in workbooks. */
export interface Filings {
  onTime: Map<Period, ReportRow[]>;
  late: Map<Period, ReportRow[]>;
  /** Right figures that follow wrong ones. */
  corrections: Map<Period, ReportRow[]>;
}

const FAULTY = 0.005;
const FAULTY_PUT_RIGHT = 0.75;
const LATE_DAY = 19;
const CORRECTION_DAY = 26;

/** The style of the workbooks that collect corrections from the whole province. */
const CORRECTION_STYLE: FormStyle = {
  unit: '万元',
  heads: 'flat',
  unitIn: 'line',
  periodColumn: true,
  reportedOnColumn: false,
};

/** Lets every firm fill in its returns. */
export function fileReturns(
  firms: readonly Enterprise[],
  style: FormStyle,
  horizon: Horizon,
  regions: RegionNames,
): Filings {
  const filings: Filings = { onTime: new Map(), late: new Map(), corrections: new Map() };
  for (const firm of firms) {
    const owed = returnsOf(firm, horizon).filter(({ arrival }) => arrival !== 'never');
    if (owed.length === 0) continue;
    const books = booksOf(firm, horizon, STEP[style.unit]);
    for (const entry of owed) {
      const row = rowOf(firm, entry, books, STEP[style.unit], regions);
      put(entry.arrival === 'late' ? filings.late : filings.onTime, entry.period, row(entry.misstated));
      if (entry.misstated !== 1) put(filings.corrections, entry.period, row(1));
    }
  }
  return filings;
}

/** The workbooks of one prefecture: one a period, and one more where returns came late. Faults are put in here. */
export function reportPostings(
  prefecture: PrefectureProfile,
  filings: Filings,
  style: FormStyle,
  horizon: Horizon,
  regions: RegionNames,
): Posting[] {
  const place = regions(prefecture.id);
  const onTime = [...filings.onTime].map(([period, rows]) => {
    const form = formOf(style, isQuarterEnd(period));
    const spoiled = spoil(randomOf(horizon.seed, 'faults', prefecture.id, period), form, rows);
    for (const { at, corrected } of spoiled.dirt) {
      if (corrected) put(filings.corrections, period, spoiled.filedBy[at] as ReportRow);
    }
    const frame = { place, period, style, remark: '' as const, sentOn: dayAfter(period, prefecture.sentOnDay) };
    return {
      ...postingOf(place, period, '', frame.sentOn),
      table: reportTable(form, spoiled.cells, frame),
      dirt: spoiled.dirt,
    };
  });
  const late = [...filings.late].map(([period, rows]) => {
    const form = formOf(style, true);
    const frame = { place, period, style, remark: '补报' as const, sentOn: dayAfter(period, LATE_DAY) };
    const cells = rows.map((row, at) => cellsOf(form, { ...row, reportedOn: frame.sentOn }, at + 1));
    return { ...postingOf(place, period, '-补报', frame.sentOn), table: reportTable(form, cells, frame), dirt: [] };
  });
  return [...onTime, ...late];
}

/** One workbook a quarter with the corrections of the whole province. */
export function correctionPosting(province: string, period: Period, rows: readonly ReportRow[]): Posting {
  const form = formOf(CORRECTION_STYLE, true);
  const sentOn = dayAfter(period, CORRECTION_DAY);
  const frame = { place: province, period, style: CORRECTION_STYLE, remark: '更正' as const, sentOn };
  const cells = rows.map((row, at) => cellsOf(form, row, at + 1));
  return { ...postingOf(province, period, '-更正', sentOn), table: reportTable(form, cells, frame), dirt: [] };
}

function postingOf(
  place: string,
  period: Period,
  ending: string,
  receivedOn: string,
): Pick<Posting, 'path' | 'receivedOn' | 'kind' | 'period'> {
  return { path: `reports/${period}/${place}-${period}-经营报表${ending}`, receivedOn, kind: 'filing', period };
}

function rowOf(
  firm: Enterprise,
  entry: Return,
  books: ReturnType<typeof booksOf>,
  step: number,
  regions: RegionNames,
): (flowScale: number) => ReportRow {
  const [year, month] = [Number(entry.period.slice(0, 4)), Number(entry.period.slice(5, 7))];
  return flowScale => ({
    firm,
    regionName: regions(regionOn(firm, periodEnd(entry.period))),
    period: entry.period,
    reportedOn: dayAfter(entry.period, 4 + (firm.serial % 4)),
    figures: books(year, month, flowScale),
    prior: entry.priorScale === null ? null : books(year - 1, month, entry.priorScale),
    step,
  });
}

interface Spoiled {
  cells: Cell[][];
  dirt: DirtyRow[];
  /** The return behind each row of cells. */
  filedBy: ReportRow[];
}

/** Lays out the rows and spoils a few; months between the quarters stay clean, for they have no corrections workbook. */
function spoil(random: Random, form: readonly FormColumn[], rows: readonly ReportRow[]): Spoiled {
  const keys = form.map(column => column.key);
  const result: Spoiled = { cells: [], dirt: [], filedBy: [] };
  rows.forEach((row, nth) => {
    const clean = cellsOf(form, row, nth + 1);
    const faulty = random.chance(FAULTY) && isQuarterEnd(row.period);
    const fault = faulty ? drawFault(random, keys) : null;
    const corrected =
      fault !== null && (fault.outcome === 'taken' || (fault.outcome === 'refused' && random.chance(FAULTY_PUT_RIGHT)));
    for (const cells of fault ? fault.spoil(spoilable(clean, keys)) : [clean]) {
      if (fault)
        result.dirt.push({
          at: result.cells.length,
          uscc: row.firm.uscc,
          fault: fault.id,
          outcome: fault.outcome,
          corrected,
        });
      result.cells.push(cells);
      result.filedBy.push(row);
    }
  });
  return result;
}

function put<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
