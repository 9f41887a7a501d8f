import { startPostgres, type PostgresServer } from './postgres/postgres.js';

const POLL_MS = 1_000;

/** The PostgreSQL of a home folder for as long as the platform runs. */
export interface KeptPostgres {
  url(): string;
  stop(): Promise<void>;
}

/**
 * Starts or adopts PostgreSQL, and starts it again when it is gone: it crashed, or it belonged to a command that has ended.
 *
 * @param onMoved called when it came back under another address
 */
export async function keepPostgres(home: string, onMoved: () => void): Promise<KeptPostgres> {
  let server: PostgresServer = await startPostgres({ home });
  let isBusy = false;

  const look = async () => {
    if (isBusy || server.isRunning()) return;
    isBusy = true;
    const before = server.url;
    server = await startPostgres({ home }).catch((): PostgresServer => server); // the next look tries again
    if (server.url !== before) onMoved();
    isBusy = false;
  };
  const timer = setInterval(() => void look(), POLL_MS);

  return {
    url: () => server.url,
    async stop() {
      clearInterval(timer);
      await server.stop();
    },
  };
}
