import { noticeLetter } from '@tidu/domain';
import {
  dueDeliveries,
  listHooks,
  mailboxes,
  settleDeliveries,
  shareOutNotices,
  type DueDelivery,
  type Ledger,
} from '@tidu/records';
import { createTransport, type Transporter } from 'nodemailer';
import { guardedPost, type Resolve } from './guarded-post.js';
import { hookMessage, hookRefusal, lotKey } from './hook-message.js';

/** What a dispatcher needs of the world. */
export interface DispatchOptions {
  smtpUrl: string | null;
  mailFrom: string;
  hookAllow: readonly string[];
  resolve?: Resolve;
}

/** Sends what waits in the outbox. */
export interface Dispatcher {
  /** One round: shares notices out, then sends every lot that is due. Returns how many deliveries left. */
  round(now: Date): Promise<number>;
  close(): void;
}

/**
 * A dispatcher of notices. Each lot is sent once for each recipient; a lot whose receipt is not known after a crash is sent
 * again under the same key, and the receiver may drop it.
 */
export function createDispatcher(ledger: Ledger, options: DispatchOptions): Dispatcher {
  const mail = options.smtpUrl === null ? null : createTransport(options.smtpUrl);
  return {
    round: async now => {
      while ((await shareOutNotices(ledger, { at: now, localTime: localTime(now) })) > 0);
      let left = 0;
      for (const lot of await dueDeliveries(ledger, { at: now })) {
        const error = await send(ledger, lot, { ...options, mail, now }).catch((reason: unknown) =>
          reason instanceof Error ? reason.message : String(reason),
        );
        await settleDeliveries(ledger, lot, { at: now, error });
        if (error === null) left += lot.length;
      }
      return left;
    },
    close: () => mail?.close(),
  };
}

/** Why a lot did not leave; null when it did. */
function send(
  ledger: Ledger,
  lot: DueDelivery[],
  world: DispatchOptions & { mail: Transporter | null; now: Date },
): Promise<string | null> {
  return lot[0]!.way === 'mail' ? sendMail(ledger, lot, world) : sendHook(ledger, lot, world);
}

async function sendMail(
  ledger: Ledger,
  lot: DueDelivery[],
  { mail, mailFrom }: DispatchOptions & { mail: Transporter | null },
): Promise<string | null> {
  if (mail === null) return '没有设置邮件服务器（TIDU_SMTP_URL）';
  const to = (await mailboxes(ledger)).get(lot[0]!.recipient);
  if (to === undefined) return '收件人没有邮箱';
  const { title, lines } = noticeLetter(lot);
  const key = lotKey(lot);
  await mail.sendMail({
    ...{ from: mailFrom, to, subject: title },
    text: `${lines.join('\n')}\n`,
    messageId: `<${key}@tidu>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Tidu-Key': key },
  });
  return null;
}

async function sendHook(
  ledger: Ledger,
  lot: DueDelivery[],
  { now, hookAllow, resolve }: DispatchOptions & { now: Date },
): Promise<string | null> {
  const hook = (await listHooks(ledger)).find(({ id }) => id === lot[0]!.recipient);
  if (hook === undefined || !hook.enabled) return '这个机器人已经停用';
  const { url, body, headers } = hookMessage(hook, lot, now);
  const answer = await guardedPost(url, { body, headers, allow: hookAllow, ...(resolve && { resolve }) });
  return hookRefusal(hook.format, answer);
}

function localTime(now: Date): string {
  return `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`;
}

/** Keeps the outbox empty: a round every few seconds, one after the other. */
export function keepDispatching(
  dispatcher: Dispatcher,
  { clock, onError, everyMs = 3000 }: { clock: () => Date; onError: (error: unknown) => void; everyMs?: number },
): { stop(): Promise<void> } {
  let running = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(() => dispatcher.round(clock()).then(() => {}, onError));
  }, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
      dispatcher.close();
    },
  };
}
