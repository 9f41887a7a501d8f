import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folders of the workspace, as pnpm-workspace.yaml lists them, for example 'packages/domain'. */
export function rooms(workingCopy) {
  const workspace = readFileSync(join(workingCopy, 'pnpm-workspace.yaml'), 'utf8');
  const [, list = ''] = /^packages:\n((?: +- .*\n)+)/m.exec(workspace) ?? [];
  const patterns = list
    .split('\n')
    .map(line => line.replace(/^ +- /, '').replaceAll(/['"]/g, '').trim())
    .filter(pattern => pattern !== '');
  return patterns
    .flatMap(pattern => (pattern.endsWith('/*') ? below(workingCopy, pattern.slice(0, -2)) : [pattern]))
    .filter(folder => existsSync(join(workingCopy, folder, 'package.json')))
    .sort();
}

function below(workingCopy, folder) {
  const path = join(workingCopy, folder);
  return existsSync(path) ? readdirSync(path).map(name => `${folder}/${name}`) : [];
}

/** What the installed packages depend on: the lockfile, every package.json, and the machine's kind. */
export function installStamp(workingCopy) {
  const manifests = rooms(workingCopy).map(room => `${room}/package.json`);
  const machine = `${process.platform}-${process.arch}`;
  return digest(workingCopy, ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...manifests], machine);
}

/** What the built files depend on: all sources of every room, and what is installed. */
export function buildStamp(workingCopy) {
  const sources = rooms(workingCopy).flatMap(room => filesBelow(workingCopy, room));
  return digest(workingCopy, ['tsconfig.base.json', 'turbo.json', ...sources], installStamp(workingCopy));
}

// `data` is read at run time, tests are run from their sources: neither is built
const NOT_BUILT = new Set(['node_modules', 'dist', '.turbo', '.cache', 'data', 'e2e', 'test-results', 'coverage']);
const TEST = /\.(test|spec)\.ts$/;

function filesBelow(workingCopy, folder) {
  const entries = readdirSync(join(workingCopy, folder), { withFileTypes: true });
  return entries
    .filter(entry => !NOT_BUILT.has(entry.name) && !TEST.test(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return filesBelow(workingCopy, path);
      return entry.isFile() ? [path] : [];
    });
}

function digest(workingCopy, files, seed) {
  const hash = createHash('sha256').update(seed);
  for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(join(workingCopy, file)));
  return hash.digest('hex');
}
