import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const OWN = ['..', '../../schema'].map(folder => fileURLToPath(new URL(folder, import.meta.url)));
const DOMAIN = path.dirname(fileURLToPath(import.meta.resolve('@tidu/domain')));

let known: string | undefined;

/** Hash of the program that builds snapshots: what another program built is not built upon. */
export function builderVersion(): string {
  known ??= hashOf([...OWN, DOMAIN]);
  return known;
}

function hashOf(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(name => /\.(?:js|ts|sql)$/.test(name) && !/\.(?:d|test)\.ts$/.test(name))
      .sort();
    for (const name of names) hash.update(`${name}\n`).update(readFileSync(path.join(folder, name)));
  }
  return hash.digest('hex');
}
