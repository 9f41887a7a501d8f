import { createHash, createHmac } from 'node:crypto';
import { noticeLetter } from '@tidu/domain';
import type { DueDelivery, HookFormat, NoticeHook } from '@tidu/records';

/** What is posted to a hook. */
export interface HookMessage {
  url: string;
  body: string;
  headers: Record<string, string>;
}

/**
 * One lot of news in the form of a maker's group robot, signed where the hook has a secret.
 *
 * @see 企业微信 群机器人; 钉钉 自定义机器人 (加签); 飞书 自定义机器人 (签名校验)
 */
export function hookMessage(
  hook: Pick<NoticeHook, 'format' | 'url' | 'secret' | 'figures'>,
  lot: readonly DueDelivery[],
  now: Date,
): HookMessage {
  const { figures } = hook;
  const { title, lines } = noticeLetter(lot, { figures });
  return FORMS[hook.format]({ hook, title, lines, lot, key: lotKey(lot), now });
}

/** The same lot has the same key, however often it is tried. */
export function lotKey(lot: readonly DueDelivery[]): string {
  return createHash('sha256')
    .update(lot.map(({ key }) => key).join('\n'))
    .digest('hex');
}

interface Told {
  hook: Pick<NoticeHook, 'url' | 'secret' | 'figures'>;
  title: string;
  lines: string[];
  lot: readonly DueDelivery[];
  key: string;
  now: Date;
}

const FORMS: Record<HookFormat, (told: Told) => HookMessage> = {
  wecom: ({ hook, title, lines, key }) => ({
    url: hook.url,
    body: JSON.stringify({
      msgtype: 'markdown',
      markdown: { content: [`**${title}**`, ...lines.map(line => `> ${line}`)].join('\n') },
    }),
    headers: { 'idempotency-key': key },
  }),
  dingtalk: ({ hook, title, lines, key, now }) => {
    const url = new URL(hook.url);
    if (hook.secret !== null) {
      const timestamp = String(now.getTime());
      url.searchParams.set('timestamp', timestamp);
      url.searchParams.set('sign', hmac(hook.secret, `${timestamp}\n${hook.secret}`));
    }
    const text = [`### ${title}`, ...lines.map(line => `- ${line}`)].join('\n');
    return {
      url: url.href,
      body: JSON.stringify({ msgtype: 'markdown', markdown: { title, text } }),
      headers: { 'idempotency-key': key },
    };
  },
  feishu: ({ hook, title, lines, key, now }) => {
    const timestamp = String(Math.floor(now.getTime() / 1000));
    const signed = hook.secret === null ? {} : { timestamp, sign: hmac(`${timestamp}\n${hook.secret}`, '') };
    return {
      url: hook.url,
      body: JSON.stringify({ ...signed, msg_type: 'text', content: { text: [title, ...lines].join('\n') } }),
      headers: { 'idempotency-key': key },
    };
  },
  json: ({ hook, title, lot, key }) => {
    const body = JSON.stringify({ key, title, notices: lot.map(delivery => plainNotice(delivery, hook.figures)) });
    const signature: Record<string, string> =
      hook.secret === null ? {} : { 'x-tidu-signature': `sha256=${hmac(hook.secret, body, 'hex')}` };
    return { url: hook.url, body, headers: { 'idempotency-key': key, ...signature } };
  },
};

function plainNotice(
  { key, kind, at, severity, subject, subjectId, subjectName, regionId, caseId, facts }: DueDelivery,
  figures: boolean,
) {
  const { value, threshold, ...rest } = facts;
  const told = figures ? { ...rest, value: value ?? null, threshold: threshold ?? null } : rest;
  return { key, kind, at, severity, subject, subjectId, subjectName, regionId, caseId, facts: told };
}

function hmac(secret: string, text: string, encoding: 'base64' | 'hex' = 'base64'): string {
  return createHmac('sha256', secret).update(text).digest(encoding);
}

/** Why a robot did not take it; null when it did. The makers answer 200 with a code of their own. */
export function hookRefusal(format: HookFormat, { status, body }: { status: number; body: string }): string | null {
  if (status < 200 || status > 299) return `HTTP ${status}`;
  if (format === 'json') return null;
  try {
    const answer = JSON.parse(body) as { errcode?: number; errmsg?: string; code?: number; msg?: string };
    const code = answer.errcode ?? answer.code ?? 0;
    return code === 0 ? null : `${code} ${answer.errmsg ?? answer.msg ?? ''}`.trim();
  } catch {
    return '回答不是 JSON';
  }
}
