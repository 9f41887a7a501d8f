import { TiduError } from '@tidu/domain';

/** How many queries may run and wait. */
export interface TurnLimits {
  /** At once, on the whole machine. */
  running: number;
  /** Waiting, on the whole machine. */
  waiting: number;
  /** Running or waiting, of one user. */
  ofOneUser: number;
}

interface Waiting {
  user: string;
  session: string;
  begin: () => void;
}

/**
 * Who runs next: first come, first served, but one query of a session at a time, so that somebody with many tabs does not keep the
 * others waiting.
 */
export class Turns {
  private readonly queue: Waiting[] = [];
  private readonly busySessions = new Set<string>();
  private readonly ofUser = new Map<string, number>();

  constructor(private readonly limits: TurnLimits) {}

  /** Queries before a new one. */
  get waiting(): number {
    return this.queue.length;
  }

  /**
   * Waits for a turn.
   *
   * @returns what ends the turn
   * @throws TiduError sql-busy, sql-too-many, and sql-cancelled when the signal comes first
   */
  async take(user: string, session: string, signal: AbortSignal): Promise<() => void> {
    const own = this.ofUser.get(user) ?? 0;
    if (own >= this.limits.ofOneUser) throw new TiduError('sql-too-many', { waiting: own });
    if (this.queue.length >= this.limits.waiting) throw new TiduError('sql-busy', { waiting: this.queue.length });
    if (signal.aborted) throw new TiduError('sql-cancelled');
    this.ofUser.set(user, own + 1);
    try {
      await this.wait(user, session, signal);
    } catch (error) {
      this.forget(user);
      throw error;
    }
    let hasEnded = false;
    return () => {
      if (hasEnded) return;
      hasEnded = true;
      this.busySessions.delete(session);
      this.forget(user);
      this.beginNext();
    };
  }

  private wait(user: string, session: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const entry: Waiting = { user, session, begin: () => (signal.removeEventListener('abort', giveUp), resolve()) };
      const giveUp = () => {
        this.queue.splice(this.queue.indexOf(entry), 1);
        reject(new TiduError('sql-cancelled'));
      };
      signal.addEventListener('abort', giveUp, { once: true });
      this.queue.push(entry);
      this.beginNext();
    });
  }

  private beginNext(): void {
    while (this.busySessions.size < this.limits.running) {
      const next = this.queue.findIndex(({ session }) => !this.busySessions.has(session));
      if (next < 0) return;
      const [entry] = this.queue.splice(next, 1);
      this.busySessions.add(entry!.session);
      entry!.begin();
    }
  }

  private forget(user: string): void {
    const left = (this.ofUser.get(user) ?? 1) - 1;
    if (left > 0) this.ofUser.set(user, left);
    else this.ofUser.delete(user);
  }
}
