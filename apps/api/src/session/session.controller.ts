import { Controller, Inject } from '@nestjs/common';
import { contract, type Me } from '@tidu/contract';
import { TiduError, type Atlas } from '@tidu/domain';
import { changePassword, hashPassword, type Ledger } from '@tidu/records';
import type { Caller } from '../http/caller.js';
import { Endpoint, type Asked, type Exchange } from '../http/endpoint.js';
import { clearSessionCookie, sessionToken, setSessionCookie } from '../http/session-cookie.js';
import { Sessions } from '../http/sessions.js';
import { regionNames } from '../region-names.js';
import { ATLAS, CLOCK, LEDGER, type Clock } from '../tokens.js';
import { SignIn } from './sign-in.js';

@Controller()
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: Sessions,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Endpoint(contract.session.open)
  async open(
    { login, password }: Asked<typeof contract.session.open>,
    _: Caller | null,
    { request, reply }: Exchange,
  ): Promise<Me> {
    const account = await this.signIn.check({ login, password, address: request.ip });
    const before = sessionToken(request);
    if (before !== null) await this.sessions.close(before);
    const { token, expiresAt } = await this.sessions.open(account.id);
    setSessionCookie(reply, token, expiresAt);
    return this.meOf(account);
  }

  @Endpoint(contract.session.read)
  read(_: Asked<typeof contract.session.read>, caller: Caller): Me {
    return this.meOf(caller);
  }

  @Endpoint(contract.session.changePassword)
  async changePassword(
    { current, next }: Asked<typeof contract.session.changePassword>,
    caller: Caller,
    { request, reply }: Exchange,
  ): Promise<Me> {
    if (current === next) throw new TiduError('same-password');
    // The old password is asked for, and slowed down like a sign-in: an unattended browser is no way to take over an account.
    const account = await this.signIn.check({ login: caller.login, password: current, address: request.ip });
    const passwordHash = await hashPassword(next);
    const deed = { actor: caller.login, at: this.now() };
    await changePassword(this.ledger, account.login, { ...deed, passwordHash, mustChangePassword: false });
    const { token, expiresAt } = await this.sessions.open(account.id);
    setSessionCookie(reply, token, expiresAt);
    return this.meOf({ ...account, mustChangePassword: false });
  }

  @Endpoint(contract.session.close)
  async close(
    _: Asked<typeof contract.session.close>,
    __: Caller | null,
    { request, reply }: Exchange,
  ): Promise<{ signedIn: false }> {
    const token = sessionToken(request);
    if (token !== null) await this.sessions.close(token);
    clearSessionCookie(reply);
    return { signedIn: false };
  }

  private meOf({
    login,
    name,
    role,
    regionId,
    mustChangePassword,
  }: Omit<Caller, 'accountId' | 'session' | 'keyId'>): Me {
    return { login, name, role, regionId, regionName: regionNames(this.atlas, regionId), mustChangePassword };
  }
}
