import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import exceljs, { type CellValue, type Row, type Worksheet } from 'exceljs';

// Reads the workbooks of the demo as a clerk would, by a library the product does not use: nothing here comes from it.

/** What one enterprise filed in one row of a report; money in 万元, null where the cell is empty. */
export interface FiledRow {
  uscc: string;
  name: string;
  period: string;
  revenue: number | null;
  revenuePrior: number | null;
  /** Row of the sheet, as a spreadsheet counts. */
  row: number;
}

/** One line of a list of titles. */
export interface ListedTitle {
  uscc: string;
  tier: string;
  isCancelled: boolean;
  /** The day of the list, `YYYY-MM-DD`. */
  on: string;
}

/** One line of a list of the register. */
export interface RegisteredRow {
  uscc: string;
  name: string;
  secretary: string;
}

/** Files of the demo in the order in which they arrived. */
export async function arrivals(demo: string): Promise<{ path: string; kind: string; period: string }[]> {
  return (await csv(join(demo, 'manifest.csv'))).map(([path, , kind, period]) => ({
    path: path!,
    kind: kind!,
    period: period!,
  }));
}

/** `path:row` of the rows that must not count, because something is wrong with them. */
export async function refusedRows(demo: string): Promise<Set<string>> {
  const rows = await csv(join(demo, 'dirty-rows.csv'));
  return new Set(rows.filter(([, , , , outcome]) => outcome === 'refused').map(([path, row]) => `${path}:${row}`));
}

/** The rows of one 经营报表 that may count. */
export async function filedRows(demo: string, path: string, refused: ReadonlySet<string>): Promise<FiledRow[]> {
  const sheet = await firstSheet(join(demo, path));
  const head = rowWith(sheet, '统一社会信用代码');
  const heads = columnHeads(sheet, head);
  const column = (wanted: string): number => heads.findIndex(text => text.replace(/（.*?）/, '') === wanted);
  const scale = unitScale(sheet, head, heads[column('营业收入')] ?? '');
  const titled = /（(\d{4})年1—(\d+)月）/.exec(textOf(sheet.getCell(1, 1).value))!;
  const period = `${titled[1]}-${titled[2]!.padStart(2, '0')}`;
  return rowsBelow(sheet, head)
    .filter(row => !refused.has(`${path}:${row.number}`))
    .map(row => ({ row, uscc: textOf(row.getCell(column('统一社会信用代码')).value) }))
    .filter(({ uscc }) => /^[0-9A-Z]{18}$/.test(uscc))
    .map(({ row, uscc }) => ({
      uscc,
      name: textOf(row.getCell(column('企业名称')).value),
      period: column('报告期') < 0 ? period : textOf(row.getCell(column('报告期')).value),
      revenue: money(row.getCell(column('营业收入')).value, scale),
      revenuePrior: money(row.getCell(column('营业收入上年同期')).value, scale),
      row: row.number,
    }));
}

/** The lines of one 认定名单. */
export async function listedTitles(demo: string, path: string): Promise<ListedTitle[]> {
  const sheet = await firstSheet(join(demo, path));
  const head = rowWith(sheet, '统一社会信用代码');
  const heads = columnHeads(sheet, head);
  const text = (row: Row, wanted: string): string => textOf(row.getCell(heads.indexOf(wanted)).value);
  return rowsBelow(sheet, head).map(row => ({
    uscc: text(row, '统一社会信用代码'),
    tier: text(row, '认定级别'),
    isCancelled: text(row, '认定事项') === '取消',
    on: text(row, '认定日期'),
  }));
}

/** The lines of one 企业名录. */
export async function registeredRows(demo: string, path: string): Promise<RegisteredRow[]> {
  const sheet = await firstSheet(join(demo, path));
  const head = rowWith(sheet, '统一社会信用代码');
  const heads = columnHeads(sheet, head);
  const text = (row: Row, wanted: string): string => textOf(row.getCell(heads.indexOf(wanted)).value);
  return rowsBelow(sheet, head).map(row => ({
    uscc: text(row, '统一社会信用代码'),
    name: text(row, '企业名称'),
    secretary: text(row, '服务秘书'),
  }));
}

async function csv(file: string): Promise<string[][]> {
  const lines = (await readFile(file, 'utf8')).replace('\uFEFF', '').split(/\r?\n/);
  return lines
    .slice(1)
    .filter(line => line !== '')
    .map(line => line.split(','));
}

async function firstSheet(file: string): Promise<Worksheet> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(file);
  return workbook.worksheets[0]!;
}

function rowWith(sheet: Worksheet, head: string): number {
  for (let number = 1; number <= sheet.rowCount; number += 1) {
    if (Array.isArray(sheet.getRow(number).values) && cellTexts(sheet.getRow(number)).includes(head)) return number;
  }
  throw new Error(`${sheet.name} has no column ${head}`);
}

/** The head of each column, by its number; 本期 and 上年同期 of a second row are written into it. */
function columnHeads(sheet: Worksheet, head: number): string[] {
  const heads = cellTexts(sheet.getRow(head));
  const below = cellTexts(sheet.getRow(head + 1));
  if (!below.includes('上年同期')) return heads;
  return heads.map((text, at) => (below[at] === '上年同期' ? `${text}上年同期` : text));
}

/** How many 万元 one unit of the sheet is; the unit stands in the head or above it. */
function unitScale(sheet: Worksheet, head: number, revenueHead: string): number {
  const above = Array.from({ length: head - 1 }, (_, at) => cellTexts(sheet.getRow(at + 1)).join(' ')).join(' ');
  const unit = /（(万元|千元|元)）/.exec(revenueHead)?.[1] ?? /单位：(万元|千元|元)/.exec(above)?.[1];
  const scale = { 万元: 1, 千元: 0.1, 元: 0.0001 }[unit ?? ''];
  if (scale === undefined) throw new Error(`${sheet.name} names no unit`);
  return scale;
}

const rowsBelow = (sheet: Worksheet, head: number): Row[] => sheet.getRows(head + 1, sheet.rowCount - head) ?? [];

/** Texts of a row by column number, from 1 as exceljs counts. */
function cellTexts(row: Row): string[] {
  const texts: string[] = [''];
  for (let at = 1; at <= row.cellCount; at += 1) texts.push(textOf(row.getCell(at).value));
  return texts;
}

function money(value: CellValue, scale: number): number | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'number') throw new Error(`${textOf(value)} is no amount`);
  return value * scale;
}

function textOf(value: CellValue): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
