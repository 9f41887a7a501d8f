import type { ChildProcess } from 'node:child_process';
import { ended, stopChild } from './child.js';

const BACKOFF_MS = { first: 500, most: 30_000 };
/** A child that lived this long was well; its next death is counted as the first. */
const WELL_MS = 60_000;

/** A program kept alive. */
export interface Supervised {
  /** Ends it and starts it again, for example because its database has moved. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a program and starts it again whenever it ends, waiting longer each time it fails soon.
 *
 * @param name  for the log
 * @param begin starts the program once
 * @param log   one line for people
 */
export function keepRunning(name: string, begin: () => ChildProcess, log: (line: string) => void): Supervised {
  let child: ChildProcess;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let waitMs = BACKOFF_MS.first;
  let isRestart = false;

  const run = () => {
    const startedAt = Date.now();
    child = begin();
    void ended(child).then(code => {
      if (stopped) return;
      const wasWell = Date.now() - startedAt > WELL_MS;
      const pauseMs = isRestart ? 0 : wasWell ? BACKOFF_MS.first : waitMs;
      if (!isRestart)
        log(`${name} 意外退出（${code}），${pauseMs / 1000} 秒后重新启动。${name} ended (${code}); restarting.`);
      waitMs = Math.min(2 * Math.max(pauseMs, BACKOFF_MS.first), BACKOFF_MS.most);
      isRestart = false;
      timer = setTimeout(run, pauseMs);
    });
  };
  run();

  return {
    async restart() {
      isRestart = true;
      await stopChild(child);
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await stopChild(child);
    },
  };
}
