import { readConfiguration, TiduError } from '@tidu/domain';
import { createApp } from './create-app.js';

/** Listens until told to stop: by a signal, or because the process that started this one is gone. */
async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const app = await createApp({ configuration });
  const stop = (): void => {
    void app.close().finally(() => process.exit(0));
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
  process.once('disconnect', stop);
  await app.listen(configuration.port, configuration.host);
}

main().catch((error: unknown) => {
  const message = error instanceof TiduError ? error.message : String(error);
  process.stderr.write(`${JSON.stringify({ level: 60, msg: 'the api did not start', error: message })}\n`);
  process.exit(1);
});
