import { randomBytes } from 'node:crypto';
import { hash, verify, type Options } from '@node-rs/argon2';

/** argon2id, 19 MiB, two passes, one lane: the first choice of the OWASP password storage sheet. */
const COST: Options = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

/** The text to keep instead of a password: argon2id with its salt and cost in it. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST);
}

/** Whether a password is the one that was hashed. False, not an error, for a damaged hash. */
export async function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password.normalize('NFKC')).catch(() => false);
}

const NEW_PASSWORD_BYTES = 12;

/** A first password nobody can guess, 16 characters; it is shown once and kept nowhere. */
export function newPassword(): string {
  return randomBytes(NEW_PASSWORD_BYTES).toString('base64url');
}
