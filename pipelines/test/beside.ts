import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Large data of other hands lies in a folder beside the checkout and is no part of it. */
export function beside(path: string): string {
  return fileURLToPath(new URL(`../../../shared/${path}`, import.meta.url));
}

/** `describe`, or a skipped one with its reason printed where the folder is not there. */
export function describeWith(path: string): jest.Describe {
  const folder = beside(path);
  if (existsSync(folder)) return describe;
  console.warn(`Skipped: ${folder} is not there.`);
  return describe.skip;
}

/** What another hand computed from such data; the fallback where it is not there, for what is skipped then. */
export function expectedBeside<T>(path: string, fallback: T): T {
  const file = beside(path);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : fallback;
}
