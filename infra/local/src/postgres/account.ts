import { spawnSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { majorVersion, type PostgresBinaries } from './binaries.js';

/** Who runs PostgreSQL: words to put before the command, and the account to change to (neither for an ordinary user). */
export interface Account {
  prefix: string[];
  ids: { uid?: number; gid?: number };
}

/** A user namespace with one id, so that root's files stay root's and no account is made on the machine. */
const NAMESPACE = ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--'];

/** PostgreSQL refuses to run as root, and as a user id without a name; this finds whom it may run as. */
export function chooseAccount(): Account {
  const needsOther = process.getuid?.() === 0 || !hasName();
  if (!needsOther) return { prefix: [], ids: {} };
  if (works(NAMESPACE)) return { prefix: NAMESPACE, ids: {} };
  const ids = idsOf('postgres') ?? idsOf('nobody');
  return { prefix: [], ids: process.getuid?.() === 0 && ids ? ids : {} };
}

/** Ends PostgreSQL when its launcher dies, even by kill -9. Linux only; elsewhere the next start adopts the orphan. */
export function dieWithParent(): string[] {
  const words = ['setpriv', '--pdeathsig', 'INT', '--'];
  return process.platform === 'linux' && works(words) ? words : [];
}

/** The binaries where the account can run them: copied to a readable place when the checkout is closed to it. */
export function reachableBinaries(binaries: PostgresBinaries, { ids }: Account): PostgresBinaries {
  if (ids.uid === undefined || majorVersion(binaries.folder, ids) !== null) return binaries;
  const copy = `/var/tmp/tidu-postgres-${binaries.major}`;
  if (!existsSync(copy)) cpSync(dirname(binaries.folder), copy, { recursive: true, verbatimSymlinks: true });
  return { ...binaries, folder: join(copy, 'bin') };
}

/** A folder for clusters which the account can enter and owns: `wanted`, or one under /var/lib when it is closed to it. */
export function reachableFolder(wanted: string, { ids }: Account): string {
  mkdirSync(wanted, { recursive: true, mode: 0o755 });
  if (ids.uid === undefined || ids.gid === undefined) return wanted;
  const open = spawnSync('test', ['-x', wanted], { cwd: '/', ...ids }).status === 0;
  const folder = open ? wanted : join('/var/lib/tidu', createHash('sha256').update(wanted).digest('hex').slice(0, 12));
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  chownSync(folder, ids.uid, ids.gid);
  return folder;
}

function works(prefix: string[]): boolean {
  const [command = '', ...words] = prefix;
  return spawnSync(command, [...words, 'true'], { stdio: 'ignore' }).status === 0;
}

function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

function idsOf(name: string): { uid: number; gid: number } | null {
  const [uid, gid] = ['-u', '-g'].map(flag => spawnSync('id', [flag, name], { encoding: 'utf8' }));
  return uid?.status === 0 && gid?.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : null;
}
