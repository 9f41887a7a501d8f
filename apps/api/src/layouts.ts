import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readLayout, type Layout } from '@tidu/domain';

export const LAYOUTS = Symbol('layouts');

/** A form a file may have. */
export type LayoutEntry = Layout;

const FOLDER = fileURLToPath(new URL('../../../pipelines/layouts', import.meta.url));

/** The built-in forms, and those of other systems' exports. */
export function readLayoutEntries(): LayoutEntry[] {
  return [FOLDER, join(FOLDER, 'feeds')].flatMap(folder =>
    readdirSync(folder)
      .filter(name => name.endsWith('.yaml'))
      .sort()
      .map(name => readLayout(readFileSync(join(folder, name), 'utf8'), name)),
  );
}
