/** A batch that was withdrawn is as if it had never been sent, whatever came before and after it. */
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { makeUscc } from '@tidu/domain';
import { withdrawBatches } from '@tidu/records';
import { keepOriginal } from '@tidu/warehouse';
import { makeHome, NOW, type Home } from '../../test/home.js';
import { ingest } from './ingest.js';
import { publishLive } from './publish.js';

/** One thing a sender does: files some figures, with or without R&D, or a list of titles; or takes back one that was sent. */
type Deed =
  | { kind: 'report'; period: string; rows: [serial: number, revenue: number | null][]; rd: number | null | undefined }
  | { kind: 'titles'; serial: number; tier: string }
  | { kind: 'withdraw'; which: number }
  | { kind: 'publish' };

const serials = fc.integer({ min: 1, max: 3 });
const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('report' as const),
      period: fc.constantFrom('2025-09', '2026-06', '2026-09'),
      rows: fc.array(fc.tuple(serials, fc.option(fc.integer({ min: 1, max: 9 }))), { minLength: 1, maxLength: 3 }),
      rd: fc.option(fc.option(fc.integer({ min: 0, max: 3 })), { nil: undefined }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('titles' as const),
      serial: serials,
      tier: fc.constantFrom('省级', '国家级'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), which: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'publish' as const }) },
);

/** The file of a deed; its place in the history makes it a file of its own. */
function fileOf(deed: Deed & { kind: 'report' | 'titles' }, at: number): string {
  const firm = (serial: number) => `${makeUscc(serial)},企业${serial}`;
  if (deed.kind === 'titles')
    return `统一社会信用代码,企业名称,级别,认定日期,备注\n${firm(deed.serial)},${deed.tier},2025-07-25,${at}\n`;
  const rows = new Map(deed.rows);
  const head = ['统一社会信用代码,企业名称,报告期,营业收入', ...(deed.rd === undefined ? [] : ['研发费用']), '备注'];
  const lines = [...rows].map(([serial, revenue]) =>
    [firm(serial), deed.period, revenue ?? '', ...(deed.rd === undefined ? [] : [deed.rd ?? '']), at].join(','),
  );
  return [head.join(','), ...lines, ''].join('\n');
}

describe('over any history', () => {
  let home: Home;
  let without: Home;
  beforeEach(async () => {
    [home, without] = [await makeHome(), await makeHome()];
  });
  afterEach(async () => {
    await home.remove();
    await without.remove();
  });

  const send = async (to: Home, deed: Deed & { kind: 'report' | 'titles' }, at: number) => {
    const original = await keepOriginal(to.folder, Readable.from([fileOf(deed, at)]));
    const said = { original, name: `${at}.csv`, scopeId: '220000', sender: 'zhang', receivedAt: NOW };
    return ingest(to.dock, said);
  };

  test.each(
    fc.sample(fc.array(anyDeed, { minLength: 4, maxLength: 9 }), { numRuns: 2, seed: 4 }).map(deeds => [deeds]),
  )('what is left counts alone: %j', async deeds => {
    const sent: { batch: string; at: number }[] = [];
    for (const [at, deed] of deeds.entries()) {
      if (deed.kind === 'publish') await publishLive(home.dock, { actor: 'zhang', now: NOW });
      else if (deed.kind === 'withdraw') {
        const [gone] = sent.splice(deed.which % (sent.length + 1), 1);
        const told = { actor: 'zhang', at: NOW, reason: '核对错误' };
        if (gone) await withdrawBatches(home.dock.ledger, [gone.batch], told);
      } else {
        const { batch, outcome } = await send(home, deed, at);
        if (outcome !== 'reject_file') sent.push({ batch: batch!, at });
      }
    }
    for (const { at } of sent) await send(without, deeds[at] as Deed & { kind: 'report' }, at);
    const [upon, alone] = [
      await publishLive(home.dock, { actor: 'zhang', now: NOW }),
      await publishLive(without.dock, { actor: 'zhang', now: NOW }),
    ];
    expect([upon.contentHash, upon.periods, upon.counts]).toEqual([alone.contentHash, alone.periods, alone.counts]);
  });
});
