import type { Role } from './accounts.js';
import type { Ledger } from './ledger.js';
import { listEmbargoes, type Embargo } from './reviews.js';

/** Roles that collect, review and sign figures, and so see them before their release. */
const BEFORE_RELEASE: readonly Role[] = ['administrator', 'officer', 'signer'];

/** The embargoes that bind a role now; a null role is somebody who is not signed in. */
export function embargoesOn(role: Role | null, embargoes: readonly Embargo[], now: Date): Embargo[] {
  if (role !== null && BEFORE_RELEASE.includes(role)) return [];
  return embargoes.filter(({ releaseAt }) => releaseAt > now);
}

/** Periods whose figures a role may not see yet, oldest first. */
export async function withheldFrom(ledger: Ledger, role: Role, now: Date): Promise<string[]> {
  return embargoesOn(role, await listEmbargoes(ledger), now)
    .map(({ period }) => period)
    .sort();
}
