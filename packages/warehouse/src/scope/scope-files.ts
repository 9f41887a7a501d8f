import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { QUERY_FUNCTIONS, QUERY_TABLES } from '@tidu/domain';
import { exists } from '../build/seal.js';
import type { WorkerFile } from '../sandbox/index.js';
import { buildScopeFile, type ScopeSources } from './build-scope-file.js';
import type { Extent } from './extent.js';

/** Which state of the data a file is of: a snapshot, and the warnings of one evaluation of it. */
export interface ScopeState {
  snapshotId: string;
  /** Changes with every evaluation; `0` before the first. */
  evaluation: string;
}

/** Names a query may use in a scope file. */
const NAMES: Omit<WorkerFile, 'file'> = {
  tables: QUERY_TABLES.map(({ name }) => name),
  tableFunctions: QUERY_FUNCTIONS.filter(({ givesRows }) => givesRows).map(({ name }) => name),
  functions: QUERY_FUNCTIONS.filter(({ givesRows }) => !givesRows).map(({ name }) => name),
};

/** States whose files are kept: the one being read, and one for who is still reading the one before. */
const KEPT = 2;

/** The scope files of an installation, under `<home>/scopes/<state>/`. */
export class ScopeFiles {
  private readonly building = new Map<string, Promise<void>>();

  /** @param home absolute, TIDU_HOME */
  constructor(private readonly home: string) {}

  /**
   * The file of a scope, built now where nobody has built it yet; two who ask at once wait for one build.
   *
   * @param sources asked only when it must be built
   */
  async open(state: ScopeState, extent: Extent, sources: () => Promise<ScopeSources>): Promise<WorkerFile> {
    const file = path.join(this.home, 'scopes', folderOf(state), nameOf(extent));
    if (!(await exists(file))) {
      const running = this.building.get(file) ?? sources().then(read => buildScopeFile(extent, read, file));
      this.building.set(file, running);
      await running.finally(() => this.building.delete(file));
    }
    return { file, ...NAMES };
  }

  /** Removes the files of older states. A worker that has one open reads on. */
  async sweep(current: ScopeState): Promise<void> {
    const folder = path.join(this.home, 'scopes');
    const states = (await readdir(folder).catch(() => [])).sort();
    const older = states.filter(name => name < folderOf(current));
    for (const name of older.slice(0, Math.max(0, older.length - KEPT + 1))) {
      await rm(path.join(folder, name), { recursive: true, force: true });
    }
  }
}

const WIDTH = 10;

/** Sorts as the states follow each other. */
const folderOf = ({ snapshotId, evaluation }: ScopeState): string => `${snapshotId}-${evaluation.padStart(WIDTH, '0')}`;

const nameOf = ({ regionId, withPersons, withheld }: Extent): string => {
  const without = withheld.length === 0 ? '' : `-without-${withheld.join('-')}`;
  return `${encodeURIComponent(regionId)}${withPersons ? '-persons' : ''}${without}.duckdb`;
};
