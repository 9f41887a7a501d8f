import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Larger than any table a bureau sends, smaller than a disk. */
export const LARGEST_UPLOAD_BYTES = 512 * 1024 * 1024;
const BINARY = 'application/octet-stream';

/** Lets the bytes of an upload through as they arrive: they go to disk, never into memory as a whole. */
export function acceptUploads(server: FastifyInstance): void {
  server.addContentTypeParser(BINARY, { bodyLimit: LARGEST_UPLOAD_BYTES }, (_, payload, done) => done(null, payload));
}

/** The bytes of an upload, as a stream that breaks off when they become too many. */
export function uploadedBytes({ body }: FastifyRequest): Readable {
  const stream = body as Readable;
  let bytes = 0;
  stream.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > LARGEST_UPLOAD_BYTES) stream.destroy(new Error(`超过 ${LARGEST_UPLOAD_BYTES / 1024 / 1024} MB`));
  });
  stream.pause();
  return stream;
}
