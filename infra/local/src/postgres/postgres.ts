import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { secret } from '../secret.js';
import { chooseAccount, dieWithParent, reachableBinaries, reachableFolder } from './account.js';
import { freePort } from '../free-port.js';
import { findBinaries } from './binaries.js';
import { ensureCluster, lastPort, serverState } from './cluster.js';

/** A running PostgreSQL. `stop` ends it if this process started it, and leaves an adopted one alone. */
export interface PostgresServer {
  url: string;
  adopted: boolean;
  isRunning(): boolean;
  stop(): Promise<void>;
}

const PATIENCE_MS = 60_000;
const POLL_MS = 25;
/** A test's server may lose everything in a power cut. */
const CARELESS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/**
 * Starts the PostgreSQL of a home folder, or adopts the one that already runs on it.
 *
 * @param options.home      TIDU_HOME; data go to `postgres/<major>`, the password to `secrets/postgres`
 * @param options.ephemeral for tests: fast, not crash-safe
 * @throws Error with the server's last words when it does not come up
 */
export async function startPostgres({
  home,
  ephemeral = false,
}: {
  home: string;
  ephemeral?: boolean;
}): Promise<PostgresServer> {
  const account = chooseAccount();
  const binaries = reachableBinaries(findBinaries(), account);
  const clusters = reachableFolder(join(resolve(home), 'postgres'), account);
  const data = join(clusters, String(binaries.major));
  const log = `${data}.log`;
  const password = secret(home, 'postgres');
  await ensureCluster(data, { folder: binaries.folder, account, password, sync: !ephemeral });

  const url = (port: number) => `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  const isRunning = () => serverState(data).kind !== 'none';
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const state = serverState(data);
    if (state.kind === 'running') return { url: url(state.port), adopted: true, isRunning, stop: async () => {} };
    if (state.kind === 'busy') {
      await sleep(POLL_MS);
      continue;
    }
    const port = await freePort(lastPort(data));
    const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'timezone=UTC', 'log_timezone=UTC'];
    const flags = [...settings, ...(ephemeral ? CARELESS : [])].flatMap(setting => ['-c', setting]);
    const [command = '', ...words] = [
      ...account.prefix,
      ...dieWithParent(),
      join(binaries.folder, 'postgres'),
      ...['-D', data, '-p', String(port), ...flags],
    ];
    const output = openSync(log, 'w', 0o600);
    // its own process group: Ctrl-C in the terminal must reach the launcher only, which stops the server last
    const child = spawn(command, words, {
      cwd: '/',
      stdio: ['ignore', output, output],
      detached: true,
      ...account.ids,
    });
    closeSync(output);
    if (await isReady(child, data, deadline))
      return { url: url(port), adopted: false, isRunning, stop: () => stop(child) };
    const said = readFileSync(log, 'utf8').trim();
    // another start at the same moment took the data folder or the port: look again
    if (!/already exists|still in use|Address already in use/.test(said))
      throw new Error(`PostgreSQL: ${said.slice(-2000)}`);
    await sleep(8 * POLL_MS);
  }
  throw new Error(`PostgreSQL did not start within ${PATIENCE_MS / 1000} s; see ${log}`);
}

async function isReady(child: ChildProcess, data: string, deadline: number): Promise<boolean> {
  let ended = false;
  child.once('error', () => (ended = true));
  child.once('exit', () => (ended = true));
  while (!ended && Date.now() < deadline) {
    const state = serverState(data);
    if (state.kind === 'running' && state.pid === child.pid) return true;
    await sleep(POLL_MS);
  }
  child.kill('SIGINT');
  return false;
}

/** Fast shutdown; immediate if that takes longer than ten seconds. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>(resolve => {
    const impatience = setTimeout(() => child.kill('SIGQUIT'), 10_000);
    child.once('exit', () => {
      clearTimeout(impatience);
      resolve();
    });
    child.kill('SIGINT');
  });
}
