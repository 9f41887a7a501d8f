import type { Role } from '@tidu/contract';

/** Who is asking: an account with a valid session. */
export interface Caller {
  accountId: string;
  login: string;
  name: string;
  role: Role;
  /** They answer for this region and everything below it. */
  regionId: string;
  mustChangePassword: boolean;
}
