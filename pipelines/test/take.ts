import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createAtlas,
  createWorkCalendar,
  readLayout,
  readRegions,
  type FileErrorCode,
  type Layout,
} from '@tidu/domain';
import { regionsFile } from '@tidu/reference';
import { accept, type Accepted } from '@tidu/warehouse';
import { readFile } from '../src/read/read-file.js';
import { FileRefused, type SheetRead } from '../src/read/index.js';

const jilin = createAtlas(readRegions(readFileSync(regionsFile, 'utf8')), '220000');

/** A short return: code, name, period, money in 万元, persons, a share. Any text is a code, so that tests can be read. */
export const SHORT: Layout = readLayout(
  `
id: short
kind: filing
name: { zh: 短表, en: Short }
form: short
idScheme: own
period: { from: [column, parameter, title], earliest: '2010-01' }
columns:
  - { key: code, to: enterpriseId, headers: [代码], required: true }
  - { key: name, headers: [企业名称] }
  - { key: period, headers: [报告期] }
  - { key: revenue, headers: [营业收入], prior: true }
  - { key: totalProfit, headers: [利润总额], prior: true }
  - { key: employees, headers: [从业人员] }
  - { key: growth, to: printedGrowth, headers: [同比] }
ignore: [序号, 备注]
`,
  'short',
);

/** A file as it was read and checked: the plan and how its bytes were taken, or why it was turned away. */
export interface Taken extends Partial<Accepted> {
  refused: FileErrorCode | null;
  found: string | null;
  read?: SheetRead;
}

/** Reads a file by a layout and checks its cells, as `ingest` does, without a ledger. */
export async function take(content: Buffer | string, layout: Layout | Layout[] = SHORT): Promise<Taken> {
  const home = await mkdtemp(join(tmpdir(), 'tidu-read-'));
  const path = join(home, 'file');
  await writeFile(path, content);
  try {
    const read = await readFile(path, home, [layout].flat());
    const accepted = await accept({
      home,
      workFolder: home,
      batchId: 'b00000001',
      sheet: read.sheet,
      plan: read.plan,
      cells: read.cells,
      words: { atlas: jilin, scopeId: '220000', today: '2026-10-20', dates1904: read.dates1904 },
      filePeriod: '2026-09',
      wantsRows: true,
      snapshotFile: null,
      workdays: createWorkCalendar([]),
      writes: false,
    });
    return { refused: accepted.reason, found: accepted.facts.found, read, ...accepted };
  } catch (error) {
    if (error instanceof FileRefused) return { refused: error.code, found: error.found };
    throw error;
  } finally {
    await rm(home, { recursive: true });
  }
}

/** The rows taken, without the keys nobody asks for. */
export function rowsOf({ rows = [], refused }: Taken, ...keys: string[]): unknown[] {
  if (refused !== null) throw new Error(`refused: ${refused}`);
  return rows.map(row => keys.map(key => row[key]));
}

/** What is said of rows: number, field and code of each mark. */
export function marksOf({ quarantine = [], warn = [] }: Taken): unknown[] {
  return [...quarantine, ...warn].map(({ row, field, code }) => [row, field, code]);
}
