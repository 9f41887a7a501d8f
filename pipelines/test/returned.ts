import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import type { Layout } from '@tidu/domain';
import { readRows } from '../src/read/sheet-rows.js';
import { WorkbookArchive } from '../src/read/workbook-archive.js';
import { readWorkbookParts } from '../src/read/workbook-parts.js';
import { giveBack, type GivenBack } from '../src/return/give-back.js';
import type { ToldIssue } from '../src/return/told-issue.js';
import { SHORT } from './take.js';

/** An issue of a cell, the words made up where a test does not mind them. */
export function issue(row: number, field: string | null, more: Partial<ToldIssue> = {}): ToldIssue {
  const words = { what: '“约一百”不是数字', found: '约一百', expected: null, advice: '请填阿拉伯数字' };
  return { row, field, fieldName: field ?? '', severity: 'refused', ...words, ...more };
}

/** A file as it is given back with these issues. */
export async function returned(
  content: Buffer | string,
  issues: readonly ToldIssue[],
  layout: Layout | null = SHORT,
): Promise<{ form: GivenBack['form']; bytes: Buffer }> {
  const folder = await mkdtemp(join(tmpdir(), 'tidu-return-'));
  try {
    const [path, told] = [join(folder, 'file'), join(folder, 'issues.jsonl')];
    await writeFile(path, content);
    await writeFile(told, issues.map(each => `${JSON.stringify(each)}\n`).join(''));
    const { file, form } = await giveBack({ path, folder, layout, issues: told, title: 'b00000001 九月.xlsx' });
    return { form, bytes: await readFile(file) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Every part of a workbook as text. */
export async function partsOf(bytes: Buffer): Promise<Record<string, string>> {
  return inArchive(bytes, async archive => {
    const parts: Record<string, string> = {};
    for (const name of archive.names) parts[name] = (await buffer(Readable.from(archive.read(name)))).toString('utf8');
    return parts;
  });
}

/** The cells of each sheet as our reader sees them: number of the row, texts, marks. */
export async function cellsOfSheets(
  bytes: Buffer,
): Promise<Record<string, [row: number, cells: string[], marks: string][]>> {
  return inArchive(bytes, async archive => {
    const parts = await readWorkbookParts(archive);
    const sheets: Record<string, [number, string[], string][]> = {};
    for (const sheet of parts.sheets) {
      const rows: [number, string[], string][] = [];
      await readRows(archive, parts, sheet, ({ row, cells, marks }) =>
        rows.push([row, Array.from(cells, text => text ?? ''), marks.toString()]),
      );
      sheets[sheet.name] = rows;
    }
    return sheets;
  });
}

async function inArchive<T>(bytes: Buffer, work: (archive: WorkbookArchive) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'tidu-parts-'));
  try {
    await writeFile(join(folder, 'file'), bytes);
    const archive = await WorkbookArchive.open(join(folder, 'file'));
    try {
      return await work(archive);
    } finally {
      archive.close();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}
