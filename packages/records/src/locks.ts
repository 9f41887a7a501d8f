import { LOCKS, withLock, type Ledger } from './ledger.js';

/**
 * Runs `work` as the only writer of lake and snapshots, waiting for another one to finish.
 *
 * @param work gets a signal that aborts if the connection, and with it the lock, is lost: stop before publishing then
 */
export function withPublishLock<T>(ledger: Ledger, work: (lost: AbortSignal) => Promise<T>): Promise<T> {
  return withLock(ledger, LOCKS.publish, work);
}

/**
 * Runs `work` as the only process that works on the queue and keeps the timetable; another one waits until this has ended.
 *
 * @param work gets a signal that aborts if the lock is lost: stop working then
 */
export function withWorkLock<T>(ledger: Ledger, work: (lost: AbortSignal) => Promise<T>): Promise<T> {
  return withLock(ledger, LOCKS.work, work);
}
