import { join } from 'node:path';
import { arrivals, filedRows, refusedRows, registeredRows, type FiledRow, type RegisteredRow } from './workbooks.js';

/** Every enterprise the lists of the register name, as the last of them has it, by credit code. */
export async function registered(home: string): Promise<Map<string, RegisteredRow>> {
  const demo = join(home, 'demo');
  const lists = (await arrivals(demo)).filter(({ kind }) => kind === 'register');
  const rows = (await Promise.all(lists.map(({ path }) => registeredRows(demo, path)))).flat();
  return new Map(rows.map(row => [row.uscc, row]));
}

/** Every row an enterprise filed that may count, by credit code, in the order of arrival. */
export async function allFiled(home: string): Promise<Map<string, FiledRow[]>> {
  const demo = join(home, 'demo');
  const refused = await refusedRows(demo);
  const filed = new Map<string, FiledRow[]>();
  for (const { path } of (await arrivals(demo)).filter(({ kind }) => kind === 'filing')) {
    for (const row of await filedRows(demo, path, refused)) filed.set(row.uscc, [...(filed.get(row.uscc) ?? []), row]);
  }
  return filed;
}

/** The row an enterprise filed last for the newest period it filed. */
export const newest = (rows: FiledRow[]): FiledRow =>
  rows.reduce((latest, row) => (row.period >= latest.period ? row : latest));
