import { join } from 'node:path';
import exceljs from 'exceljs';
import { latest } from './recomputed.js';
import { arrivals, filedRows, refusedRows, type FiledRow } from './workbooks.js';

/** One row of a workbook as a clerk types it; an amount in 万元, or whatever was written in its place. */
export interface TypedRow extends Pick<FiledRow, 'uscc' | 'name' | 'period'> {
  /** 所属地区; left out, the register knows it. */
  region?: string;
  revenue: number | string;
  revenuePrior: number | null;
}

/** A file as the browser hands it over. */
export interface SentFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** What stands above the first row of data. */
export const ROWS_ABOVE = 2;
const HEADS = ['统一社会信用代码', '企业名称', '所属地区', '报告期', '营业收入（万元）', '营业收入上年同期（万元）'];
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A 经营报表 of a few columns: what it does not carry stays as it was filed. */
export async function workbook(name: string, rows: TypedRow[]): Promise<SentFile> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('经营报表');
  sheet.addRow(['专精特新企业经营情况表']);
  sheet.addRow(HEADS);
  for (const { uscc, name: firm, region, period, revenue, revenuePrior } of rows) {
    sheet.addRow([uscc, firm, region, period, revenue, revenuePrior]);
  }
  return { name, mimeType: XLSX, buffer: Buffer.from(await book.xlsx.writeBuffer()) };
}

/** What enterprises have filed for a period, the last version of each, by credit code: rows a clerk may correct. */
export async function filed(home: string, period: string): Promise<FiledRow[]> {
  const rows = [...(await latest(join(home, 'demo'), period)).values()];
  return rows.filter(({ revenue }) => revenue !== null).toSorted((a, b) => a.uscc.localeCompare(b.uscc));
}

/** What one office has sent in for a period, as its first workbook lists it. */
export async function filedBy(home: string, period: string, office: string): Promise<FiledRow[]> {
  const demo = join(home, 'demo');
  const sent = (await arrivals(demo)).find(({ path }) => path.includes(`${office}-${period}-经营报表`));
  if (sent === undefined) throw new Error(`${office} has sent nothing for ${period}`);
  return filedRows(demo, sent.path, await refusedRows(demo));
}

/** A row as it was filed. */
export const again = ({ uscc, name, period, revenue, revenuePrior }: FiledRow): TypedRow => ({
  uscc,
  name,
  period,
  revenue: revenue!,
  revenuePrior,
});
