import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A random word kept in `<home>/secrets/<name>` (0600), made at first use; two processes at once get the same one. */
export function secret(home: string, name: string): string {
  const folder = join(home, 'secrets');
  const file = join(folder, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!existsSync(file)) {
    const aside = `${file}.new-${process.pid}`;
    writeFileSync(aside, randomBytes(18).toString('base64url'), { mode: 0o600 });
    try {
      linkSync(aside, file); // refuses to replace, unlike rename: the first one stays
    } catch (error) {
      if (!existsSync(file)) throw error;
    } finally {
      rmSync(aside, { force: true });
    }
  }
  return readFileSync(file, 'utf8').trim();
}
