import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readLayout } from '@tidu/domain';

export const LAYOUTS = Symbol('layouts');

/** A form a file may have. */
export interface LayoutEntry {
  id: string;
  name: { zh: string; en: string };
  kind: 'register' | 'title' | 'filing';
}

const FOLDER = fileURLToPath(new URL('../../../pipelines/layouts', import.meta.url));

/** The built-in forms, for people to choose from. */
export function readLayoutEntries(): LayoutEntry[] {
  return readdirSync(FOLDER)
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => readLayout(readFileSync(join(FOLDER, name), 'utf8'), name))
    .map(({ id, name, kind }) => ({ id, name, kind }));
}
