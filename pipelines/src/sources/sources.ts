import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readForeignSource, TiduError, type ForeignSource } from '@tidu/domain';

/** A source as declared, and the layout that reads its rows: an id, or the path of a file. */
export interface DeclaredSource {
  source: ForeignSource;
  layout: string;
}

/** What stands in `<home>/sources/`: the sources, and what is wrong with files that are none. */
export interface DeclaredSources {
  sources: DeclaredSource[];
  faults: TiduError[];
}

/** The folder of a home in which a bureau declares its sources; layouts of its own stand beside them. */
const FOLDER = 'sources';

/** Reads every `<home>/sources/*.source.yaml`, in the order of their names. */
export async function declaredSources(home: string): Promise<DeclaredSources> {
  const folder = join(home, FOLDER);
  const names = (await readdir(folder).catch(() => [])).filter(name => name.endsWith('.source.yaml')).sort();
  const found: DeclaredSources = { sources: [], faults: [] };
  for (const name of names) {
    try {
      const source = readForeignSource(await readFile(join(folder, name), 'utf8'), name);
      const isFile = /\.ya?ml$/.test(source.layout);
      found.sources.push({ source, layout: isFile ? join(folder, source.layout) : source.layout });
    } catch (error) {
      if (!(error instanceof TiduError)) throw error;
      found.faults.push(error);
    }
  }
  return found;
}

/**
 * One of them.
 *
 * @throws TiduError source-invalid where its file is wrong, not-found with the ids there are
 */
export async function declaredSource(home: string, id: string): Promise<DeclaredSource> {
  const { sources, faults } = await declaredSources(home);
  const found = sources.find(({ source }) => source.id === id);
  if (found) return found;
  const fault = faults.find(({ facts }) => facts['file'] === `${id}.source.yaml`);
  if (fault) throw fault;
  const known = sources.map(({ source }) => source.id).join('、') || '无';
  throw new TiduError('not-found', { subject: `来源 ${id}（已声明：${known}）` });
}
