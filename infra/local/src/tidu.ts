import pg from 'pg';
import { readConfiguration } from '@tidu/domain';
import { ended, startChild } from './child.js';
import { startPostgres, type PostgresServer } from './postgres/postgres.js';
import { prepareLedger } from './prepared-ledger.js';
import { PROGRAMS, WORKING_COPY } from './working-copy.js';

/** Held by every command that uses a home's PostgreSQL, so that the one that started it leaves last. */
const COMPANY_LOCK = 7_021_010;

/** `npm run tidu -- …`: one command of the product. Starts PostgreSQL only if the command needs it and nobody runs it yet. */
export async function tidu(args: string[]): Promise<number> {
  const configuration = readConfiguration(process.env, WORKING_COPY);
  if (!needsDatabase(args)) return command(args, {});
  if (configuration.databaseUrl !== null) {
    await (await prepareLedger(configuration.databaseUrl, configuration)).close();
    return command(args, {});
  }
  const { server, leave } = await joinPostgres(configuration.home);
  try {
    await (await prepareLedger(server.url, configuration)).close();
    return await command(args, { TIDU_HOME: configuration.home, DATABASE_URL: server.url });
  } finally {
    await leave();
  }
}

/** Whether a command reads or writes the ledger; making demo workbooks, composites and reading built-in programmes do not. */
export function needsDatabase(args: string[]): boolean {
  const [name, action] = args.filter(arg => !arg.startsWith('-'));
  if (name === undefined || args.includes('--help') || args.includes('-h')) return false;
  if (name === 'programme') return action === 'verdicts';
  return !['demo', 'composite', 'help'].includes(name);
}

async function command(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = startChild(PROGRAMS.cli, { args, env, stdin: 'inherit' });
  // Ctrl-C reaches the child by itself; what is sent to this process only is passed on
  const passOn = (signal: NodeJS.Signals) => child.kill(signal);
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, passOn);
  process.on('SIGINT', () => {});
  return ended(child);
}

async function joinPostgres(home: string): Promise<{ server: PostgresServer; leave(): Promise<void> }> {
  for (;;) {
    const server = await startPostgres({ home });
    const seat = new pg.Client({ connectionString: server.url });
    seat.on('error', () => {});
    try {
      await seat.connect();
      await seat.query('SELECT pg_advisory_lock_shared($1)', [COMPANY_LOCK]);
    } catch (error) {
      // its owner was just leaving; a server of our own must answer
      if (server.adopted && !server.isRunning()) continue;
      throw error;
    }
    const leave = async () => {
      if (!server.adopted) {
        await seat.query('SELECT pg_advisory_unlock_shared($1)', [COMPANY_LOCK]).catch(() => {});
        await seat.query('SELECT pg_advisory_lock($1)', [COMPANY_LOCK]).catch(() => {}); // waits for the other commands
      }
      await seat.end().catch(() => {});
      await server.stop();
    };
    return { server, leave };
  }
}
