import { open } from 'node:fs/promises';
import { FileRefused } from './refusal.js';

/** What a file is by its bytes; its name is never asked. */
export type Content = 'workbook' | 'text';

const HEAD_BYTES = 4096;
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP = [0x50, 0x4b];
/** Record BOF of a workbook without its OLE wrapping, Excel 2 to 5. */
const BARE_BIFF = [
  [0x09, 0x00, 0x04, 0x00],
  [0x09, 0x02, 0x06, 0x00],
  [0x09, 0x04, 0x06, 0x00],
  [0x09, 0x08, 0x08, 0x00],
  [0x09, 0x08, 0x10, 0x00],
];
const FOREIGN: readonly [bytes: number[], name: string][] = [
  [[0x89, 0x50, 0x4e, 0x47], 'PNG 图片'],
  [[0xff, 0xd8, 0xff], 'JPEG 图片'],
  [[0x47, 0x49, 0x46, 0x38], 'GIF 图片'],
  [[0x42, 0x4d], 'BMP 图片'],
  [[0x25, 0x50, 0x44, 0x46], 'PDF 文档'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'RTF 文档'],
  [[0x1f, 0x8b], 'gzip 压缩包'],
  [[0x37, 0x7a, 0xbc, 0xaf], '7z 压缩包'],
  [[0x52, 0x61, 0x72, 0x21], 'RAR 压缩包'],
  [[0x7f, 0x45, 0x4c, 0x46], '可执行程序'],
  [[0x4d, 0x5a, 0x90, 0x00], '可执行程序'],
  [[0x50, 0x41, 0x52, 0x31], 'Parquet 文件'],
  [[0x53, 0x51, 0x4c, 0x69], 'SQLite 数据库'],
];

/**
 * What the file holds.
 *
 * @throws FileRefused when it is empty or no table at all, with the cure
 */
export async function sniff(path: string): Promise<Content> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = buffer.subarray(0, bytesRead);
    if (head.length === 0) throw new FileRefused('FILE_EMPTY');
    if (startsWith(head, ZIP)) return 'workbook';
    if (startsWith(head, OLE)) throw await oldOffice(file);
    if (BARE_BIFF.some(bytes => startsWith(head, bytes))) throw new FileRefused('FILE_LEGACY_XLS');
    const foreign = FOREIGN.find(([bytes]) => startsWith(head, bytes));
    if (foreign) throw new FileRefused('FILE_TYPE_MISMATCH', foreign[1]);
    const markup = markupName(head);
    if (markup) throw new FileRefused('FILE_TYPE_MISMATCH', markup);
    return 'text';
  } finally {
    await file.close();
  }
}

/** An OLE container: an encrypted workbook, a legacy one, or something else; told by the names of its streams. */
async function oldOffice(file: { readFile(): Promise<Buffer> }): Promise<FileRefused> {
  const bytes = await file.readFile();
  const holds = (name: string) => bytes.includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage') || holds('EncryptionInfo')) return new FileRefused('FILE_ENCRYPTED');
  if (holds('Workbook') || holds('Book')) return new FileRefused('FILE_LEGACY_XLS');
  return new FileRefused('FILE_TYPE_MISMATCH', holds('WordDocument') ? '旧式 Word 文档' : '旧式 Office 文件');
}

/** Web pages and XML are often saved under the name .xls; a page's table is no statement of anything. */
function markupName(head: Buffer): string | null {
  const text = head
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .slice(0, 400)
    .toLowerCase();
  if (/^<(?:!doctype html|html|head|meta|table|style|body|div)/.test(text)) return '网页（HTML）';
  if (text.startsWith('<?xml') || text.startsWith('<!doctype') || text.startsWith('<workbook')) return 'XML 文件';
  if (text.startsWith('mime-version:')) return '网页（MHTML）';
  if (/^\{\s*"/.test(text) || /^\[\s*\{/.test(text)) return 'JSON 文件';
  return null;
}

function startsWith(head: Buffer, bytes: readonly number[]): boolean {
  return head.length >= bytes.length && bytes.every((byte, index) => head[index] === byte);
}
