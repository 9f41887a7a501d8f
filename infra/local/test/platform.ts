import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../src/free-port.js';

export const RUN = fileURLToPath(new URL('../run.mjs', import.meta.url));

/** One `npm start`, as a process of its own. */
export interface Started {
  child: ChildProcess;
  port: number;
  /** Everything it has said so far. */
  said(): string;
  /** Resolves with the exit code, or the signal. */
  ended: Promise<number | NodeJS.Signals | null>;
}

/** A home of its own for one test. */
export function makeHome(): { home: string; remove(): void } {
  const home = mkdtempSync(join(tmpdir(), 'tidu-start-'));
  return { home, remove: () => rmSync(home, { recursive: true, force: true }) };
}

/** Starts the platform as `npm start` does, without a demo, and waits until one can sign in. */
export async function startPlatform(
  home: string,
  { port, prefix = [] }: { port?: number; prefix?: string[] } = {},
): Promise<Started> {
  const own = port ?? (await freePort());
  const [command = '', ...words] = [...prefix, process.execPath, RUN, 'start'];
  const { NODE_OPTIONS: _, ...env } = process.env;
  const child = spawn(command, words, {
    env: {
      ...env,
      TIDU_HOME: home,
      PORT: String(own),
      HOST: '127.0.0.1',
      TIDU_DEMO: '0',
      DATABASE_URL: '',
      CI: 'true',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const ended = new Promise<number | NodeJS.Signals | null>(resolve =>
    child.once('exit', (code, signal) => resolve(code ?? signal)),
  );
  await new Promise<void>((resolve, reject) => {
    const hear = (piece: Buffer) => {
      text += piece.toString();
      if (text.includes('Tidu is ready at')) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then(code => reject(new Error(`the launcher ended with ${code}: ${text}`)));
  });
  return { child, port: own, said: () => text, ended };
}

/** Processes whose command line or environment names the home: what would be left behind. */
export function processesOf(home: string): string[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(pid => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
        const isOfHome = command.includes(home) || environment.includes(`TIDU_HOME=${home}\0`);
        return command !== '' && isOfHome ? [`${pid} ${command}`] : [];
      } catch {
        return []; // it has ended meanwhile
      }
    });
}

/** Resolves when nothing of the home runs any more; a process that stays makes the test time out with its name. */
export async function untilGone(home: string): Promise<void> {
  while (processesOf(home).length > 0) await new Promise(resolve => setTimeout(resolve, 50));
}

/** Words before a command that give it an empty network with a loopback, or null where the machine does not allow it. */
export function withoutNetwork(): string[] | null {
  const prefix = [
    'unshare',
    ...(process.getuid?.() === 0 ? [] : ['-r']),
    '-n',
    'sh',
    '-c',
    'ip link set lo up && exec "$@"',
    'sh',
  ];
  const [command = '', ...words] = prefix;
  return spawnSync(command, [...words, 'true']).status === 0 ? prefix : null;
}
