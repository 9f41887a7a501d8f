import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import fastifyStatic from '@fastify/static';
import { openapi } from '@tidu/contract';
import type { FastifyInstance } from 'fastify';
import { VERSION } from '../version.js';

const PAGE = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Tidu 梯度 · API</title>
    <link rel="stylesheet" href="/api/docs/swagger-ui.css" />
  </head>
  <body>
    <div id="reader"></div>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;

const START = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#reader', validatorUrl: null, docExpansion: 'list' });\n`;

/** Serves the OpenAPI document and a page to read it, from this machine alone. */
export async function serveDocs(server: FastifyInstance): Promise<void> {
  const reader = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  await server.register(fastifyStatic, {
    root: reader,
    prefix: '/api/docs/',
    decorateReply: false,
    wildcard: false,
    globIgnore: ['!(swagger-ui.css|swagger-ui-bundle.js)'],
  });
  const document = openapi(VERSION);
  server.get('/api/openapi.json', () => document);
  server.get('/api/docs', (_, reply) => reply.type('text/html; charset=utf-8').send(PAGE));
  server.get('/api/docs/start.js', (_, reply) => reply.type('text/javascript; charset=utf-8').send(START));
}
