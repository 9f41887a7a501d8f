import { randomUUID } from 'node:crypto';
import { DEFAULT_WISH, TiduError, type NoticeWish, type Severity } from '@tidu/domain';
import type { Deed } from './accounts.js';
import { appendAudit } from './audit.js';
import { NoticeHookEntity, NoticeWishEntity } from './entities/notice.js';
import type { Ledger } from './ledger.js';
import { writeNotices } from './outbox.js';

/** Forms in which an address outside is told: group robots of three makers, or plain JSON. */
export type HookFormat = 'wecom' | 'dingtalk' | 'feishu' | 'json';

/** An address outside. */
export interface NoticeHook {
  id: string;
  name: string;
  format: HookFormat;
  url: string;
  /** Signs what is sent; null where the receiver asks for none. */
  secret: string | null;
  regionId: string;
  minSeverity: Severity;
  /** Whether figures of single enterprises may be in the text. */
  figures: boolean;
  enabled: boolean;
  createdBy: string;
  createdAt: Date;
}

/** Every hook, oldest first. */
export async function listHooks(ledger: Ledger): Promise<NoticeHook[]> {
  return (await ledger.source.manager.find(NoticeHookEntity, { order: { createdAt: 'ASC' } })) as NoticeHook[];
}

/**
 * Makes a hook or changes one, and tells it a word to be tried with.
 *
 * @param hook `id` is null for a new one; `secret` undefined keeps the one there is
 */
export async function saveHook(
  ledger: Ledger,
  hook: Omit<NoticeHook, 'id' | 'createdBy' | 'createdAt' | 'secret'> & { id: string | null; secret?: string | null },
  { actor, at }: Deed,
): Promise<string> {
  return ledger.source.transaction(async manager => {
    const id = hook.id ?? randomUUID();
    const before = await manager.findOneBy(NoticeHookEntity, { id });
    if (hook.id !== null && before === null) throw new TiduError('not-found', { subject: id });
    const secret = hook.secret === undefined ? (before?.secret ?? null) : hook.secret;
    const own = { createdBy: before?.createdBy ?? actor, createdAt: before?.createdAt ?? at };
    await manager.save(NoticeHookEntity, { ...hook, ...own, id, secret });
    const { name, format, regionId, enabled, figures } = hook;
    const detail = { name, format, regionId, enabled, figures };
    await appendAudit(manager, { actor, action: 'hook.save', subject: id, detail, at });
    return id;
  });
}

/** Takes a hook away; what was still to be sent to it is not. */
export async function removeHook(ledger: Ledger, id: string, { actor, at }: Deed): Promise<void> {
  await ledger.source.transaction(async manager => {
    const { affected } = await manager.delete(NoticeHookEntity, { id });
    if (affected !== 1) throw new TiduError('not-found', { subject: id });
    await manager.query(`DELETE FROM notice_delivery WHERE way = 'hook' AND recipient = $1 AND state <> 'sent'`, [id]);
    await appendAudit(manager, { actor, action: 'hook.remove', subject: id, detail: {}, at });
  });
}

/** Puts a dead delivery back to be tried at once. */
export async function retryDelivery(ledger: Ledger, id: string, { actor, at }: Deed): Promise<void> {
  await ledger.source.transaction(async manager => {
    const rows = (await manager.query(
      `UPDATE notice_delivery SET state = 'waiting', attempt = 0, next_at = $2 WHERE id = $1 AND state = 'dead' RETURNING id`,
      [id, at],
    )) as [unknown[], number];
    if (rows[1] !== 1) throw new TiduError('not-found', { subject: id });
    await appendAudit(manager, { actor, action: 'notice.retry', subject: id, detail: {}, at });
  });
}

/** How a person wants to be told. */
export async function wishOf(ledger: Ledger, login: string): Promise<NoticeWish> {
  const row = await ledger.source.manager.findOneBy(NoticeWishEntity, { login });
  if (row === null) return DEFAULT_WISH;
  const { login: _, ...wish } = row;
  return wish as NoticeWish;
}

/** Changes how a person wants to be told. */
export async function saveWish(ledger: Ledger, login: string, wish: NoticeWish, { actor, at }: Deed): Promise<void> {
  await ledger.source.transaction(async manager => {
    await manager.upsert(NoticeWishEntity, { ...wish, login }, ['login']);
    const { mail, minSeverity } = wish;
    await appendAudit(manager, { actor, action: 'notice.wish', subject: login, detail: { mail, minSeverity }, at });
  });
}

/** Addresses of people, for mails. */
export async function mailboxes(ledger: Ledger): Promise<Map<string, string>> {
  const rows = await ledger.source.query<{ login: string; email: string }[]>(
    'SELECT login, email FROM notice_wish WHERE email IS NOT NULL',
  );
  return new Map(rows.map(({ login, email }) => [login, email]));
}

/** Sends a person a word to try their ways with. */
export async function tellTest(ledger: Ledger, login: string, { actor, at }: Deed): Promise<void> {
  await ledger.source.transaction(async manager => {
    const none = { severity: null, subject: null, subjectId: null, subjectName: null, regionId: null, regionLine: [] };
    const key = `test ${login} ${at.toISOString()}`;
    const notice = {
      ...none,
      key,
      kind: 'notice.test',
      secretary: null,
      caseId: null,
      toLogins: [login],
      facts: {},
    } as const;
    await writeNotices(manager, [notice], at);
    await appendAudit(manager, { actor, action: 'notice.test', subject: login, detail: {}, at });
  });
}
