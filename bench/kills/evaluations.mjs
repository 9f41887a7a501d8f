// R7: evaluations cut off at every statement, before and after it, until there were enough; nothing lost, nothing told twice.
// DATABASE_URL=postgres://… node bench/kills/evaluations.mjs [cuts]   (an empty database; after a build of packages/records)
import { connect, createServer } from 'node:net';
import { migrate, openLedger, recordEvaluation } from '../../packages/records/dist/index.js';

const wanted = Number(process.argv[2] ?? 500);
const databaseUrl = process.env.DATABASE_URL;
if (!databaseUrl) throw new Error('DATABASE_URL of an empty database is missing');
const ledger = await openLedger(databaseUrl);
await migrate(ledger);
const proxy = await openProxy(databaseUrl);
const through = await openLedger(proxy.url);

const found = (subjectId, changes = {}) => ({
  ...{
    rule: 'revenue-falling',
    ruleName: '营业收入同比下降',
    subject: 'enterprise',
    subjectId,
    subjectName: subjectId,
  },
  ...{ regionId: '220202', regionLine: ['220202', '220200', '220000'], tier: 'provincial', secretary: null },
  ...{ severity: 'orange', state: 'firing', period: '2026-09', value: -31.4, threshold: -10, streak: 2 },
  ...{ episode: { from: '2026-09', to: '2026-09' }, ofTheDay: false, opensCaseFrom: 'yellow', inhibited: false },
  ...changes,
});
const FIRST = Array.from({ length: 40 }, (_, at) => found(`e${at}`));
const SECOND = FIRST.map((one, at) =>
  at % 3 === 0
    ? { ...one, severity: 'red', period: '2026-12', episode: { from: '2026-09', to: '2026-12' } }
    : at % 3 === 1
      ? { ...one, state: 'normal', episode: null, streak: 0, period: '2026-12' }
      : one,
).concat(found('new'));
const evaluate = (day, founds, by) =>
  recordEvaluation(by, {
    ...{ found: founds, snapshotId: `s${day}`, at: new Date(Date.UTC(2026, 9, day)), deadline: () => '2026-10-30' },
  });
const query = text => ledger.source.query(text);
const fingerprint = async () =>
  JSON.stringify([
    await query(
      'SELECT rule, subject_id, state, severity, period, episode_from, case_id IS NULL AS bare FROM warning ORDER BY 1, 2',
    ),
    await query(
      'SELECT from_state, to_state, severity, period, count(*) FROM warning_event GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4',
    ),
    await query('SELECT subject_id, severity, state FROM alert_case ORDER BY 1'),
    await query('SELECT key, kind, state FROM notice ORDER BY 1'),
  ]);
const restore = async () => {
  for (const table of ['warning_event', 'warning', 'evaluation', 'case_entry', 'alert_case', 'notice']) {
    await query(`DELETE FROM ${table}`);
  }
  await evaluate(11, FIRST, ledger);
};

await restore();
const halfway = await fingerprint();
proxy.arm(0, 'before');
await evaluate(12, SECOND, through);
const statements = proxy.sent();
const whole = await fingerprint();
let [cuts, lost, torn] = [0, 0, 0];
for (; cuts < wanted; cuts++) {
  await restore();
  proxy.arm((cuts % statements) + 1, Math.floor(cuts / statements) % 2 === 0 ? 'before' : 'after');
  await evaluate(12, SECOND, through).catch(() => {});
  const left = await fingerprint();
  if (left !== halfway && left !== whole) torn += 1;
  await evaluate(12, SECOND, ledger);
  if ((await fingerprint()) !== whole) lost += 1;
}
console.log(`${cuts} cuts over ${statements} statements: ${torn} half done, ${lost} lost or told twice`);
await through.close();
await ledger.close();
proxy.close();
process.exitCode = torn + lost === 0 ? 0 : 1;

/** A way to PostgreSQL that counts statements and breaks at one of them. */
async function openProxy(address) {
  const target = new URL(address);
  const sockets = new Set();
  let [sent, at, when, isCutting] = [0, 0, 'before', false];
  const sever = () => {
    at = 0;
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer(client => {
    const upstream = connect(Number(target.port || 5432), target.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    let [pending, isStarted] = [Buffer.alloc(0), false];
    client.on('data', bytes => {
      pending = Buffer.concat([pending, bytes]);
      for (;;) {
        const head = isStarted ? 1 : 0;
        if (pending.length < head + 4) return;
        const length = head + pending.readInt32BE(head);
        if (pending.length < length) return;
        const message = pending.subarray(0, length);
        pending = pending.subarray(length);
        if (isStarted && (message[0] === 0x51 || message[0] === 0x50)) {
          sent += 1;
          if (sent === at && when === 'before') return sever();
          if (sent === at) isCutting = true;
        }
        isStarted = true;
        upstream.write(message);
      }
    });
    upstream.on('data', bytes => {
      if (!isCutting) return client.write(bytes);
      isCutting = false;
      sever();
    });
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const own = new URL(address);
  own.host = `127.0.0.1:${server.address().port}`;
  return {
    url: own.href,
    sent: () => sent,
    arm: (statement, place) => ([sent, at, when, isCutting] = [0, statement, place, false]),
    close: () => server.close(),
  };
}
