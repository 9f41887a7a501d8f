import type { Role } from './accounts.js';
import { listEmbargoes } from './reviews.js';
import type { Ledger } from './ledger.js';

/** Roles that collect, review and sign figures, and so see them before their release. */
const BEFORE_RELEASE: readonly Role[] = ['administrator', 'officer', 'signer'];

/** Periods whose figures a role may not see yet, oldest first. */
export async function withheldFrom(ledger: Ledger, role: Role, now: Date): Promise<string[]> {
  if (BEFORE_RELEASE.includes(role)) return [];
  const embargoes = await listEmbargoes(ledger);
  return embargoes
    .filter(({ releaseAt }) => releaseAt > now)
    .map(({ period }) => period)
    .sort();
}
