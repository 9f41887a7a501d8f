import { seenOnly } from '../vocabulary/index.js';
import { priorKey } from './fields.js';
import { headerReader, headerWords, unitOnly, type HeaderMeaning } from './headers.js';
import { targetOf, type Layout } from './layout.js';
import type { HeadRow, IgnoredRow, PlannedColumn, SheetPlan } from './plan.js';
import { readingOf } from './targets.js';
import { contradicts, unitOfSheet } from './units.js';

/** Rows searched for a header. */
export const HEADER_SEARCH_ROWS = 30;
/** Fewer known headers than this are a coincidence. */
const FEWEST_KNOWN = 2;

interface Candidate {
  layout: Layout;
  /** Position in the head of the last header row. */
  at: number;
  /** Rows the header takes, 1 or 2. */
  depth: number;
  meanings: HeaderMeaning[];
  texts: string[];
  known: number;
  complete: boolean;
}

/**
 * The layout whose headers stand in the first rows of a sheet, and how each column maps; null when none does.
 *
 * The layout with the most known headers wins; between equals, one whose required columns are all there, then the one
 * that is used more fully. A header may take two rows (营业收入 over 本期 | 上年同期).
 */
export function findHeader(head: readonly HeadRow[], layouts: readonly Layout[]): SheetPlan | null {
  const rows = head.slice(0, HEADER_SEARCH_ROWS);
  let best: Candidate | null = null;
  for (const layout of layouts) {
    const read = headerReader(layout);
    rows.forEach((_, at) => {
      for (const depth of [1, 2]) {
        const candidate = at >= depth - 1 ? candidateAt(rows, at, depth, layout, read) : null;
        if (candidate && isBetter(candidate, best)) best = candidate;
      }
    });
  }
  return best && planOf(best, head);
}

/** The headers no table of these layouts can do without, as told to a sender: 统一社会信用代码、企业名称、营业收入（经营报表）；… */
export function requiredHeaders(layouts: readonly Layout[]): string {
  return layouts
    .map(({ name, columns }) => {
      const headers = columns.filter(({ required }) => required).map(column => column.headers[0]);
      return `${headers.join('、')}（${name.zh}）`;
    })
    .join('；');
}

/** The layout recognised from one row of headers, or null. */
export function recogniseLayout(headers: readonly string[], layouts: readonly Layout[]): Layout | null {
  return findHeader([{ row: 1, cells: headers }], layouts)?.layout ?? null;
}

function candidateAt(
  rows: readonly HeadRow[],
  at: number,
  depth: number,
  layout: Layout,
  read: (parent: string, child: string) => HeaderMeaning,
): Candidate | null {
  const children = rows[at]!.cells;
  const parents = depth === 2 ? spread(rows[at - 1]!.cells, children) : [];
  const width = Math.max(children.length, parents.length);
  const texts = Array.from({ length: width }, (_, index) =>
    [parents[index], children[index]].filter(Boolean).join(' / '),
  );
  const meanings = texts.map((_, index) => read(parents[index] ?? '', children[index] ?? ''));
  givePriorToTheLeft(meanings, children, layout);
  // The year before is an addition: it stands neither for the figure nor for its column.
  const found = new Set(
    meanings.flatMap(meaning => (meaning.is === 'column' && !meaning.prior ? [meaning.column] : [])),
  );
  const identified = [...found].some(column => ['enterpriseId', 'name'].includes(targetOf(column)));
  const known = new Set(meanings.flatMap(meaning => (meaning.is === 'column' ? [keyOf(meaning)] : []))).size;
  if (!identified || known < FEWEST_KNOWN) return null;
  const complete = layout.columns.every(column => !column.required || found.has(column));
  return { layout, at, depth, meanings, texts, known, complete };
}

/** A merged cell keeps its text at its left end; the cells it covers take it over where something stands below them. */
function spread(parents: readonly string[], children: readonly string[]): string[] {
  let last = '';
  return Array.from({ length: Math.max(parents.length, children.length) }, (_, index) => {
    const own = parents[index]?.trim() ?? '';
    if (own) last = own;
    return own || (children[index]?.trim() ? last : '');
  });
}

/** A lone 上年同期 beside 营业收入 means its neighbour to the left. */
function givePriorToTheLeft(meanings: HeaderMeaning[], children: readonly string[], layout: Layout): void {
  const words = new Set(layout.priorWords.map(word => headerWords(word).name));
  meanings.forEach((meaning, index) => {
    const left = meanings[index - 1];
    if (meaning.is !== 'unknown' || left?.is !== 'column' || left.prior || !left.column.prior) return;
    const { name, unit } = headerWords(children[index] ?? '');
    if (words.has(name)) meanings[index] = { ...left, prior: true, unit: unit ?? left.unit };
  });
}

function isBetter(candidate: Candidate, best: Candidate | null): boolean {
  if (!best) return true;
  if (candidate.known !== best.known) return candidate.known > best.known;
  if (candidate.complete !== best.complete) return candidate.complete;
  if (candidate.layout !== best.layout)
    return candidate.known / candidate.layout.columns.length > best.known / best.layout.columns.length;
  return false; // the same layout, as much known: the earlier and flatter header stands
}

function planOf({ layout, at, depth, meanings, texts }: Candidate, head: readonly HeadRow[]): SheetPlan {
  const { units, ignored } = rowsBelow(head, at);
  const titles = head.slice(0, at + 1 - depth).flatMap(row => row.cells.filter(text => text.trim() !== ''));
  const sheetUnit = unitOfSheet(titles);
  const columns: PlannedColumn[] = [];
  const duplicate: string[] = [];
  const conflicts: string[] = [];
  meanings.forEach((meaning, index) => {
    if (meaning.is !== 'column') return;
    const { column, prior } = meaning;
    const target = prior ? priorKey(targetOf(column)) : targetOf(column);
    const header = texts[index] ?? '';
    if (columns.some(other => other.target === target)) return void duplicate.push(header);
    const reading = readingOf(layout.kind, target)!;
    const said = [meaning.unit, units?.get(index) ?? null, reading === 'money' ? sheetUnit : null].filter(
      unit => unit !== null,
    );
    if (said.some(unit => contradicts(unit, said[0]!, reading))) conflicts.push(`${header}：${said.join('、')}`);
    const unit = said[0] ?? column.unit ?? (reading === 'money' ? layout.unit : null);
    columns.push({ index, key: keyOf(meaning), target, reading, header, unit, entry: layout.columns.indexOf(column) });
  });
  const missing = layout.columns
    .filter(column => column.required && !columns.some(({ target }) => target === targetOf(column)))
    .map(column => column.headers[0]!);
  const unknown = texts.filter((text, index) => meanings[index]!.is === 'unknown' && text.trim() !== '');
  const headerRow = head[at]!.row;
  return {
    layout,
    headerRow,
    columns,
    unknown,
    duplicate,
    missing,
    titles,
    firstRow: (ignored.at(-1)?.row ?? headerRow) + 1,
    width: texts.length,
    unitConflicts: conflicts,
    ignored,
  };
}

/** The rows under a header that are no data: units, and the numbers of the columns (甲 乙 1 2 3). */
function rowsBelow(head: readonly HeadRow[], at: number): { units: Map<number, string> | null; ignored: IgnoredRow[] } {
  let units: Map<number, string> | null = null;
  const ignored: IgnoredRow[] = [];
  for (const below of head.slice(at + 1, at + 3)) {
    const found = unitsRow(below);
    if (found) units = found;
    else if (!isColumnNumbers(below)) break;
    ignored.push({ row: below.row, why: found ? 'UNITS_ROW' : 'COLUMN_NUMBERS_ROW' });
  }
  return { units, ignored };
}

/** 甲 乙 1 2 3, or 1 2 3 4 from the first cell on; a number may say how it is computed (3=1+2). */
function isColumnNumbers({ cells }: HeadRow): boolean {
  const filled = cells.map(text => seenOnly(text).replace(/^\((.*)\)$/, '$1')).filter(text => text !== '');
  const numbers = filled.map(text => text.replace(/=[\d+\-×÷*/().%]+$/, ''));
  if (filled.length <= 2) return false;
  return /^[甲乙丙丁]$/.test(numbers[0]!)
    ? numbers.every(text => /^(?:[甲乙丙丁戊己]|\d{1,3})$/.test(text))
    : numbers.every((text, index) => text === String(index + 1));
}

/** The units in a row that holds nothing else, dashes and the word 单位 apart; null where it holds anything else. */
function unitsRow({ cells }: HeadRow): Map<number, string> | null {
  const units = new Map<number, string>();
  for (const [index, text] of cells.entries()) {
    if (/^(?:[-—–/]*|(?:计量)?单位:?)$/.test(seenOnly(text))) continue;
    const unit = unitOnly(text);
    if (unit === null) return null;
    units.set(index, unit);
  }
  return units.size > 0 ? units : null;
}

function keyOf({ column, prior }: { column: Layout['columns'][number]; prior: boolean }): string {
  return prior ? priorKey(column.key) : column.key;
}
