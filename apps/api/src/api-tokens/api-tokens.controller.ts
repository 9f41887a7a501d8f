import { Controller, Inject } from '@nestjs/common';
import { contract, type ApiTokenEntry, type OutputOf } from '@tidu/contract';
import { TiduError, type Atlas } from '@tidu/domain';
import { createApiToken, listApiTokens, newApiKey, revokeApiToken, type ApiToken, type Ledger } from '@tidu/records';
import type { Caller } from '../http/caller.js';
import { Endpoint, type Asked } from '../http/endpoint.js';
import { regionNames } from '../region-names.js';
import { ATLAS, CLOCK, LEDGER, type Clock } from '../tokens.js';

const DAY_MS = 24 * 3_600_000;

/** Keys for programs, each its owner's own business; every making and ending is in the audit. */
@Controller()
export class ApiTokensController {
  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Endpoint(contract.apiTokens.list)
  async list(
    _: Asked<typeof contract.apiTokens.list>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.apiTokens.list>> {
    return { tokens: (await listApiTokens(this.ledger, caller.accountId)).map(token => this.entryOf(token)) };
  }

  @Endpoint(contract.apiTokens.create)
  async create(
    { name, permits, regionId, days }: Asked<typeof contract.apiTokens.create>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.apiTokens.create>> {
    if (regionId !== null) this.requireWithin(regionId, caller);
    const at = this.now();
    const { key, keyHash: tokenHash } = newApiKey();
    const wish = { login: caller.login, name, permits: [...new Set(permits)], regionId, tokenHash };
    const expiresAt = new Date(at.getTime() + days * DAY_MS);
    const token = await createApiToken(this.ledger, { ...wish, expiresAt }, { actor: caller.login, at });
    return { token: key, entry: this.entryOf(token) };
  }

  @Endpoint(contract.apiTokens.revoke)
  async revoke({ id }: Asked<typeof contract.apiTokens.revoke>, caller: Caller): Promise<{ id: string }> {
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new TiduError('not-found', { subject: id });
    const deed = { actor: caller.login, at: this.now() };
    await revokeApiToken(this.ledger, { accountId: caller.accountId, id }, deed);
    return { id };
  }

  private requireWithin(regionId: string, caller: Caller): void {
    if (this.atlas.get(regionId) === undefined) throw new TiduError('not-found', { subject: regionId });
    if (this.atlas.within(regionId, caller.regionId)) return;
    const nameOf = (id: string) => this.atlas.get(id)?.name ?? id;
    throw new TiduError('outside-scope', { own: nameOf(caller.regionId), asked: nameOf(regionId) });
  }

  private entryOf({ createdAt, expiresAt, lastUsedAt, revokedAt, regionId, ...token }: ApiToken): ApiTokenEntry {
    return {
      ...{ id: token.id, name: token.name, permits: token.permits, regionId },
      regionName: regionId === null ? null : regionNames(this.atlas, regionId),
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
      revokedAt: revokedAt?.toISOString() ?? null,
    };
  }
}
