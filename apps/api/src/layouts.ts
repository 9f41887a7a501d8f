import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readLayout, type Layout } from '@tidu/domain';

export const LAYOUTS = Symbol('layouts');

/** A form a file may have. */
export type LayoutEntry = Layout;

const FOLDER = fileURLToPath(new URL('../../../pipelines/layouts', import.meta.url));

/** The built-in forms. */
export function readLayoutEntries(): LayoutEntry[] {
  return readdirSync(FOLDER)
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => readLayout(readFileSync(join(FOLDER, name), 'utf8'), name));
}
