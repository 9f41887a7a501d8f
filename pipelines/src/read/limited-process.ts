import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const WORKING_COPY = fileURLToPath(new URL('../../..', import.meta.url));
/** Of the modules alone: the reader's own program and what it imports. */
const PROGRAM = ['package.json', 'packages/*', 'pipelines/*', 'node_modules/*'].map(path => join(WORKING_COPY, path));
const MOST_MEMORY_BYTES = 1024 ** 3;
const MOST_HEAP_MB = 384;

/** Where a limited process may read and write besides its own program. */
export interface Fence {
  readable: readonly string[];
  writable: readonly string[];
}

/**
 * Starts a program of ours that touches strangers' bytes: it sees only the given folders, starts no process and no native
 * code (Node's permission model), knows no secret of the environment, and cannot take more than 1 GiB of memory where the
 * machine has `prlimit`. It talks by messages only and ends with us.
 *
 * @param program the compiled file
 */
export function startLimited(program: string, { readable, writable }: Fence): ChildProcess {
  const node = [
    process.execPath,
    `--max-old-space-size=${MOST_HEAP_MB}`,
    ...permissions([...PROGRAM, ...readable, ...writable], writable),
    '--disable-warning=ExperimentalWarning',
    program,
  ];
  const limiter = onPath('prlimit');
  const [command, ...words] =
    limiter === null ? node : [limiter, `--data=${MOST_MEMORY_BYTES}`, '--core=0', '--', ...node];
  return spawn(command!, words, { env: {}, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
}

function permissions(readable: readonly string[], writable: readonly string[]): string[] {
  const isNamedPlainly = process.allowedNodeEnvironmentFlags.has('--permission');
  return [
    isNamedPlainly ? '--permission' : '--experimental-permission',
    ...readable.map(path => `--allow-fs-read=${path}`),
    ...writable.map(path => `--allow-fs-write=${path}`),
  ];
}

function onPath(name: string): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return join(folder, name);
    } catch {
      continue;
    }
  }
  return null;
}
