/** One failed sign-in to a login. */
interface Failure {
  address: string;
  at: Date;
}

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/** Failures look back this far. */
export const LOOK_BACK_MS = 60 * MINUTE_MS;

/** From one address a person mistypes a few times; from many addresses at once somebody is guessing. */
const FREE = { sameAddress: 3, anyAddress: 20 };
const LONGEST_WAIT_MS = 15 * MINUTE_MS;

/**
 * How long a sign-in from `address` must still wait: nothing for the first failures, then 1 s, 2 s, 4 s … up to 15 minutes
 * after the last one.
 *
 * @param failures failed sign-ins to the same login within `LOOK_BACK_MS`, oldest first
 * @returns milliseconds, 0 when it may go on
 */
export function waitMs(failures: readonly Failure[], address: string, now: Date): number {
  const here = failures.filter(failure => failure.address === address);
  return Math.max(remaining(here, FREE.sameAddress, now), remaining(failures, FREE.anyAddress, now));
}

function remaining(failures: readonly Failure[], free: number, now: Date): number {
  const last = failures.at(-1);
  if (last === undefined || failures.length < free) return 0;
  const penalty = Math.min(SECOND_MS * 2 ** (failures.length - free), LONGEST_WAIT_MS);
  return Math.max(0, last.at.getTime() + penalty - now.getTime());
}
