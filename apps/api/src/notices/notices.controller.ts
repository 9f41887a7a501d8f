import { Controller, Inject } from '@nestjs/common';
import { contract, type FileAnswer, type OutputOf } from '@tidu/contract';
import { TiduError, type Atlas } from '@tidu/domain';
import {
  listHooks,
  noticesOf,
  readNotices,
  removeHook,
  retryDelivery,
  saveHook,
  saveWish,
  tellTest,
  troubledDeliveries,
  wishOf,
  type Ledger,
} from '@tidu/records';
import type { Caller } from '../http/caller.js';
import { Endpoint, type Asked, type Exchange } from '../http/endpoint.js';
import { requireRoot } from '../http/scope.js';
import { ATLAS, CLOCK, LEDGER, type Clock } from '../tokens.js';
import { LiveNotices } from './live-notices.js';

const DONE = { done: true } as const;

@Controller()
export class NoticesController {
  constructor(
    private readonly live: LiveNotices,
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(ATLAS) private readonly atlas: Atlas,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Endpoint(contract.notices.list)
  async list(
    { offset, limit }: Asked<typeof contract.notices.list>,
    { login }: Caller,
  ): Promise<OutputOf<typeof contract.notices.list>> {
    const { total, unread, rows } = await noticesOf(this.ledger, { login, offset, limit });
    return {
      total,
      unread,
      rows: rows.map(({ id, kind, at, severity, subject, subjectId, subjectName, caseId, facts, readAt }) => ({
        ...{ id, kind, severity, subject, subjectId, subjectName, caseId, facts },
        at: at.toISOString(),
        readAt: readAt?.toISOString() ?? null,
      })),
    };
  }

  @Endpoint(contract.notices.live)
  events(_: unknown, { login }: Caller, { request }: Exchange): FileAnswer {
    // Compressed, an event would wait in a buffer for the next.
    request.headers['x-no-compression'] = '1';
    const bytes = this.live.events(login, () => request.raw.destroyed || request.raw.socket.destroyed);
    return { bytes, name: 'events', mediaType: 'text/event-stream' };
  }

  @Endpoint(contract.notices.read)
  async read(_: unknown, { login }: Caller): Promise<OutputOf<typeof contract.notices.read>> {
    await readNotices(this.ledger, login, this.now());
    return DONE;
  }

  @Endpoint(contract.notices.wish)
  wish(_: unknown, { login }: Caller): Promise<OutputOf<typeof contract.notices.wish>> {
    return wishOf(this.ledger, login);
  }

  @Endpoint(contract.notices.saveWish)
  async saveWish(
    wish: Asked<typeof contract.notices.saveWish>,
    { login }: Caller,
  ): Promise<OutputOf<typeof contract.notices.saveWish>> {
    await saveWish(this.ledger, login, wish, { actor: login, at: this.now() });
    return wish;
  }

  @Endpoint(contract.notices.test)
  async test(_: unknown, { login }: Caller): Promise<OutputOf<typeof contract.notices.test>> {
    await tellTest(this.ledger, login, { actor: login, at: this.now() });
    return DONE;
  }

  @Endpoint(contract.notices.hooks)
  async hooks(_: unknown, caller: Caller): Promise<OutputOf<typeof contract.notices.hooks>> {
    requireRoot(this.atlas, caller);
    const hooks = await listHooks(this.ledger);
    return {
      hooks: hooks.map(({ secret, createdBy: _by, createdAt: _at, ...hook }) => ({
        ...hook,
        isSigned: secret !== null,
      })),
    };
  }

  @Endpoint(contract.notices.saveHook)
  async saveHook(
    { secret, ...hook }: Asked<typeof contract.notices.saveHook>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.notices.saveHook>> {
    requireRoot(this.atlas, caller);
    if (this.atlas.get(hook.regionId) === undefined) throw new TiduError('not-found', { subject: hook.regionId });
    const wanted = { ...hook, ...(secret !== undefined && { secret }) };
    return { id: await saveHook(this.ledger, wanted, { actor: caller.login, at: this.now() }) };
  }

  @Endpoint(contract.notices.removeHook)
  async removeHook(
    { id }: Asked<typeof contract.notices.removeHook>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.notices.removeHook>> {
    requireRoot(this.atlas, caller);
    await removeHook(this.ledger, id, { actor: caller.login, at: this.now() });
    return DONE;
  }

  @Endpoint(contract.notices.troubles)
  async troubles(_: unknown, caller: Caller): Promise<OutputOf<typeof contract.notices.troubles>> {
    requireRoot(this.atlas, caller);
    const rows = await troubledDeliveries(this.ledger);
    return {
      rows: rows.map(({ key: _key, regionId: _region, sentAt: _sent, readAt: _read, at, nextAt, ...row }) => ({
        ...row,
        at: at.toISOString(),
        nextAt: nextAt.toISOString(),
      })),
    };
  }

  @Endpoint(contract.notices.retry)
  async retry(
    { id }: Asked<typeof contract.notices.retry>,
    caller: Caller,
  ): Promise<OutputOf<typeof contract.notices.retry>> {
    requireRoot(this.atlas, caller);
    await retryDelivery(this.ledger, id, { actor: caller.login, at: this.now() });
    return DONE;
  }
}
