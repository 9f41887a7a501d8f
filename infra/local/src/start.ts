import { readConfiguration, type Configuration } from '@tidu/domain';
import { startChild } from './child.js';
import { freePort, isPortFree } from './free-port.js';
import { waitUntilHealthy } from './health.js';
import { keepPostgres } from './kept-postgres.js';
import { firstAdministrator, prepareLedger } from './prepared-ledger.js';
import { showProgress } from './progress-line.js';
import { orderlyShutdown } from './shutdown.js';
import { keepRunning, type Supervised } from './supervisor.js';
import { PROGRAMS, WORKING_COPY } from './working-copy.js';

/** The running platform. */
export interface Platform {
  /** Ends api and pipelines and starts them again, from what is built now. */
  restart(): Promise<void>;
}

/** `npm start`: PostgreSQL, the ledger, then api and pipelines, until a signal ends all of them. */
export async function start(): Promise<Platform> {
  const configuration = readConfiguration(process.env, WORKING_COPY);
  const { home, host, databaseUrl: own } = configuration;
  const port = configuration.port === 0 ? await freePort(null, host) : configuration.port;
  await refuseTakenPort(port, host);

  const children: Supervised[] = [];
  const shutdown = orderlyShutdown(say);
  const postgres =
    own === null ? await keepPostgres(home, () => children.forEach(child => void child.restart())) : null;
  if (postgres) shutdown.before(() => postgres.stop());
  const databaseUrl = () => postgres?.url() ?? own ?? '';

  const ledger = await prepareLedger(databaseUrl(), configuration);
  shutdown.before(() => ledger.close());
  const password = await firstAdministrator(ledger, configuration.provinceId);
  // at once, before anything else can fail: it is known nowhere else
  if (password) say(`管理员账号 admin，初始密码 ${password}（只显示这一次）`);

  for (const name of ['api', 'pipelines'] as const) {
    const args = name === 'pipelines' ? ['--demo', String(configuration.demoEnterprises)] : [];
    const begin = () =>
      startChild(PROGRAMS[name], {
        args,
        env: { ...settings(configuration, port), DATABASE_URL: databaseUrl() },
        detached: true,
      });
    const child = keepRunning(name, begin, complain);
    children.push(child);
    shutdown.before(() => child.stop());
  }

  const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  await waitUntilHealthy(port, host);
  say(`梯度已就绪：${address}`);
  say(
    `Tidu is ready at ${address}${password ? '; sign in as admin with the password above, shown only this once' : ''}`,
  );
  if (configuration.demoEnterprises > 0) showProgress(ledger, process.stdout);
  return { restart: async () => void (await Promise.all(children.map(child => child.restart()))) };
}

/** What the children read: settled values, so that launcher and children never differ. */
function settings({ home, host, provinceId, regionsFile, backups }: Configuration, port: number): NodeJS.ProcessEnv {
  return {
    TIDU_HOME: home,
    HOST: host,
    PORT: String(port),
    TIDU_PROVINCE: provinceId,
    TIDU_REGIONS: regionsFile ?? '',
    TIDU_BACKUPS: backups,
  };
}

async function refuseTakenPort(port: number, host: string): Promise<void> {
  if (await isPortFree(port, host)) return;
  throw new Error(
    `端口 ${port} 已被占用，可能梯度已经在运行。请先停止占用它的程序，或换一个端口：PORT=${port + 1} npm start\n` +
      `Port ${port} is in use, perhaps by a running Tidu. Stop that, or choose another: PORT=${port + 1} npm start`,
  );
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}
