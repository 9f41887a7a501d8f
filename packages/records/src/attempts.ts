import { LessThan, MoreThan } from 'typeorm';
import { FailedAttemptEntity } from './entities/account.js';
import type { Ledger } from './ledger.js';

const KEPT_MS = 24 * 3600 * 1000;

/** Notes a failed sign-in and forgets those older than a day. */
export async function noteFailedAttempt(
  ledger: Ledger,
  { login, address, at }: { login: string; address: string; at: Date },
): Promise<void> {
  const { manager } = ledger.source;
  await manager.delete(FailedAttemptEntity, { at: LessThan(new Date(at.getTime() - KEPT_MS)) });
  await manager.insert(FailedAttemptEntity, { login, address, at });
}

/** A failed sign-in: from where and when. */
export interface FailedAttempt {
  address: string;
  at: Date;
}

/** The failed sign-ins to a login since a moment, oldest first; all api replicas count together. */
export async function failedAttempts(
  ledger: Ledger,
  { login, since }: { login: string; since: Date },
): Promise<FailedAttempt[]> {
  const rows = await ledger.source.manager.find(FailedAttemptEntity, {
    where: { login, at: MoreThan(since) },
    order: { at: 'ASC' },
  });
  return rows.map(({ address, at }) => ({ address, at }));
}

/** A successful sign-in clears the slate. */
export async function forgetFailedAttempts(ledger: Ledger, login: string): Promise<void> {
  await ledger.source.manager.delete(FailedAttemptEntity, { login });
}
