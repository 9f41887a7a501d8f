import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Enterprises of the demo: few enough to load in about a minute, enough for every prefecture and for a refused row. */
const ENTERPRISES = '200';
const LONGEST_START_MS = 600_000;
const LONGEST_STOP_MS = 30_000;
const workingCopy = resolve(import.meta.dirname, '../../..');

/**
 * Starts the product as its README says, in a home of its own, and waits for the demo. What the tests need to know stands
 * in the environment: the address, the home, the administrator's first password.
 *
 * @returns what stops it again
 */
export default async function startProduct(): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), 'tidu-e2e-'));
  const product = spawn(process.execPath, ['infra/local/run.mjs', 'start'], {
    cwd: workingCopy,
    env: {
      ...process.env,
      TIDU_HOME: home,
      TIDU_DEMO: ENTERPRISES,
      HOST: '127.0.0.1',
      PORT: String(await freePort()),
      CI: 'true',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => stopProduct(product, home);
  try {
    const { address, password } = await firstWords(product);
    process.env['TIDU_E2E_ADDRESS'] = address;
    process.env['TIDU_E2E_PASSWORD'] = password;
    process.env['TIDU_E2E_HOME'] = home;
    await demoIsLoaded(product, address, password);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

/** The address and the password the product prints once it can be signed in to. */
async function firstWords(product: ChildProcess): Promise<{ address: string; password: string }> {
  let said = '';
  return new Promise((tell, fail) => {
    const hear = (words: Buffer): void => {
      said += words.toString();
      const address = /ready at (http:\/\/[\w.:]+)/.exec(said)?.[1];
      const password = /初始密码 (\S+?)（/.exec(said)?.[1];
      if (address !== undefined && password !== undefined) tell({ address, password });
    };
    product.stdout?.on('data', hear);
    product.stderr?.on('data', hear);
    product.once('close', code => fail(new Error(`The product ended with ${code} before it was ready:\n${said}`)));
  });
}

async function demoIsLoaded(product: ChildProcess, address: string, password: string): Promise<void> {
  const opened = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'admin', password }),
  });
  const cookie = opened.headers
    .getSetCookie()
    .map(each => each.split(';')[0])
    .join('; ');
  const until = Date.now() + LONGEST_START_MS;
  while (Date.now() < until && product.exitCode === null) {
    const answer = await fetch(`${address}/api/status`, { headers: { cookie } });
    const { snapshot, loading } = (await answer.json()) as { snapshot: unknown; loading: { state: string } | null };
    if (loading?.state === 'failed') throw new Error('The demo could not be loaded.');
    if (snapshot !== null && loading === null) return;
    await pause(500);
  }
  throw new Error(`The demo was not loaded within ${LONGEST_START_MS / 1000} s.`);
}

async function stopProduct(product: ChildProcess, home: string): Promise<void> {
  if (product.exitCode === null) {
    const ended = once(product, 'close');
    product.kill('SIGTERM');
    const late = setTimeout(() => product.kill('SIGKILL'), LONGEST_STOP_MS);
    await ended;
    clearTimeout(late);
  }
  await rm(home, { recursive: true, force: true });
}

/** A free port below those the system hands out by itself: the build takes minutes, in which one of these might go. */
async function freePort(): Promise<number> {
  const [lowest, width] = [20_000, 10_000];
  const server = createServer().listen(lowest + Math.floor(Math.random() * width), '127.0.0.1');
  const isFree = await once(server, 'listening').then(
    () => true,
    () => false,
  );
  if (!isFree) return freePort();
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
