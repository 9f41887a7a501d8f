import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TiduError } from '@tidu/domain';
import { dirtCsv, manifestCsv, type DemoDirt, type DemoFile } from './manifest.js';
import { type Posting } from './posting.js';
import { type DemoFormat, writeTable } from './table.js';

/** What was made: the files in the order in which they are to be loaded, and the rows spoiled on purpose. */
export interface Demo {
  files: DemoFile[];
  dirt: DemoDirt[];
}

const MANIFEST = 'manifest.csv';
const DIRT = 'dirty-rows.csv';
const FOLDERS = ['register', 'titles', 'reports'];

/** The folder the demo is written to, and the list of what is in it. */
export class Outbox {
  private readonly files = new Map<string, DemoFile>();
  private readonly dirt: DemoDirt[] = [];

  private constructor(
    private readonly folder: string,
    private readonly format: DemoFormat,
  ) {}

  /**
   * Empties a folder of an earlier demo and opens it.
   *
   * @throws TiduError `invalid-input` when the folder holds anything else
   */
  static async open(folder: string, format: DemoFormat): Promise<Outbox> {
    await mkdir(folder, { recursive: true });
    const present = await readdir(folder);
    if (present.length > 0 && !present.includes(MANIFEST)) {
      throw new TiduError('invalid-input', { issues: `文件夹 ${folder} 里已有别的内容，请换一个空文件夹` });
    }
    for (const name of [...FOLDERS, MANIFEST, DIRT]) await rm(join(folder, name), { recursive: true, force: true });
    return new Outbox(folder, format);
  }

  /** Writes a posting; rows of a csv posted before under the same path are added below it. */
  async send({ path: name, receivedOn, kind, regionId, period, table, dirt }: Posting): Promise<void> {
    const path = `${name}.${this.format}`;
    const before = this.files.get(path);
    const firstRow = await writeTable(join(this.folder, path), table, {
      madeOn: receivedOn,
      rowsBefore: before?.rows ?? 0,
    });
    this.files.set(path, {
      path,
      receivedOn,
      kind,
      regionId,
      period,
      rows: (before?.rows ?? 0) + table.rows.length,
      dirty: (before?.dirty ?? 0) + dirt.length,
      refused: (before?.refused ?? 0) + dirt.filter(({ outcome }) => outcome === 'refused').length,
    });
    for (const { at, ...row } of dirt) this.dirt.push({ path, row: firstRow + at, ...row });
  }

  /** Writes the manifest and the list of spoiled rows, and says what there is. */
  async close(): Promise<Demo> {
    const files = [...this.files.values()].sort(
      (a, b) => order(a.receivedOn, b.receivedOn) || order(a.kind, b.kind) || order(a.path, b.path),
    );
    const dirt = this.dirt.sort((a, b) => order(a.path, b.path) || a.row - b.row);
    await writeFile(join(this.folder, MANIFEST), manifestCsv(files));
    await writeFile(join(this.folder, DIRT), dirtCsv(dirt));
    return { files, dirt };
  }
}

/** By code units: a locale would make the order depend on the machine. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
