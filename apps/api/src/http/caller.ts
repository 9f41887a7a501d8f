import type { Role } from '@tidu/contract';

/** Who is asking: an account with a valid session, or a program with a key of one. */
export interface Caller {
  accountId: string;
  login: string;
  name: string;
  role: Role;
  /** They answer for this region and everything below it. */
  regionId: string;
  mustChangePassword: boolean;
  /** Tells sessions and keys of one account apart; it opens nothing. */
  session: string;
  /** Of the program's key; null in a browser. */
  keyId: string | null;
}
