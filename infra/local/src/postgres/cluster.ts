import { spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Account } from './account.js';

/** What `postmaster.pid` and the process table say about the server of a data folder. */
export type ServerState = { kind: 'running'; pid: number; port: number } | { kind: 'busy' } | { kind: 'none' };

/** How long a new pid file may be empty. */
const HALF_WRITTEN_MS = 10_000;

/**
 * Makes the data folder unless it exists. It is made aside and renamed, so that a start that was killed half way, or a
 * second start at the same moment, leaves a whole one.
 */
export async function ensureCluster(
  data: string,
  options: { folder: string; account: Account; password: string; sync: boolean },
): Promise<void> {
  if (existsSync(join(data, 'PG_VERSION'))) return;
  removeAbandoned(data);
  const aside = `${data}.new-${process.pid}`;
  const passwordFile = `${aside}.password`;
  const { prefix, ids } = options.account;
  mkdirSync(aside, { mode: 0o700 });
  writeFileSync(passwordFile, options.password, { mode: 0o600 });
  if (ids.uid !== undefined && ids.gid !== undefined) {
    for (const path of [aside, passwordFile]) chownSync(path, ids.uid, ids.gid);
  }
  const [command = '', ...words] = [
    ...prefix,
    join(options.folder, 'initdb'),
    ...[
      '-D',
      aside,
      '-U',
      'postgres',
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C',
    ],
    ...(options.sync ? [] : ['--no-sync']),
  ];
  try {
    await finished(spawn(command, words, { cwd: '/', stdio: ['ignore', 'ignore', 'pipe'], ...ids }));
    renameSync(aside, data);
  } catch (error) {
    if (!existsSync(join(data, 'PG_VERSION'))) throw error; // otherwise another start was quicker, and its folder serves
  } finally {
    for (const path of [aside, passwordFile]) rmSync(path, { recursive: true, force: true });
  }
}

/**
 * Whether a server runs on the data folder. A pid file left by a crash, by a zombie or by a process that took over the
 * number counts as none; where PostgreSQL itself would refuse to start on it, it is removed.
 */
export function serverState(data: string): ServerState {
  const pidFile = join(data, 'postmaster.pid');
  let text: string;
  try {
    text = readFileSync(pidFile, 'utf8');
    // a server makes the file first and writes into it then
    if (text === '' && Date.now() - statSync(pidFile).mtimeMs < HALF_WRITTEN_MS) return { kind: 'busy' };
  } catch {
    return { kind: 'none' };
  }
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!isServerOf(pid, data)) {
    // the file of a process that is gone is PostgreSQL's own to remove: it may be writing a new one just now
    if (text === '' || isAlive(pid)) rmSync(pidFile, { force: true });
    return { kind: 'none' };
  }
  return lines[7]?.trim() === 'ready' ? { kind: 'running', pid, port: Number(lines[3]) } : { kind: 'busy' };
}

/** The port of the last start, so that who lost the connection finds the server again; null before the first. */
export function lastPort(data: string): number | null {
  const options = join(data, 'postmaster.opts');
  const port = existsSync(options) ? /"-p" "(\d+)"/.exec(readFileSync(options, 'utf8'))?.[1] : undefined;
  return port === undefined ? null : Number(port);
}

function isServerOf(pid: number, data: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  if (existsSync('/proc/self/stat')) {
    try {
      // a zombie has an empty command line
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(data);
    } catch {
      return false;
    }
  }
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.includes(data);
}

function removeAbandoned(data: string): void {
  const folder = dirname(data);
  for (const name of readdirSync(folder)) {
    const pid = new RegExp(`^${basename(data)}\\.new-(\\d+)`).exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function finished(child: ReturnType<typeof spawn>): Promise<void> {
  let said = '';
  child.stderr?.on('data', (text: Buffer) => (said += text.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => (code === 0 ? resolve() : reject(new Error(`initdb: ${said.trim()}`))));
  });
}
