import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 100;
const ANSWER_WITHIN_MS = 2_000;

/** Resolves when `/api/health` answers 200; a server that listens everywhere is asked on this machine. */
export async function waitUntilHealthy(port: number, host: string): Promise<void> {
  const reachable =
    host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host;
  for (;;) {
    const answer = await fetch(`http://${reachable}:${port}/api/health`, {
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    }).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.status === 200) return;
    await sleep(POLL_MS);
  }
}
