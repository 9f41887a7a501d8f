import { isQuarterEnd, monthOf, periodEnd, yearOf, type Period } from '@tidu/domain';
import { dayAfter } from './calendar.js';
import { booksOf, type Books } from './figures.js';
import { formOf, STEP, type ReportRow } from './form.js';
import { type Enterprise, regionOn } from './population.js';
import { type Posting, type Scene } from './posting.js';
import { PROVINCE, type FormStyle, type PrefectureProfile } from './province.js';
import { cellsOf, reportTable, type ReportFrame } from './report-table.js';
import { returnsOf, type Return } from './returns.js';
import { spoil } from './spoil.js';

/** What the firms of one prefecture file for all periods, before it is laid out in workbooks. */
export interface Filings {
  onTime: Map<Period, ReportRow[]>;
  late: Map<Period, ReportRow[]>;
  /** Right figures that follow wrong ones. */
  corrections: Map<Period, ReportRow[]>;
}

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
export function fileReturns(firms: readonly Enterprise[], style: FormStyle, scene: Scene): Filings {
  const step = STEP[style.unit];
  const filings: Filings = { onTime: new Map(), late: new Map(), corrections: new Map() };
  for (const firm of firms) {
    const filed = returnsOf(firm, scene.horizon).filter(({ arrival }) => arrival !== 'never');
    if (filed.length === 0) continue;
    const books = booksOf(firm, scene.horizon, step);
    for (const entry of filed) {
      const truth = { ...rowOf(firm, entry, books, scene), step };
      const first = entry.misstated === 1 ? truth : misstatedRow(truth, entry, books);
      put(entry.arrival === 'late' ? filings.late : filings.onTime, entry.period, first);
      if (first !== truth) put(filings.corrections, entry.period, truth);
    }
  }
  return filings;
}

/** The workbooks of one prefecture: one a period, and one more where returns came late. Faults are put in here. */
export function reportPostings(
  prefecture: PrefectureProfile,
  filings: Filings,
  style: FormStyle,
  scene: Scene,
): Posting[] {
  const place = scene.regions(prefecture.id);
  const onTime = [...filings.onTime].map(([period, rows]) => {
    const form = formOf(style, isQuarterEnd(period));
    const { cells, dirt, corrections } = spoil(scene.horizon.seed, form, rows);
    for (const row of corrections) put(filings.corrections, period, row);
    const frame = { place, period, style, remark: '' as const, sentOn: dayAfter(period, prefecture.sentOnDay) };
    return { ...addressOf(frame), regionId: prefecture.id, table: reportTable(form, cells, frame), dirt };
  });
  const late = [...filings.late].map(([period, rows]) => {
    const form = formOf(style, true);
    const frame = { place, period, style, remark: '补报' as const, sentOn: dayAfter(period, LATE_DAY) };
    const cells = rows.map((row, at) => cellsOf(form, { ...row, reportedOn: frame.sentOn }, at + 1));
    return { ...addressOf(frame), regionId: prefecture.id, table: reportTable(form, cells, frame), dirt: [] };
  });
  return [...onTime, ...late];
}

/** One workbook a quarter with the corrections of the whole province. */
export function correctionPosting(province: string, period: Period, rows: readonly ReportRow[]): Posting {
  const form = formOf(CORRECTION_STYLE, true);
  const sentOn = dayAfter(period, CORRECTION_DAY);
  const frame = { place: province, period, style: CORRECTION_STYLE, remark: '更正' as const, sentOn };
  const cells = rows.map((row, at) => cellsOf(form, row, at + 1));
  return { ...addressOf(frame), regionId: PROVINCE, table: reportTable(form, cells, frame), dirt: [] };
}

function addressOf({ place, period, remark, sentOn }: ReportFrame): Omit<Posting, 'regionId' | 'table' | 'dirt'> {
  const path = `reports/${period}/${place}-${period}-经营报表${remark && `-${remark}`}`;
  return { path, receivedOn: sentOn, kind: 'filing', period };
}

function rowOf(
  firm: Enterprise,
  { period, priorScale }: Return,
  books: Books,
  { regions }: Scene,
): Omit<ReportRow, 'step'> {
  return {
    firm,
    regionName: regions(regionOn(firm, periodEnd(period))),
    period,
    reportedOn: dayAfter(period, 4 + (firm.serial % 4)),
    figures: books(yearOf(period), monthOf(period)),
    prior: priorScale === null ? null : books(yearOf(period) - 1, monthOf(period), priorScale),
    misstated: false,
  };
}

function misstatedRow(truth: ReportRow, { period, misstated }: Return, books: Books): ReportRow {
  return { ...truth, figures: books(yearOf(period), monthOf(period), misstated), misstated: true };
}

function put<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
