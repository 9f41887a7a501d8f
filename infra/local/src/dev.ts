import { watch } from 'node:fs';
import { join } from 'node:path';
import { start } from './start.js';
import { WORKING_COPY } from './working-copy.js';

/** What api and pipelines are made of; the dashboard is served from its folder as it is. */
const BUILT = [
  'apps/api',
  'pipelines',
  ...['domain', 'contract', 'warehouse', 'records'].map(room => `packages/${room}`),
];
/** A build writes many files; the platform restarts once, after the last. */
const QUIET_MS = 700;

/** `npm run dev`: the platform, rebuilt as files are saved and restarted when a build is done. */
export async function dev(): Promise<void> {
  const platform = await start();
  let timer: NodeJS.Timeout | undefined;
  const restartSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void platform.restart(), QUIET_MS);
  };
  for (const room of BUILT) watch(join(WORKING_COPY, room, 'dist'), { recursive: true }, restartSoon);
  const { pnpm } = (await import(join(WORKING_COPY, 'infra/local/setup/prepare.mjs'))) as {
    pnpm(workingCopy: string, words: string[]): Promise<void>;
  };
  await pnpm(WORKING_COPY, ['exec', 'turbo', 'watch', 'build', '--output-logs=errors-only']);
}
