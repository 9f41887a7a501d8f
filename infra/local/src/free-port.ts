import { createServer } from 'node:net';

/** A TCP port nobody listens on: the preferred one if it is free, else any. */
export async function freePort(preferred: number | null = null, host = '127.0.0.1'): Promise<number> {
  return (preferred === null ? null : await tryPort(preferred, host)) ?? (await tryPort(0, host)) ?? 0;
}

/** Whether nobody listens there. */
export async function isPortFree(port: number, host: string): Promise<boolean> {
  return (await tryPort(port, host)) !== null;
}

function tryPort(port: number, host: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(null);
      else reject(error);
    });
    probe.listen(port, host, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : null));
    });
  });
}
