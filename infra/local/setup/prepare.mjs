import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareEnvironment } from './environment.mjs';
import { withFileLock } from './file-lock.mjs';
import { run } from './run-tool.mjs';
import { buildStamp, installStamp, rooms } from './stamps.mjs';

/**
 * Installs and builds what is missing, through the pnpm that package.json names, and nothing when nothing is: a second
 * start needs neither a package manager nor a network. All that the tools say goes to stderr.
 */
export async function prepare(workingCopy) {
  prepareEnvironment(workingCopy);
  if (isInstalled(workingCopy) && isBuilt(workingCopy)) return;
  await withFileLock(join(workingCopy, '.cache/prepare.lock'), async () => {
    if (!isInstalled(workingCopy)) await install(workingCopy);
    if (!isBuilt(workingCopy)) await build(workingCopy);
  });
}

async function install(workingCopy) {
  console.error('正在安装依赖（首次约需一分钟）… Installing dependencies …');
  const stamp = installStamp(workingCopy);
  await pnpm(workingCopy, ['install', '--frozen-lockfile', '--prefer-offline', '--reporter=append-only']);
  keep(workingCopy, 'installed', stamp);
}

async function build(workingCopy) {
  console.error('正在构建… Building …');
  const stamp = buildStamp(workingCopy); // taken before: a file that changes meanwhile is built next time
  await pnpm(workingCopy, ['exec', 'turbo', 'run', 'build', '--output-logs=errors-only']);
  keep(workingCopy, 'built', stamp);
}

/** Runs pnpm, the version package.json names. */
export async function pnpm(workingCopy, words) {
  const { packageManager } = JSON.parse(readFileSync(join(workingCopy, 'package.json'), 'utf8'));
  await run('npx', ['--yes', packageManager, ...words], workingCopy);
}

function isInstalled(workingCopy) {
  const folders = ['.', ...rooms(workingCopy).filter(hasDependencies)];
  return (
    folders.every(folder => existsSync(join(workingCopy, folder, 'node_modules'))) &&
    kept(workingCopy, 'installed') === installStamp(workingCopy)
  );

  function hasDependencies(room) {
    const manifest = JSON.parse(readFileSync(join(workingCopy, room, 'package.json'), 'utf8'));
    return Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).length > 0;
  }
}

function isBuilt(workingCopy) {
  return rooms(workingCopy).every(hasOutput) && kept(workingCopy, 'built') === buildStamp(workingCopy);

  function hasOutput(room) {
    const manifest = JSON.parse(readFileSync(join(workingCopy, room, 'package.json'), 'utf8'));
    const output = join(workingCopy, room, 'dist');
    return manifest.scripts?.build === undefined || (existsSync(output) && readdirSync(output).length > 0);
  }
}

// Inside node_modules: whoever removes that removes the belief that it is complete.
function stampFile(workingCopy, name) {
  return join(workingCopy, 'node_modules/.tidu', name);
}

function kept(workingCopy, name) {
  const file = stampFile(workingCopy, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

function keep(workingCopy, name, stamp) {
  mkdirSync(join(workingCopy, 'node_modules/.tidu'), { recursive: true });
  writeFileSync(stampFile(workingCopy, name), stamp);
}
