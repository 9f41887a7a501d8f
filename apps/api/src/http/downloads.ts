import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { FileAnswer } from '@tidu/contract';

/** Media type of server-sent events. */
export const EVENTS = 'text/event-stream';

/** A file as the browser saves it: streamed, never shown in the page, under its name in any script (RFC 6266, RFC 8187). */
export function fileReply({ bytes, name, mediaType }: FileAnswer): StreamableFile {
  // A stream of events is read as it comes; there is nothing to save.
  if (mediaType === EVENTS) return new StreamableFile(Readable.from(bytes, { objectMode: false }), { type: mediaType });
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const full = encodeURIComponent(name).replace(/['()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  const disposition = `attachment; filename="${plain}"; filename*=UTF-8''${full}`;
  return new StreamableFile(Readable.from(bytes, { objectMode: false }), { type: mediaType, disposition });
}
