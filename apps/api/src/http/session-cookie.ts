import type { FastifyReply, FastifyRequest } from 'fastify';

const NAME = 'tidu_session';

/** The session token the browser sent, or null. */
export const sessionToken = (request: FastifyRequest): string | null => request.cookies[NAME] ?? null;

/** Hands the browser its session token: unreadable by scripts, never sent from another site. */
export function setSessionCookie(reply: FastifyReply, token: string, expires: Date): void {
  void reply.setCookie(NAME, token, { ...attributes(reply), expires });
}

export function clearSessionCookie(reply: FastifyReply): void {
  void reply.clearCookie(NAME, attributes(reply));
}

const attributes = (reply: FastifyReply) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: reply.request.protocol === 'https' }) as const;
