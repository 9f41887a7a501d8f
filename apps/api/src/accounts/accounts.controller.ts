import { Controller, Inject } from '@nestjs/common';
import { contract, type AccountEntry, type OutputOf } from '@tidu/contract';
import { TiduError, type Atlas } from '@tidu/domain';
import {
  changePassword,
  createAccount,
  disableAccount,
  enableAccount,
  findAccount,
  hashPassword,
  listAccounts,
  newPassword,
  updateAccount,
  type Account,
  type Ledger,
} from '@tidu/records';
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
    this.requireRegion(asked.regionId, caller);
    const { password, ...account } = asked;
    const passwordHash = await hashPassword(password);
    const deed = { actor: caller.login, at: this.now() };
    return this.entryOf(await createAccount(this.ledger, { ...account, passwordHash, mustChangePassword: true }, deed));
  }

  @Endpoint(contract.accounts.update)
  async update(
    { login, name, role, regionId }: Asked<typeof contract.accounts.update>,
    caller: Caller,
  ): Promise<AccountEntry> {
    await this.requireOwn(login, caller);
    this.requireRegion(regionId, caller);
    const deed = { actor: caller.login, at: this.now() };
    return this.entryOf(await updateAccount(this.ledger, login, { ...deed, name, role, regionId }));
  }

  @Endpoint(contract.accounts.resetPassword)
  async resetPassword(
    { login }: Asked<typeof contract.accounts.resetPassword>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.accounts.resetPassword>> {
    const account = await this.requireOwn(login, caller);
    const password = newPassword();
    const passwordHash = await hashPassword(password);
    const deed = { actor: caller.login, at: this.now() };
    await changePassword(this.ledger, account.login, { ...deed, passwordHash, mustChangePassword: true });
    return { login: account.login, password };
  }

  @Endpoint(contract.accounts.disable)
  async disable({ login }: Asked<typeof contract.accounts.disable>, caller: Caller): Promise<AccountEntry> {
    await this.requireOwn(login, caller);
    await disableAccount(this.ledger, login, { actor: caller.login, at: this.now() });
    return this.entryOf(await this.requireOwn(login, caller));
  }

  @Endpoint(contract.accounts.enable)
  async enable({ login }: Asked<typeof contract.accounts.enable>, caller: Caller): Promise<AccountEntry> {
    await this.requireOwn(login, caller);
    await enableAccount(this.ledger, login, { actor: caller.login, at: this.now() });
    return this.entryOf(await this.requireOwn(login, caller));
  }

  /** The account, if it lies in the caller's scope; one outside it is not told from one there is none. */
  private async requireOwn(login: string, caller: Caller): Promise<Account> {
    const account = await findAccount(this.ledger, login);
    if (account === null || !this.isWithinScope(account.regionId, caller)) {
      throw new TiduError('not-found', { subject: login });
    }
    return account;
  }

  private requireRegion(regionId: string, caller: Caller): void {
    if (this.atlas.get(regionId) === undefined) throw new TiduError('not-found', { subject: regionId });
    if (this.isWithinScope(regionId, caller)) return;
    const [own, asked] = [caller.regionId, regionId].map(id => regionNames(this.atlas, id).zh);
    throw new TiduError('outside-scope', { own: own!, asked: asked! });
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
