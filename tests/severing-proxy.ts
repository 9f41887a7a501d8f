import { createServer, connect, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** When a connection is cut: before the statement of that number reaches the server, or before its answer comes back. */
export interface Cut {
  statement: number;
  when: 'before' | 'after';
}

/** A way to PostgreSQL that breaks where one says. */
export interface SeveringProxy {
  /** The same database, through the proxy. */
  url: string;
  /** Statements sent since the last `arm`. */
  sent(): number;
  /** Counts anew, and cuts once at that place; null never cuts. */
  arm(cut: Cut | null): void;
  close(): Promise<void>;
}

/** Statements of the simple and of the extended protocol: Query and Parse. */
const STATEMENTS = new Set(['Q'.charCodeAt(0), 'P'.charCodeAt(0)]);

/** Opens a proxy that reads the protocol of PostgreSQL far enough to count statements, and cuts every connection at one of them. */
export async function openSeveringProxy(databaseUrl: string): Promise<SeveringProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let [sent, cut, isCutting]: [number, Cut | null, boolean] = [0, null, false];
  const sever = () => {
    cut = null;
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer(client => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    let pending = Buffer.alloc(0);
    let isStarted = false;
    client.on('data', (bytes: Buffer) => {
      pending = Buffer.concat([pending, bytes]);
      for (;;) {
        const head = isStarted ? 1 : 0;
        if (pending.length < head + 4) return;
        const length = head + pending.readInt32BE(head);
        if (pending.length < length) return;
        const message = pending.subarray(0, length);
        pending = pending.subarray(length);
        if (isStarted && STATEMENTS.has(message[0]!)) {
          sent += 1;
          if (cut?.statement === sent && cut.when === 'before') return sever();
          if (cut?.statement === sent) isCutting = true;
        }
        isStarted = true;
        upstream.write(message);
      }
    });
    upstream.on('data', (bytes: Buffer) => {
      if (isCutting) {
        isCutting = false;
        return sever();
      }
      client.write(bytes);
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const own = new URL(databaseUrl);
  own.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: own.href,
    sent: () => sent,
    arm: wanted => {
      [sent, cut, isCutting] = [0, wanted, false];
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
