import { TiduError, valueAt, type HttpSource } from '@tidu/domain';
import type { ForeignRows } from '../sources/foreign-rows.js';

/** A failure that may pass is tried again after these; after the last, the run ends and is tried again as a whole. */
const WAITS_MS = [1_000, 4_000, 15_000];
const PATIENCE_MS = 60_000;
const MOST_PAGES = 10_000;
const LARGEST_PAGE_BYTES = 64 * 1024 * 1024;

/** What reading an endpoint needs of the world. */
export interface HttpReading {
  id: string;
  /** Values of the headers, by the name of their variable. */
  secretOf: (variable: string) => string;
  from: string | null;
  pause?: (ms: number) => Promise<void>;
}

/**
 * The rows of a JSON endpoint, page after page, from a mark on.
 *
 * @throws TiduError source-unreachable after several tries, or at once where the answer says that trying again is no use
 */
export async function* readHttp(source: HttpSource, reading: HttpReading): ForeignRows {
  const { id, from } = reading;
  const headers = Object.keys(source.columns);
  const seen = new Set<string>();
  let address: string | null = firstAddress(source, from);
  for (let page = 0; address !== null; page++) {
    if (page >= MOST_PAGES || seen.has(address)) throw unreachable(id, `分页没有尽头（${address}）`);
    seen.add(address);
    const answer = await fetchJson(source, address, reading);
    const rows = source.rows === undefined ? answer : valueAt(answer, source.rows);
    if (!Array.isArray(rows)) throw unreachable(id, `应答里 ${source.rows ?? '最外层'} 不是数组`);
    for (const row of rows as unknown[]) {
      const cells = Object.values(source.columns).map(path => textOf(valueAt(row, path)));
      yield { headers, cells, mark: source.watermark ? textOf(valueAt(row, source.watermark.path)) || null : null };
    }
    address = nextAddress(source, { address, answer, rows: rows.length, page });
  }
}

function firstAddress({ url, page, watermark }: HttpSource, from: string | null): string {
  const address = new URL(url);
  if (watermark && from !== null) address.searchParams.set(watermark.parameter, from);
  if (page && 'parameter' in page) {
    address.searchParams.set(page.parameter, String(page.first));
    address.searchParams.set(page.sizeParameter, String(page.size));
  }
  return address.href;
}

function nextAddress(
  { page }: HttpSource,
  { address, answer, rows, page: done }: { address: string; answer: unknown; rows: number; page: number },
): string | null {
  if (page === undefined) return null;
  if ('next' in page) {
    const next = valueAt(answer, page.next);
    return typeof next === 'string' && next !== '' ? new URL(next, address).href : null;
  }
  if (rows < page.size) return null;
  const following = new URL(address);
  following.searchParams.set(page.parameter, String(page.first + done + 1));
  return following.href;
}

async function fetchJson(source: HttpSource, address: string, reading: HttpReading): Promise<unknown> {
  const { id, secretOf, pause = ms => new Promise<void>(resume => setTimeout(resume, ms)) } = reading;
  const headers = Object.fromEntries(
    Object.entries(source.headers).map(([name, variable]) => [name, secretOf(variable)]),
  );
  for (let attempt = 0; ; attempt++) {
    const tried = await tryOnce(address, headers);
    if ('json' in tried) return tried.json;
    const waitMs = WAITS_MS[attempt];
    if (!tried.mayPass || waitMs === undefined) throw unreachable(id, tried.reason);
    await pause(Math.max(waitMs, tried.retryAfterMs));
  }
}

type Tried = { json: unknown } | { reason: string; mayPass: boolean; retryAfterMs: number };

async function tryOnce(address: string, headers: Record<string, string>): Promise<Tried> {
  try {
    const answer = await fetch(address, {
      headers: { accept: 'application/json', ...headers },
      signal: AbortSignal.timeout(PATIENCE_MS),
      // Secrets go to the address that was declared and to no other.
      redirect: 'error',
    });
    if (!answer.ok) {
      const retryAfterMs = 1_000 * (Number(answer.headers.get('retry-after')) || 0);
      await answer.body?.cancel();
      const mayPass = answer.status === 429 || answer.status >= 500;
      return { reason: `HTTP ${answer.status}`, mayPass, retryAfterMs: Math.min(retryAfterMs, PATIENCE_MS) };
    }
    return { json: JSON.parse(await limitedText(answer)) };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? `（${error.cause.message}）` : '';
    const reason = `${error instanceof Error ? error.message : String(error)}${cause}`;
    return { reason, mayPass: !(error instanceof SyntaxError || error instanceof RangeError), retryAfterMs: 0 };
  }
}

async function limitedText(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer.body ?? []) {
    bytes += (chunk as Uint8Array).length;
    if (bytes > LARGEST_PAGE_BYTES) throw new RangeError(`一页超过 ${LARGEST_PAGE_BYTES} 字节`);
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}

function unreachable(source: string, reason: string): TiduError {
  return new TiduError('source-unreachable', { source, reason });
}
