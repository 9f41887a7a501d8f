/** Who watches runs hears of each change as it happens, and of no run of another region. */
import type { AddressInfo } from 'node:net';
import { contract } from '@tidu/contract';
import { beginRun, requestRun, succeedRun } from '@tidu/records';
import { openCounter, type Counter } from '../../test/counter.js';

let counter: Counter;
let address: string;
let cookie: string;
beforeAll(async () => {
  counter = await openCounter();
  await counter.addAccount('unit', 'officer', '220200');
  cookie = await counter.signIn('unit');
  const server = counter.app.getHttpServer() as { address(): AddressInfo };
  await counter.app.listen(0, '127.0.0.1');
  address = `http://127.0.0.1:${server.address().port}`;
});
afterAll(() => counter.close());

/** Begins to watch; what is heard, up to the first run in a state. */
async function watching(until: string): Promise<{ heard: Promise<{ subject: string; state: string }[]> }> {
  const answer = await fetch(`${address}/api/run-events?seconds=60`, { headers: { cookie } });
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = (await reader.read()).value!;
  const heard = (async () => {
    for (;;) {
      const found = [...text.matchAll(/^event: run\ndata: (.*)\n\n/gm)].map(
        match => JSON.parse(match[1]!) as { subject: string; state: string },
      );
      if (found.some(({ state }) => state === until)) {
        await reader.cancel();
        return found;
      }
      text += (await reader.read()).value ?? '';
    }
  })();
  return { heard };
}

test('a run is heard of when it is asked for, begins and ends, and one of elsewhere never', async () => {
  const { heard } = await watching('succeeded');
  const at = counter.clock.now;
  const wanted = { job: 'ingest', trigger: 'upload', actor: 'li', input: {} } as const;
  await requestRun(counter.ledger, { ...wanted, subject: 'elsewhere.csv', scopeId: '220300' }, { at });
  const { id } = (await requestRun(counter.ledger, { ...wanted, subject: 'own.csv', scopeId: '220202' }, { at }))!;
  const again = await watching('running');
  const run = (await beginRun(counter.ledger, id, { at }))!;
  // A slow reader gets only the newest state of a run: this one is heard before the next is made.
  await again.heard;
  await succeedRun(counter.ledger, run, { stages: [], result: {}, at });
  const events = await heard;
  expect(new Set(events.map(({ subject }) => subject))).toEqual(new Set(['own.csv']));
  expect(events.at(-1)).toMatchObject({ state: 'succeeded' });
});

test('only who hands in files may watch', async () => {
  await counter.addAccount('analyst', 'analyst', '220200');
  const other = await counter.signIn('analyst');
  expect(await counter.ask(contract.runs.events, { seconds: 0 }, { cookie: other })).toMatchObject({ status: 403 });
});
