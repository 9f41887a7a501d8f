/**
 * kill -9 at every point of a run, on a first run, on a rerun and over an older snapshot, and at moments a seed chooses. The
 * checker reads only PostgreSQL, the lake and the snapshots. The full counts stand in bench/kills.
 */
import { History, numbersFrom } from '../../test/kills/history.js';
import { makeHome, type Home } from '../../test/home.js';
import { FAULT_POINTS } from '../fault-points.js';

let home: Home;
let history: History;
beforeAll(async () => {
  home = await makeHome();
  history = new History(home);
});
afterAll(() => home.remove());

/** Every point once, in an order that puts first runs, reruns and older snapshots behind each other. */
test.each(FAULT_POINTS)('killed at %s nothing is lost, doubled, half there or unreadable', async point => {
  await history.send();
  expect(await history.work({ point })).toBe(true);
  expect(await history.faults({ atRest: false })).toEqual([]);
});

test('killed at moments a seed chose, and left alone at last, everything sent is in, once', async () => {
  const random = numbersFrom(20_261_130);
  for (let n = 0; n < 3; n++) {
    await history.send();
    await history.work({ afterMs: Math.floor(1_200 * random()) });
    expect(await history.faults({ atRest: false })).toEqual([]);
  }
  expect(await history.work()).toBe(false);
  expect(await history.faults({ atRest: true })).toEqual([]);
});
