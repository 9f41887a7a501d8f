import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { closeSession, extendSession, findSession, openSession, type Ledger, type Session } from '@tidu/records';
import { CLOCK, LEDGER, type Clock } from '../tokens.js';
import type { Caller } from './caller.js';

const HOUR_MS = 3_600_000;
/** A session ends after this long without a request … */
const IDLE_MS = 12 * HOUR_MS;
/** … and in any case after this long. */
const LONGEST_MS = 7 * 24 * HOUR_MS;
/** The end is moved once this much of the idle time is used, so that not every request writes to the ledger. */
const RENEW_AFTER_MS = HOUR_MS;
const TOKEN_BYTES = 32;

/** Signed-in browsers. A token is known to its browser alone; the ledger keeps its hash. */
@Injectable()
export class Sessions {
  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  /** Opens a session for an account whose password was checked. */
  async open(accountId: string): Promise<{ token: string; expiresAt: Date }> {
    const at = this.now();
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const expiresAt = new Date(at.getTime() + IDLE_MS);
    await openSession(this.ledger, { accountId, tokenHash: hashOf(token), expiresAt, at });
    return { token, expiresAt: new Date(at.getTime() + LONGEST_MS) };
  }

  /** Who a token belongs to; null when it is unknown or has run out. */
  async callerOf(token: string | null): Promise<Caller | null> {
    if (token === null) return null;
    const now = this.now();
    const session = await findSession(this.ledger, hashOf(token), now);
    if (session === null) return null;
    const expiresAt = renewedEnd(session, now);
    if (expiresAt !== null) await extendSession(this.ledger, hashOf(token), { expiresAt });
    const { id, login, name, role, regionId, mustChangePassword } = session.account;
    const own = hashOf(`name of ${hashOf(token)}`);
    return { accountId: id, login, name, role, regionId, mustChangePassword, session: own, keyId: null };
  }

  /** Ends a session; one that is unknown is no error. */
  async close(token: string): Promise<void> {
    await closeSession(this.ledger, hashOf(token), { at: this.now() });
  }
}

/** Where the end of a session in use moves to, or null while it is fresh enough. */
function renewedEnd({ openedAt, expiresAt }: Session, now: Date): Date | null {
  const end = Math.min(now.getTime() + IDLE_MS, openedAt.getTime() + LONGEST_MS);
  return end - expiresAt.getTime() >= RENEW_AFTER_MS ? new Date(end) : null;
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
