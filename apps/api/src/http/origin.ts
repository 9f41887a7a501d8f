import { TiduError } from '@tidu/domain';
import type { FastifyRequest } from 'fastify';

const READING = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses a change that a page of another site asks for.
 *
 * Browsers put `Origin` and `Sec-Fetch-Site` on such requests and pages cannot forge them; programs without a browser send neither and
 * carry no cookie that is not their own.
 *
 * @throws TiduError foreign-origin
 */
export function refuseForeignOrigin(request: FastifyRequest): void {
  if (READING.includes(request.method)) return;
  const { origin, 'sec-fetch-site': site } = request.headers;
  const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
  const foreignOrigin = origin !== undefined && hostOf(origin) !== request.host;
  if (foreignSite || foreignOrigin) throw new TiduError('foreign-origin', { origin: origin ?? String(site) });
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);
