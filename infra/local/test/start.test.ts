import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeHome, processesOf, RUN, startPlatform, untilGone, withoutNetwork, type Started } from './platform.js';

const homes: { home: string; remove(): void }[] = [];
const running: Started[] = [];
const newHome = () => {
  const made = makeHome();
  homes.push(made);
  return made.home;
};
const start = async (...words: Parameters<typeof startPlatform>) => {
  const started = await startPlatform(...words);
  running.push(started);
  return started;
};

afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGTERM');
    await ended;
  }
  for (const { home, remove } of homes.splice(0)) {
    await untilGone(home);
    remove();
  }
});

const PASSWORD = /初始密码 (\S+)（只显示这一次）/;
const health = async (port: number) => (await fetch(`http://127.0.0.1:${port}/api/health`)).status;

test('the first start prints a password that opens a session, the second prints none and keeps the account', async () => {
  const home = newHome();
  const first = await start(home);
  const password = PASSWORD.exec(first.said())?.[1];
  const signIn = (port: number) =>
    fetch(`http://127.0.0.1:${port}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'admin', password }),
    });
  expect(await health(first.port)).toBe(200);
  expect((await signIn(first.port)).status).toBe(200);
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);

  const second = await start(home);
  expect(second.said()).not.toMatch(PASSWORD);
  expect((await signIn(second.port)).status).toBe(200);
});

test.each(['SIGTERM', 'SIGINT'] as const)('%s stops the database, the api and the pipelines', async signal => {
  const home = newHome();
  const { child, ended } = await start(home);
  expect(processesOf(home).length).toBeGreaterThan(3);
  child.kill(signal);
  expect(await ended).toBe(0);
  await untilGone(home);
  expect(existsSync(join(home, 'postgres/18/postmaster.pid'))).toBe(false);
});

test('a launcher that is killed takes everything with it, and the next start works', async () => {
  const home = newHome();
  const first = await start(home);
  first.child.kill('SIGKILL');
  await first.ended;
  await untilGone(home);
  const second = await start(home, { port: first.port });
  expect(await health(second.port)).toBe(200);
});

test('an api that is killed is started again', async () => {
  const home = newHome();
  const { port } = await start(home);
  const api = processesOf(home).find(line => line.includes('apps/api/dist/main.js'))!;
  process.kill(Number(api.split(' ')[0]), 'SIGKILL');
  const answers = async () => health(port).catch(() => 0);
  while ((await answers()) === 200) await new Promise(resolve => setImmediate(resolve));
  while ((await answers()) !== 200) await new Promise(resolve => setTimeout(resolve, 50));
  expect(processesOf(home).find(line => line.includes('apps/api/dist/main.js'))).not.toBe(api);
});

test('a port that is taken is refused in a sentence that says what to do', async () => {
  const { port } = await start(newHome());
  const second = startPlatform(newHome(), { port });
  await expect(second).rejects.toThrow(`端口 ${port} 已被占用`);
});

test('a command beside the running platform uses its database, and one alone stops what it started', async () => {
  const home = newHome();
  const tidu = (...words: string[]) => {
    const { NODE_OPTIONS: _, ...env } = process.env;
    const options = { env: { ...env, TIDU_HOME: home, DATABASE_URL: '' }, encoding: 'utf8' } as const;
    return spawnSync(process.execPath, [RUN, 'tidu', ...words], options);
  };
  expect(tidu('account', 'create', 'wang', '--name', '王芳', '--region', '220200')).toMatchObject({ status: 0 });
  expect(processesOf(home)).toEqual([]);
  await start(home);
  expect(tidu('account', 'list').stdout).toContain('wang  王芳  officer  吉林市');
});

const prefix = withoutNetwork();
if (prefix === null) console.log('skipped: this machine does not let a process have an empty network (unshare -n)');
const whereAllowed = prefix === null ? test.skip : test;

whereAllowed('the platform runs in a network that leads nowhere', async () => {
  const home = newHome();
  const { said, child } = await start(home, { prefix: prefix! });
  expect(said()).toContain('梯度已就绪');
  expect(readFileSync(`/proc/${child.pid}/net/dev`, 'utf8')).not.toMatch(/eth0|ens|enp/);
});
