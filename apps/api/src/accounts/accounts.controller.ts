import { Controller, Inject } from '@nestjs/common';
import { contract, type AccountEntry, type OutputOf } from '@tidu/contract';
import { TiduError, type Atlas } from '@tidu/domain';
import { createAccount, hashPassword, listAccounts, type Account, type Ledger } from '@tidu/records';
import type { Caller } from '../http/caller.js';
import { Endpoint, type Asked } from '../http/endpoint.js';
import { regionNames } from '../region-names.js';
import { ATLAS, CLOCK, LEDGER, type Clock } from '../tokens.js';

/** Accounts within the region of the administrator who asks. */
@Controller()
export class AccountsController {
  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Endpoint(contract.accounts.list)
  async list(
    _: Asked<typeof contract.accounts.list>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.accounts.list>> {
    const accounts = await listAccounts(this.ledger);
    return {
      accounts: accounts.filter(({ regionId }) => this.isWithinScope(regionId, caller)).map(row => this.entryOf(row)),
    };
  }

  @Endpoint(contract.accounts.create)
  async create(asked: Asked<typeof contract.accounts.create>, caller: Caller): Promise<AccountEntry> {
    if (this.atlas.get(asked.regionId) === undefined) throw new TiduError('not-found', { subject: asked.regionId });
    if (!this.isWithinScope(asked.regionId, caller)) {
      const [own, wanted] = [caller.regionId, asked.regionId].map(id => regionNames(this.atlas, id).zh);
      throw new TiduError('outside-scope', { own: own!, asked: wanted! });
    }
    const { password, ...account } = asked;
    const passwordHash = await hashPassword(password);
    const deed = { actor: caller.login, at: this.now() };
    return this.entryOf(await createAccount(this.ledger, { ...account, passwordHash, mustChangePassword: true }, deed));
  }

  private isWithinScope(regionId: string, caller: Caller): boolean {
    return regionId === caller.regionId || this.atlas.within(regionId, caller.regionId);
  }

  private entryOf({ login, name, role, regionId, disabledAt, mustChangePassword, createdAt }: Account): AccountEntry {
    return {
      login,
      name,
      role,
      regionId,
      regionName: regionNames(this.atlas, regionId),
      disabled: disabledAt !== null,
      mustChangePassword,
      createdAt: createdAt.toISOString(),
    };
  }
}
