import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { TiduError } from '@tidu/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from './refusals.js';

const YEAR_S = 365 * 24 * 3600;

/**
 * Serves the built dashboard: its files, and its first page for every address that only the dashboard's router knows.
 *
 * @param folder apps/dashboard/dist; when it was not built, `/` says so
 */
export async function serveDashboard(server: FastifyInstance, folder: string): Promise<void> {
  const isBuilt = existsSync(join(folder, 'index.html'));
  if (isBuilt) {
    await server.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      index: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => void reply.header('cache-control', cachingOf(path)),
    });
  }
  server.get('/*', (request, reply) => {
    if (!isPage(request)) return refuse(notFound(request), request, reply);
    return isBuilt ? firstPage(reply) : reply.type('text/plain; charset=utf-8').send('The dashboard is not built yet.');
  });
}

/** Vite puts a hash of the content into the names below assets/: they never change. */
const cachingOf = (path: string): string =>
  /[\\/]assets[\\/]/.test(path) ? `public, max-age=${YEAR_S}, immutable` : 'no-cache';

const firstPage = (reply: FastifyReply) => reply.sendFile('index.html');

const pathOf = ({ url }: FastifyRequest): string => url.split('?')[0] ?? '/';

const isPage = (request: FastifyRequest): boolean =>
  !/^\/api(\/|$)/.test(pathOf(request)) && !/\.\w+$/.test(pathOf(request));

const notFound = (request: FastifyRequest) => new TiduError('not-found', { subject: `GET ${pathOf(request)}` });
