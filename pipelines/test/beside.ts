import { existsSync } from 'node:fs';
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
