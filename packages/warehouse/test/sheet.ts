import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  createAtlas,
  createWorkCalendar,
  findHeader,
  makeUscc,
  readRegions,
  sql,
  type Layout,
  type SheetPlan,
} from '@tidu/domain';
import { accept, type Accepted, type AcceptOptions } from '../src/accept/accept.js';
import type { CellsFile } from '../src/accept/source.js';
import { openDatabase, type Cell } from '../src/database.js';

export const regions = readRegions(readFileSync(new URL('../../reference/data/regions.csv', import.meta.url), 'utf8'));
export const jilin = createAtlas(regions, '220000');

/** The two ways in which the text of a sheet reaches the pass. */
export const FORMS = ['csv', 'cells'] as const;
export type Form = CellsFile['form'];

/** One row of a sheet by the keys of its layout; `marks` is what a reader of workbooks notes beside it. */
export type Row = Record<string, string>;

/** What became of a sheet, with what was written. */
export interface Outcome extends Accepted {
  /** Rows of `lake/<batch>.parquet` and of its issues; empty where nothing was written. */
  lake: Record<string, Cell>[];
  issues: Record<string, Cell>[];
}

interface Wish {
  layout: Layout;
  rows: readonly Row[];
  form?: Form;
  /** Keys whose columns the sheet has; all that any row fills unless told. */
  columns?: readonly string[];
  options?: Partial<Omit<AcceptOptions, 'words'>> & { words?: Partial<AcceptOptions['words']> };
}

const FIRST_ROW = 2;

/** Number in the sheet of the n-th row of data, counted from 0. */
export function rowNumber(index: number): number {
  return FIRST_ROW + index;
}

/** A row that nothing is wrong with. */
export function goodRow(serial: number, changes: Row = {}): Row {
  const own = { uscc: makeUscc(serial), name: `测试企业${serial}有限公司`, region: '长春市', period: '2026-09' };
  return { ...own, revenue: '100', ...changes };
}

/** Accepts rows as a sheet in 吉林省 on 2026-10-20. */
export async function acceptRows({ layout, rows, form = 'cells', columns, options = {} }: Wish): Promise<Outcome> {
  const home = await mkdtemp(path.join(tmpdir(), 'tidu-accept-'));
  try {
    const known = layout.columns.flatMap(({ key, prior }) => (prior ? [key, `${key}Prior`] : [key]));
    const keys = columns ?? known.filter(key => rows.some(row => key in row));
    const plan = planOf(layout, keys);
    const cells = await writeCells(home, plan, keys, rows, form);
    const { words, ...others } = options;
    const batchId = `b${randomUUID()}`;
    const accepted = await accept({
      home,
      workFolder: home,
      batchId,
      sheet: '',
      plan,
      cells,
      filePeriod: null,
      wantsRows: true,
      snapshotFile: null,
      workdays: createWorkCalendar([]),
      writes: true,
      ...others,
      words: { atlas: jilin, scopeId: '220000', today: '2026-10-20', dates1904: false, ...words },
    });
    const lake = path.join(home, 'lake', batchId);
    const issues = await readParquet(`${lake}.issues.parquet`, 'row');
    return { ...accepted, lake: await readParquet(`${lake}.parquet`, 'row_no'), issues };
  } finally {
    await rm(home, { recursive: true });
  }
}

function planOf(layout: Layout, keys: readonly string[]): SheetPlan {
  const headers = keys.map(key => {
    const own = layout.columns.find(column => column.key === key)?.headers[0];
    return own ?? `${layout.columns.find(column => `${column.key}Prior` === key)!.headers[0]}上年同期`;
  });
  return findHeader([{ row: 1, cells: headers }], [layout])!;
}

async function writeCells(
  folder: string,
  plan: SheetPlan,
  keys: readonly string[],
  rows: readonly Row[],
  form: Form,
): Promise<CellsFile> {
  const file = path.join(folder, 'cells.csv');
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = rows.map((row, index) => {
    const cells = keys.map(key => quoted(row[key] ?? ''));
    return (form === 'cells' ? [rowNumber(index), row.marks ?? '', ...cells] : cells).join(',');
  });
  const header = form === 'csv' ? [keys.join(',')] : [];
  await writeFile(file, [...header, ...lines, ''].join('\n'));
  const skip = header.length;
  return {
    path: file,
    form,
    delimiter: ',',
    width: plan.width,
    skip,
    firstRow: FIRST_ROW,
    rows: rows.length,
    lineEnd: 'lf',
    lineBreaks: true,
  };
}

async function readParquet(file: string, order: string): Promise<Record<string, Cell>[]> {
  if (!existsSync(file)) return [];
  const database = await openDatabase();
  try {
    return await database.rows(sql`SELECT * FROM read_parquet(${file}) ORDER BY ${sql.identifier(order)}`);
  } finally {
    database.close();
  }
}
