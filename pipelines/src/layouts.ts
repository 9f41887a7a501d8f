import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readLayout, TiduError, type Layout } from '@tidu/domain';

const FOLDER = fileURLToPath(new URL('../layouts', import.meta.url));

/** A layout a sender named, and what tells its versions apart where it came as a file. */
export interface NamedLayout {
  layout: Layout;
  /** Of the file's text; null for a built-in one. */
  sha256: string | null;
}

/** The layouts that ship with the product, by id. Those under `examples/` are not recognised by themselves. */
export async function builtInLayouts(): Promise<Layout[]> {
  const names = (await readdir(FOLDER)).filter(name => name.endsWith('.yaml')).sort();
  return Promise.all(names.map(async name => readLayout(await readFile(join(FOLDER, name), 'utf8'), name)));
}

/** Layouts of other systems' rows and exports, under `feeds/`: used where they are named, never recognised by themselves. */
export async function feedLayouts(): Promise<Layout[]> {
  const folder = join(FOLDER, 'feeds');
  const names = (await readdir(folder)).filter(name => name.endsWith('.yaml')).sort();
  return Promise.all(names.map(async name => readLayout(await readFile(join(folder, name), 'utf8'), name)));
}

/**
 * The layout a sender names: the id of a built-in one, or a YAML file.
 *
 * @param path the same name as a path, resolved by the caller
 * @throws TiduError `not-found` with the ids there are, `layout-invalid` with the lines that are wrong
 */
export async function namedLayout(name: string, path: string): Promise<NamedLayout> {
  const builtIn = [...(await builtInLayouts()), ...(await feedLayouts())];
  const known = builtIn.find(({ id }) => id === name);
  if (known) return { layout: known, sha256: null };
  if (!/\.ya?ml$/i.test(name)) {
    throw new TiduError('not-found', { subject: `版式 ${name}（内置：${builtIn.map(({ id }) => id).join('、')}）` });
  }
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new TiduError('file-unreadable', { file: name, reason: error.code ?? String(error) });
  });
  return { layout: readLayout(text, name), sha256: createHash('sha256').update(text).digest('hex') };
}
