/** What has to be undone before this process may end, newest first. */
export interface Shutdown {
  before(step: () => Promise<void>): void;
  /** Undoes everything and ends the process. */
  now(code: number): Promise<never>;
  readonly isUnderWay: boolean;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const PARENT_POLL_MS = 1_000;

/**
 * Makes Ctrl-C, SIGTERM, a closed terminal and the death of npm end this process in order.
 * A second signal does not wait.
 */
export function orderlyShutdown(log: (line: string) => void): Shutdown {
  const steps: (() => Promise<void>)[] = [];
  let isUnderWay = false;

  const now = async (code: number): Promise<never> => {
    isUnderWay = true;
    for (const step of steps.reverse()) await step().catch((error: unknown) => log(String(error)));
    process.exit(code);
  };

  const stop = () => {
    if (isUnderWay) process.exit(1);
    log('正在停止… Stopping …');
    void now(0);
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  if (process.env.TIDU_STARTED_BY_NPM) whenParentDies(stop);

  return {
    before: step => void steps.push(step),
    now,
    get isUnderWay() {
      return isUnderWay;
    },
  };
}

/** kill -9 of npm reaches nobody else: the server would go on and hold the port, with nobody who could stop it. */
function whenParentDies(stop: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, PARENT_POLL_MS);
  timer.unref();
}
