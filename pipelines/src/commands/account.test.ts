/** `tidu account`: people are let in, changed, and shut out from a shell. */
import { makeHome, type Home } from '../../test/home.js';
import { run } from '../../test/run.js';

let home: Home;
beforeEach(async () => {
  home = await makeHome();
});
afterEach(() => home.remove());

const tidu = (name: string, ...args: string[]) => run(home, name, ...args);

test('account lets a person in, with a password that is printed once', async () => {
  const { lines } = await tidu('account', 'create', 'li', '--name', '李', '--region', '220200');
  expect(lines).toEqual([expect.stringMatching(/^账号 li（吉林市），初始密码 \S{10,}（只显示这一次）$/)]);
  expect((await tidu('account', 'list')).lines).toEqual(['li  李  officer  吉林市']);
  await expect(tidu('account', 'create', 'li')).rejects.toMatchObject({ code: 'already-exists' });
  await expect(tidu('account', 'create', 'wu', '--role', 'king')).rejects.toMatchObject({ code: 'invalid-input' });
  await expect(tidu('account', 'create', 'wu', '--region', '330100')).rejects.toMatchObject({ code: 'not-found' });
});

test('account changes an office, gives a new password, ends and restores', async () => {
  const passwordOf = ({ lines }: { lines: string[] }) => /密码 (\S+)（/.exec(lines[0]!)?.[1];
  const first = passwordOf(await tidu('account', 'create', 'zhao', '--region', '220200'));
  await tidu('account', 'set', 'zhao', '--role', 'secretary', '--name', '赵');
  expect((await tidu('account', 'list')).lines).toContain('zhao  赵  secretary  吉林市');
  const second = passwordOf(await tidu('account', 'reset', 'zhao'));
  expect([typeof second, second === first]).toEqual(['string', false]);
  await tidu('account', 'disable', 'zhao');
  expect((await tidu('account', 'list')).lines).toContain('zhao  赵  secretary  吉林市  已停用');
  await tidu('account', 'enable', 'zhao');
  expect((await tidu('account', 'list')).lines).toContain('zhao  赵  secretary  吉林市');
  for (const action of ['set', 'reset', 'disable', 'enable'])
    await expect(tidu('account', action, 'nobody')).rejects.toMatchObject({ code: 'not-found' });
});
