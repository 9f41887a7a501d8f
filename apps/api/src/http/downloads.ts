import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { FileAnswer } from '@tidu/contract';

/** A file as the browser saves it: streamed, never shown in the page, under its name in any script (RFC 6266, RFC 8187). */
export function fileReply({ bytes, name, mediaType }: FileAnswer): StreamableFile {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const full = encodeURIComponent(name).replace(/['()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  const disposition = `attachment; filename="${plain}"; filename*=UTF-8''${full}`;
  return new StreamableFile(Readable.from(bytes, { objectMode: false }), { type: mediaType, disposition });
}
