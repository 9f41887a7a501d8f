import { createHash } from 'node:crypto';
import { TiduError } from '@tidu/domain';

const MINUTE_MS = 60_000;
/** Crashes after which a query is not run for a while. */
const MOST_CRASHES = 2;
/** Crashes of one user, by whatever queries, after which none of theirs is run for a while. */
const MOST_CRASHES_OF_USER = 8;

/** Remembers which queries ended their process, so that nobody can keep the machine busy with restarting it. */
export class CrashMemory {
  private readonly crashes = new Map<string, number[]>();

  /** @param minutes for how long a crash is remembered */
  constructor(private readonly minutes = 10) {}

  /** @throws TiduError sql-refused-for-a-while */
  check(user: string, text: string, nowMs: number): void {
    const isRefused =
      this.since(keyOf(text), nowMs).length >= MOST_CRASHES ||
      this.since(`user ${user}`, nowMs).length >= MOST_CRASHES_OF_USER;
    if (isRefused) throw new TiduError('sql-refused-for-a-while', { minutes: this.minutes });
  }

  note(user: string, text: string, nowMs: number): void {
    for (const key of [keyOf(text), `user ${user}`]) this.crashes.set(key, [...this.since(key, nowMs), nowMs]);
  }

  private since(key: string, nowMs: number): number[] {
    const recent = (this.crashes.get(key) ?? []).filter(at => nowMs - at < this.minutes * MINUTE_MS);
    if (recent.length === 0) this.crashes.delete(key);
    return recent;
  }
}

/** The same query however it is spaced and whatever is said beside it in comments. */
function keyOf(text: string): string {
  const plain = text
    .replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();
  return createHash('sha256').update(plain).digest('hex');
}
