import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { TiduError } from '@tidu/domain';
import {
  failedAttempts,
  findAccount,
  forgetFailedAttempts,
  hashPassword,
  noteFailedAttempt,
  verifyPassword,
  type Account,
  type Ledger,
} from '@tidu/records';
import { CLOCK, LEDGER, type Clock } from '../tokens.js';
import { LOOK_BACK_MS, waitMs } from './throttle.js';

/** What a person types, and from where. */
export interface Credentials {
  login: string;
  password: string;
  address: string;
}

/** Checks passwords, slowly for whoever guesses. */
@Injectable()
export class SignIn {
  /** Verified against when the login is unknown, so that an answer takes as long as for a known one. */
  private readonly hashOfNobody = hashPassword(randomUUID());
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  /**
   * The account these credentials open.
   *
   * @throws TiduError too-many-attempts, wrong-password (also for an unknown login), account-disabled
   */
  async check({ login, password, address }: Credentials): Promise<Account> {
    const known = login.trim().toLowerCase();
    return this.inTurn(known, () => this.checkOne({ login: known, password, address }));
  }

  private async checkOne({ login, password, address }: Credentials): Promise<Account> {
    const now = this.now();
    const since = new Date(now.getTime() - LOOK_BACK_MS);
    const wait = waitMs(await failedAttempts(this.ledger, { login, since }), address, now);
    if (wait > 0) throw new TiduError('too-many-attempts', { seconds: Math.ceil(wait / 1000) });
    const account = await findAccount(this.ledger, login);
    const isRight = await verifyPassword(account?.passwordHash ?? (await this.hashOfNobody), password);
    if (account === null || !isRight) {
      await noteFailedAttempt(this.ledger, { login, address, at: now });
      throw new TiduError('wrong-password');
    }
    if (account.disabledAt !== null) throw new TiduError('account-disabled', { login });
    await forgetFailedAttempts(this.ledger, login);
    return account;
  }

  /** Guesses sent all at once must not all read "no failure yet": one login is checked after the other. */
  private async inTurn<T>(login: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.turns.get(login) ?? Promise.resolve()).then(work, work);
    this.turns.set(login, turn);
    try {
      return await turn;
    } finally {
      if (this.turns.get(login) === turn) this.turns.delete(login);
    }
  }
}
