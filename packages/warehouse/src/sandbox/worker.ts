import { closeSync, existsSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { setPriority, constants } from 'node:os';
import { createInterface } from 'node:readline';
import { attackOurselves } from './attack-ourselves.js';
import { openLocked, readVocabulary } from './locked-database.js';
import { encodeFrame, type Frame, type Request, type WorkerFacts } from './protocol.js';
import { startQuery, type Running } from './run-query.js';

/** The file, as our parent opened it: read-only, whatever folder it lies in. */
const SNAPSHOT_DESCRIPTOR = 3;
const MB = 1024 * 1024;

/** The process that runs strangers' SQL. Started by `launchWorker` with nothing but a file; ends with its parent. */
async function main(): Promise<void> {
  closeForeignFiles();
  const [file = '', names = '{}'] = process.argv.slice(2);
  const answers = new Socket({ fd: 1, readable: false, writable: true });
  answers.on('error', endNow);
  const send = (frame: Frame) => write(answers, frame);
  const database = await openLocked(existsSync(descriptorPath()) ? descriptorPath() : file);
  const vocabulary = await readVocabulary(database, JSON.parse(names) as Parameters<typeof readVocabulary>[1]);
  const breach = await attackOurselves(database, vocabulary, process.env);
  if (breach !== null) {
    await send({ kind: 'unsafe', reason: breach });
    return endNow();
  }
  // Only now: somebody waits for the start.
  yieldToOthers();
  await send({ kind: 'ready', facts: factsOf() });

  let running: Promise<Running> | null = null;
  const requests = createInterface({ input: process.stdin });
  requests.on('line', line => {
    const request = JSON.parse(line) as Request;
    if (request.kind === 'interrupt') return void running?.then(query => query.interrupt());
    running = startQuery(database, vocabulary, request, send);
  });
  requests.on('close', endNow);
}

/** Everything else on the machine goes first: the processor, and the memory when there is not enough. */
function yieldToOthers(): void {
  setPriority(constants.priority.PRIORITY_LOW);
  tryTo(() => writeFileSync('/proc/self/oom_score_adj', '1000'));
}

/** Files our parent had open and did not mean to hand down. */
function closeForeignFiles(): void {
  tryTo(() => {
    for (const name of readdirSync('/proc/self/fd')) {
      const descriptor = Number(name);
      if (descriptor > SNAPSHOT_DESCRIPTOR) tryTo(() => closeIfFile(descriptor));
    }
  });
}

function closeIfFile(descriptor: number): void {
  const target = readlinkSync(`/proc/self/fd/${descriptor}`);
  if (target.startsWith('/') && !target.startsWith('/dev/') && !target.startsWith('/proc/')) closeSync(descriptor);
}

const descriptorPath = (): string => `/proc/self/fd/${SNAPSHOT_DESCRIPTOR}`;

function write(socket: Socket, frame: Frame): Promise<void> {
  const pieces = encodeFrame(frame);
  socket.cork();
  for (const piece of pieces) socket.write(piece);
  const hasRoom = !socket.writableNeedDrain;
  socket.uncork();
  return hasRoom ? Promise.resolve() : new Promise(resolve => socket.once('drain', resolve));
}

function factsOf(): WorkerFacts {
  const limits = tryTo(() => readFileSync('/proc/self/limits', 'utf8')) ?? '';
  const status = tryTo(() => readFileSync('/proc/self/status', 'utf8')) ?? '';
  const bytes = /^Max data size\s+(\d+)/m.exec(limits)?.[1];
  return {
    pid: process.pid,
    uid: process.getuid?.() ?? null,
    memoryLimit: bytes === undefined ? null : Number(bytes),
    noNewPrivileges: /^NoNewPrivs:\s+1/m.test(status),
    startMs: Math.round(performance.now()),
  };
}

/** Not `exit`: that would wait for a query that cannot be interrupted. */
function endNow(): void {
  process.kill(process.pid, 'SIGKILL');
}

function tryTo<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? error.message : String(error)} (${Math.round(process.memoryUsage().rss / MB)} MB)\n`,
  );
  process.exitCode = 1;
  process.stdin.destroy();
});
