import { Inject, Injectable } from '@nestjs/common';
import { permitOf, type Route } from '@tidu/contract';
import { TiduError, type Atlas } from '@tidu/domain';
import { API_KEY, findApiToken, hashOfApiKey, type Ledger } from '@tidu/records';
import type { FastifyRequest } from 'fastify';
import { ATLAS, CLOCK, LEDGER, type Clock } from '../tokens.js';
import type { Caller } from './caller.js';

const BEARER = /^Bearer (\S+)$/i;

/** Keys by which programs ask, sent as `Authorization: Bearer …`. A key is known to its owner alone; the ledger keeps its hash. */
@Injectable()
export class ProgramKeys {
  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  /**
   * Who a program asks for; null when it sends no key.
   *
   * @throws TiduError token-invalid when the key is unknown, ended or run out, or its region is no longer its owner's;
   *   token-not-permitted when it does not open this route
   */
  async callerOf({ headers }: FastifyRequest, route: Route): Promise<Caller | null> {
    if (headers.authorization === undefined) return null;
    const key = BEARER.exec(headers.authorization)?.[1] ?? '';
    const found = API_KEY.test(key) ? await findApiToken(this.ledger, hashOfApiKey(key), this.now()) : null;
    if (found === null) throw new TiduError('token-invalid');
    const { token, account } = found;
    const permit = permitOf(route);
    if (permit === null || !token.permits.includes(permit)) throw new TiduError('token-not-permitted');
    // Its owner may have been moved to another region since.
    if (token.regionId !== null && !this.atlas.within(token.regionId, account.regionId))
      throw new TiduError('token-invalid');
    const { id: accountId, login, name, role, mustChangePassword } = account;
    const regionId = token.regionId ?? account.regionId;
    return { accountId, login, name, role, regionId, mustChangePassword, session: token.id, keyId: token.id };
  }
}
