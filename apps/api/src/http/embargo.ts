import { TiduError, type Period } from '@tidu/domain';
import { embargoesOn, type Embargo } from '@tidu/records';
import type { Caller } from './caller.js';

/**
 * Refuses a question that names a period before its release, by itself, in a list or within a range.
 *
 * @throws TiduError embargoed
 */
export function refuseWithheld(asked: Record<string, unknown>, withheld: readonly Embargo[]): void {
  const names = (period: Period) =>
    asked['period'] === period ||
    (Array.isArray(asked['periods']) && asked['periods'].includes(period)) ||
    (typeof asked['to'] === 'string' && String(asked['from'] ?? '') <= period && period <= asked['to']);
  const found = withheld.find(({ period }) => names(period));
  if (found) throw new TiduError('embargoed', { period: found.period, releaseAt: found.releaseAt.toISOString() });
}

/** The periods a caller may see by now. */
export function shownPeriods<P extends { period: Period }>(
  periods: readonly P[],
  embargoes: readonly Embargo[],
  { caller, now }: { caller: Caller | null; now: Date },
): P[] {
  const withheld = embargoesOn(caller?.role ?? null, embargoes, now).map(({ period }) => period);
  return periods.filter(({ period }) => !withheld.includes(period));
}
