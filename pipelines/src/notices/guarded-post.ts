import { lookup } from 'node:dns/promises';
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { BlockList, isIP } from 'node:net';
import { TiduError } from '@tidu/domain';

/** What came back. */
export interface PostAnswer {
  status: number;
  body: string;
}

/** How an address is found; replaceable for tests of names that change their mind. */
export type Resolve = (host: string) => Promise<readonly { address: string; family: number }[]>;

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 64 * 1024;

/** Addresses that lead to this machine, to its network, or to nobody. */
const INNER = new BlockList();
for (const [net, bits] of [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
  ] as const),
  ...([
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
  ] as const),
  ...([
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ] as const),
] as const) {
  INNER.addSubnet(net, bits, 'ipv4');
}
/** Of IPv6 only global unicast is outside, and of that neither the ways that carry IPv4 within nor the documentation. */
const OUTER_6 = new BlockList();
OUTER_6.addSubnet('2000::', 3, 'ipv6');
const WITHIN_OUTER_6 = new BlockList();
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  WITHIN_OUTER_6.addSubnet(net, bits, 'ipv6');
}

/** Whether an address may be reached from here. */
export function isOuter(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !INNER.check(address, 'ipv4');
  return family === 6 && OUTER_6.check(address, 'ipv6') && !WITHIN_OUTER_6.check(address, 'ipv6');
}

/**
 * Posts JSON to an address somebody typed, without ever reaching this machine or its network: the name is resolved once, every
 * address it has is looked at, and the connection goes to one of those, so a name that changes its mind gains nothing.
 * Redirects are not followed; answers are cut.
 *
 * @param allow `host:port` inside the network that an operator has listed
 * @throws TiduError `hook-address` for an address that may not be reached
 */
export async function guardedPost(
  url: string,
  {
    body,
    headers = {},
    allow,
    resolve = resolveAll,
  }: {
    body: string;
    headers?: Record<string, string>;
    allow: readonly string[];
    resolve?: Resolve;
  },
): Promise<PostAnswer> {
  const target = await targetOf(url, { allow, resolve });
  return post(target, { body, headers });
}

interface Target {
  url: URL;
  address: string;
  port: number;
}

async function targetOf(
  text: string,
  { allow, resolve }: { allow: readonly string[]; resolve: Resolve },
): Promise<Target> {
  const refuse = (reason: string) => new TiduError('hook-address', { reason });
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) throw refuse('不是网址');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refuse('只用 http 或 https');
  if (url.username !== '' || url.password !== '') throw refuse('网址里不能有账号');
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  const isListed = allow.includes(`${host}:${port}`);
  if (!isListed && ![80, 443, 8080, 8443].includes(port)) throw refuse('端口不在允许之列');
  const found = isIP(host) ? [{ address: host, family: isIP(host) }] : await resolve(host).catch(() => []);
  if (found.length === 0) throw refuse('找不到这个主机');
  if (!isListed && !found.every(({ address }) => isOuter(address))) throw refuse('指向本机或内网');
  return { url, address: found[0]!.address, port };
}

const resolveAll: Resolve = host => lookup(host, { all: true, verbatim: true });

function post(
  { url, address, port }: Target,
  { body, headers }: { body: string; headers: Record<string, string> },
): Promise<PostAnswer> {
  const isSecure = url.protocol === 'https:';
  const options = {
    host: address,
    port,
    path: `${url.pathname}${url.search}`,
    method: 'POST',
    agent: false as const,
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: {
      ...{ host: url.host, 'content-type': 'application/json; charset=utf-8', 'user-agent': 'tidu' },
      'content-length': Buffer.byteLength(body),
      ...headers,
    },
    ...(isSecure && { servername: url.hostname }),
  };
  return new Promise((done, fail) => {
    const sent = (isSecure ? requestSecure : requestPlain)(options, answer => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (piece: string) => {
        text += piece;
        if (text.length > MOST_BYTES) answer.destroy(new Error('the answer is too long'));
      });
      answer.on('end', () => done({ status: answer.statusCode ?? 0, body: text }));
      answer.on('error', fail);
    });
    sent.on('error', fail);
    sent.end(body);
  });
}
