/** What is accepted is locked: nothing more comes in for it, until an extension holds. */
import { Readable } from 'node:stream';
import { grantExtension, takeReviewStep } from '@tidu/records';
import { keepOriginal } from '@tidu/warehouse';
import { makeHome, NOW, reportOf, type Home } from '../test/home.js';
import { ingest } from './jobs/ingest.js';
import { publishLive } from './jobs/publish.js';

let home: Home;
beforeAll(async () => {
  home = await makeHome();
});
afterAll(() => home.remove());

const send = async (text: string) => {
  const original = await keepOriginal(home.folder, Readable.from([Buffer.from(text)]));
  const sent = { original, name: '报表.csv', scopeId: '220000', sender: 'zhang', receivedAt: NOW };
  const { load, quarantine } = await ingest(home.dock, sent);
  return { load, codes: [...new Set(quarantine.map(({ code }) => code))] };
};

test('a corrected return of an accepted period is sent back, one of another period is taken', async () => {
  expect(await send(reportOf([[1, 100]]))).toEqual({ load: 1, codes: [] });
  await publishLive(home.dock, { actor: 'zhang', now: NOW });
  const where = { period: '2026-09', regionId: '220100', reason: '', snapshotId: null, actor: 'li', at: NOW };
  await takeReviewStep(home.dock.ledger, { ...where, step: 'submit' });
  expect(await send(reportOf([[1, 101]]))).toEqual({ load: 1, codes: [] });
  await takeReviewStep(home.dock.ledger, { ...where, step: 'accept' });
  expect(await send(reportOf([[1, 102]]))).toEqual({ load: 0, codes: ['PERIOD_LOCKED'] });
  // Without a word of where it is, it is where the register of the published figures has it.
  expect(
    await send(
      reportOf([[1, 103]])
        .replaceAll(',南关区', ',')
        .replace('所属地区', '备注'),
    ),
  ).toMatchObject({
    load: 0,
    codes: ['PERIOD_LOCKED'],
  });
  expect(await send(reportOf([[1, 102]], '2026-06'))).toEqual({ load: 1, codes: [] });
  expect(await send(reportOf([[1, 104]]).replaceAll('南关区', '丰满区'))).toEqual({ load: 1, codes: [] });
});

test('an extension opens the period again for its region, to its last day', async () => {
  const granted = { period: '2026-09', regionId: '220102', reason: '更正', actor: 'li', at: NOW };
  await grantExtension(home.dock.ledger, { ...granted, until: '2026-10-19' });
  expect(await send(reportOf([[1, 105]]))).toEqual({ load: 0, codes: ['PERIOD_LOCKED'] });
  await grantExtension(home.dock.ledger, { ...granted, until: '2026-10-20' });
  expect(await send(reportOf([[1, 106]]))).toEqual({ load: 1, codes: [] });
});
