import type { FastifyBaseLogger } from 'fastify';

/** Structured log on stderr, one JSON line an event. Secrets are never handed to it. */
export type Log = Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>;

export const LOG = Symbol('log');
