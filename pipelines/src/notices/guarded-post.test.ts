/** S4: whatever address somebody types, nothing inside is ever connected to. */
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { guardedPost, isOuter, type Resolve } from './guarded-post.js';

let server: Server;
let connections = 0;
let port = 0;
beforeAll(async () => {
  server = createServer(socket => {
    connections += 1;
    socket.resume().on('error', () => {});
    socket.end('HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1/\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => new Promise(resolve => server.close(resolve)));
beforeEach(() => {
  connections = 0;
});

/** Names of a resolver that says what it is told to; the real one is never asked. */
const NAMES: Record<string, string[]> = {
  'inner.example.cn': ['10.1.2.3'],
  'mixed.example.cn': ['93.184.216.34', '127.0.0.1'],
  'six.example.cn': ['::1'],
  'mapped.example.cn': ['::ffff:127.0.0.1'],
  localhost: ['127.0.0.1', '::1'],
  'localhost.localdomain': ['127.0.0.1'],
  '127.0.0.1.nip.io': ['127.0.0.1'],
  metadata: ['169.254.169.254'],
  'metadata.google.internal': ['169.254.169.254'],
};
const resolve: Resolve = host => Promise.resolve((NAMES[host] ?? []).map(address => ({ address, family: 4 })));

const HOSTS = [
  ...[
    '127.0.0.1',
    '127.1',
    '127.0.1',
    '127.255.255.254',
    '2130706433',
    '0x7f000001',
    '0x7f.1',
    '017700000001',
    '0177.0.0.1',
  ],
  ...[
    '0',
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '10.255.255.255',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '192.168.255.1',
  ],
  ...[
    '169.254.169.254',
    '169.254.0.1',
    '0xa9fea9fe',
    '2852039166',
    '100.64.0.1',
    '100.127.255.255',
    '198.18.0.1',
    '198.19.9.9',
  ],
  ...[
    '192.0.0.1',
    '192.0.2.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
    '255.255.255.255',
  ],
  ...[
    '[::1]',
    '[::]',
    '[0:0:0:0:0:0:0:1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::ffff:10.0.0.1]',
    '[::127.0.0.1]',
  ],
  ...[
    '[fe80::1]',
    '[fc00::1]',
    '[fd12:3456::1]',
    '[ff02::1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '[2001::1]',
    '[2001:db8::1]',
  ],
  ...[
    'localhost',
    'LOCALHOST',
    'localhost.',
    'localhost.localdomain',
    '①②⑦.⓪.⓪.①',
    '１２７.0.0.1',
    '127。0。0。1',
    '127.0.0.1.nip.io',
  ],
  ...[
    'inner.example.cn',
    'mixed.example.cn',
    'six.example.cn',
    'mapped.example.cn',
    'metadata',
    'metadata.google.internal',
  ],
  ...['unknown.example.cn'],
];
const FORMS = [
  ...HOSTS.flatMap(host => [`http://${host}/hook`, `https://${host}:443/hook?x=1`]),
  ...[
    'ftp://127.0.0.1/',
    'file:///etc/passwd',
    'gopher://127.0.0.1/',
    'data:text/plain,x',
    'javascript:alert(1)',
    'unix:///run/x',
  ],
  ...[
    'http://example.cn@127.0.0.1/',
    'http://127.0.0.1#@example.cn/',
    'http://127.0.0.1\\@example.cn/',
    'http://a:b@example.cn/',
  ],
  ...[
    '//127.0.0.1/',
    '127.0.0.1',
    '',
    'http://',
    'http://[::1',
    'http://93.184.216.34:22/',
    'http://93.184.216.34:6379/',
  ],
];

test(`none of ${FORMS.length} forms of address leads inside`, async () => {
  for (const url of FORMS) {
    await expect(guardedPost(url, { body: '{}', allow: [], resolve })).rejects.toMatchObject({ code: 'hook-address' });
  }
  expect([FORMS.length >= 60, connections]).toEqual([true, 0]);
});

test('a name that changes its mind is asked once, and the connection goes where it was looked at', async () => {
  let asked = 0;
  const rebinding: Resolve = () => Promise.resolve([{ address: asked++ === 0 ? '10.0.0.9' : '127.0.0.1', family: 4 }]);
  await expect(
    guardedPost('http://rebind.example.cn/', { body: '{}', allow: [], resolve: rebinding }),
  ).rejects.toThrow();
  expect([asked, connections]).toEqual([1, 0]);
});

test('a redirect is an answer and not followed; what an operator listed is reached', async () => {
  const answer = await guardedPost(`http://127.0.0.1:${port}/hook`, { body: '{}', allow: [`127.0.0.1:${port}`] });
  expect([answer.status, connections]).toEqual([302, 1]);
});

test.each([
  ['93.184.216.34', true],
  ['2606:2800:220:1::1', true],
  ['172.32.0.1', true],
  ['::ffff:8.8.8.8', false],
])('%s is outside: %s', (address, expected) => {
  expect(isOuter(address)).toBe(expected);
});
