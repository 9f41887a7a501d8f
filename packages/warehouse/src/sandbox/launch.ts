import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, closeSync, constants, openSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A program cannot be started from source, so the tests run the built one, too. */
const WORKER = fileURLToPath(new URL('../../dist/sandbox/worker.js', import.meta.url));

/** `nobody`: owns nothing. */
const NOBODY = 65_534;
/** Bytes of data a worker may hold; DuckDB's own limit is none (design: 23 of 142 hostile queries passed it). */
export const MOST_MEMORY_BYTES = 1024 ** 3;
/** Seconds of processor time in a worker's whole life; it is replaced long before. */
const MOST_CPU_S = 1800;
const HEAP_MB = 192;

/** How a worker is kept apart from everything else on the machine. */
export interface Isolation {
  /** `other-user`: another account; `namespace`: our account without its rights; `own-user`: ours, without new rights; `none`. */
  user: 'other-user' | 'namespace' | 'own-user' | 'none';
  /** What limits memory and processor time. */
  limits: 'prlimit' | 'shell' | 'none';
}

/** What a worker may read. */
export interface WorkerFile {
  /** Absolute. */
  file: string;
  tables: readonly string[];
  /** Macros of the file that give rows, and those that give a value. */
  tableFunctions: readonly string[];
  functions: readonly string[];
}

/** Every way to start a worker on this machine, the safest first. Whether it works is seen by trying. */
export function isolations(): Isolation[] {
  const limits = limiter();
  const isRoot = process.getuid?.() === 0;
  const users: Isolation['user'][] = isRoot ? ['other-user', 'namespace', 'none'] : ['own-user', 'none'];
  const known = users.filter(user => user === 'none' || user === 'other-user' || onPath(TOOLS[user]) !== null);
  return [
    ...known.map(user => ({ user, limits })),
    ...(limits === 'none' ? [] : [{ user: 'none', limits: 'none' } as const]),
  ];
}

/** Starts a worker on a file: no environment, no descriptor but its pipes and the file, which it gets opened read-only. */
export function launchWorker({ file, ...names }: WorkerFile, isolation: Isolation): ChildProcess {
  const node = [process.execPath, `--max-old-space-size=${HEAP_MB}`, WORKER, file, JSON.stringify(names)];
  const [command, ...words] = [...limit(isolation.limits), ...asUser(isolation.user), ...node];
  const descriptor = openSync(file, 'r');
  try {
    const child = spawn(command!, words, {
      cwd: '/',
      env: {},
      stdio: ['pipe', 'pipe', 'pipe', descriptor],
      // Where `setpriv` is missing, Node itself changes the user, and leaves every right behind by that.
      ...(isolation.user === 'other-user' && onPath('setpriv') === null && { uid: NOBODY, gid: NOBODY }),
    });
    // A write to a process that has just died is told by its exit.
    child.stdin!.on('error', () => {});
    return child;
  } finally {
    closeSync(descriptor);
  }
}

const TOOLS = { 'other-user': 'setpriv', namespace: 'unshare', 'own-user': 'setpriv', none: '' };

function asUser(user: Isolation['user']): string[] {
  const setpriv = onPath('setpriv');
  switch (user) {
    case 'other-user':
      if (setpriv === null) return [];
      return [
        setpriv,
        `--reuid=${NOBODY}`,
        `--regid=${NOBODY}`,
        '--clear-groups',
        '--no-new-privs',
        '--inh-caps=-all',
        '--',
      ];
    case 'namespace':
      return [onPath('unshare')!, '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--'];
    case 'own-user':
      return [setpriv!, '--no-new-privs', '--inh-caps=-all', '--'];
    case 'none':
      return [];
  }
}

function limit(limits: Isolation['limits']): string[] {
  if (limits === 'none') return [];
  if (limits === 'prlimit') {
    return [onPath('prlimit')!, `--data=${MOST_MEMORY_BYTES}`, `--cpu=${MOST_CPU_S}`, '--core=0', '--'];
  }
  const script = `ulimit -c 0; ulimit -d ${MOST_MEMORY_BYTES / 1024}; ulimit -t ${MOST_CPU_S}; exec "$@"`;
  return ['/bin/sh', '-c', script, 'sh'];
}

function limiter(): Isolation['limits'] {
  if (onPath('prlimit') !== null) return 'prlimit';
  return isExecutable('/bin/sh') ? 'shell' : 'none';
}

function onPath(name: string): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(folder => folder !== '');
  return folders.map(folder => join(folder, name)).find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
