import { join } from 'node:path';
import type { WorkbookArchive } from '../read/workbook-archive.js';
import { writeZip, type EntrySource } from '../write/zip-file.js';

/** The parts of a workbook on its way back: those that were changed or added; all others go through as they are. */
export class PartFiles {
  private readonly changed = new Map<string, EntrySource>();

  constructor(private readonly folder: string) {}

  set(name: string, text: string): void {
    this.changed.set(name, text);
  }

  /** A file to write a part to, piece by piece. */
  fileOf(name: string): string {
    const file = join(this.folder, `part-${this.changed.size}.xml`);
    this.changed.set(name, { file });
    return file;
  }

  /** Writes the workbook: the parts of the archive in their order, then the new ones. */
  async write(archive: WorkbookArchive, path: string): Promise<void> {
    const { changed } = this;
    const source = (name: string): EntrySource => changed.get(name) ?? (name.endsWith('/') ? null : archive.read(name));
    const added = [...changed].filter(([name]) => !archive.has(name));
    await writeZip(path, [...archive.names.map(name => [name, source(name)] as const), ...added]);
  }
}
