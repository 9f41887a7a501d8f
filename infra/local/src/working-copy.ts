import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const WORKING_COPY = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** The programs the launcher starts, as they stand after the build. */
export const PROGRAMS = {
  api: join(WORKING_COPY, 'apps/api/dist/main.js'),
  pipelines: join(WORKING_COPY, 'pipelines/dist/main.js'),
  cli: join(WORKING_COPY, 'pipelines/dist/cli.js'),
} as const;
