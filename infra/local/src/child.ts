import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { WORKING_COPY } from './working-copy.js';

const PRELOAD = fileURLToPath(new URL('./die-with-launcher.js', import.meta.url));
const PATIENCE_MS = 10_000;

/** What a child is started with. */
export interface ChildOptions {
  args?: string[];
  env: NodeJS.ProcessEnv;
  /** Its own process group: Ctrl-C then reaches the launcher only, which stops its children in order. */
  detached?: boolean;
  stdin?: 'ignore' | 'inherit';
}

/** Starts one of our programs as a child that dies with this process. */
export function startChild(
  program: string,
  { args = [], env, detached = false, stdin = 'ignore' }: ChildOptions,
): ChildProcess {
  return spawn(process.execPath, ['--import', PRELOAD, program, ...args], {
    cwd: WORKING_COPY,
    env: { ...process.env, ...env },
    stdio: [stdin, 'inherit', 'inherit', 'ipc'],
    detached,
  });
}

/** Resolves with the exit code, or 128 and the signal's number as a shell would say. */
export function ended(child: ChildProcess): Promise<number> {
  return new Promise(resolve => {
    if (child.exitCode !== null) return resolve(child.exitCode);
    child.once('error', () => resolve(1));
    child.once('exit', (code, signal) =>
      resolve(code ?? 128 + (signal === 'SIGINT' ? 2 : signal === 'SIGKILL' ? 9 : 15)),
    );
  });
}

/** Asks a child to stop, and ends it when it has not after ten seconds. */
export async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const impatience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  child.kill('SIGTERM');
  await ended(child);
  clearTimeout(impatience);
}
