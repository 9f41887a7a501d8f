import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Role, Route } from '@tidu/contract';
import { TiduError, type Atlas } from '@tidu/domain';
import { embargoesOn } from '@tidu/records';
import type { FastifyRequest } from 'fastify';
import { Decisions } from '../decisions.js';
import { ATLAS, CLOCK, type Clock } from '../tokens.js';
import type { Caller } from './caller.js';
import { refuseWithheld } from './embargo.js';
import { admit, routeOf } from './endpoint.js';
import { refuseForeignOrigin } from './origin.js';
import { ProgramKeys } from './program-keys.js';
import { narrowRegion } from './scope.js';
import { Sessions } from './sessions.js';
import { sessionToken } from './session-cookie.js';

/** The one door to every controller: origin, session, access, input, region and embargo, all as the route object says. */
@Injectable()
export class Gate implements CanActivate {
  constructor(
    private readonly sessions: Sessions,
    private readonly decisions: Decisions,
    private readonly keys: ProgramKeys,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const route = routeOf(context.getHandler());
    if (route === null) throw new Error(`${context.getHandler().name} is bound to no route of the contract.`);
    refuseForeignOrigin(request);
    const caller = (await this.keys.callerOf(request, route)) ?? (await this.sessions.callerOf(sessionToken(request)));
    requireAccess(route, caller);
    const asked = parseInput(route, request);
    if (route.scoped) asked['region'] = narrowRegion(this.atlas, route, caller, asked['region']);
    if (route.scoped) {
      const { embargoes } = await this.decisions.read();
      refuseWithheld(asked, embargoesOn(caller?.role ?? null, embargoes, this.now()));
    }
    admit(request, { asked, caller });
    return true;
  }
}

/** @throws TiduError not-signed-in, must-change-password, not-permitted */
function requireAccess({ access, beforePasswordChange }: Route, caller: Caller | null): void {
  if (access === 'public') return;
  if (caller === null) throw new TiduError('not-signed-in');
  if (caller.mustChangePassword && !beforePasswordChange) throw new TiduError('must-change-password');
  if (access === 'signed-in' || access.includes(caller.role)) return;
  throw new TiduError('not-permitted', { role: access.map(role => `${ROLE_NAMES[role]} (${role})`).join('、') });
}

const ROLE_NAMES: Record<Role, string> = {
  administrator: '管理员',
  officer: '区域工作人员',
  secretary: '服务秘书',
  analyst: '分析人员',
  signer: '签发人',
};

/** @throws TiduError invalid-input, naming each field and what is wrong with it */
function parseInput(route: Route, { query, body, params }: FastifyRequest): Record<string, unknown> {
  const parsed = route.input.safeParse({
    ...asRecord(query),
    ...(route.upload ? {} : asRecord(body)),
    ...asRecord(params),
  });
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join('.')}: ${message}`,
  );
  throw new TiduError('invalid-input', { issues: issues.join('; ') });
}

const asRecord = (part: unknown): Record<string, unknown> =>
  typeof part === 'object' && part !== null && !Array.isArray(part) ? (part as Record<string, unknown>) : {};
