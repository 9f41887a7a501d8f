/** 18,658 registrations of 吉林省 from 1978 to 2004 as another hand copied them, damage and all. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Verdict } from '@tidu/domain';
import { keepOriginal } from '@tidu/warehouse';
import { ingest } from '../src/jobs/ingest.js';
import { publishLive } from '../src/jobs/publish.js';
import { beside, describeWith } from './beside.js';
import { makeHome, NOW, type Home } from './home.js';

const DATA = 'data/cn-jilin-registry';

describeWith(DATA)('registrations', () => {
  let home: Home;
  const verdicts = new Map<string, Verdict>();

  beforeAll(async () => {
    home = await makeHome();
    const names = readdirSync(beside(DATA)).filter(name => name.endsWith('.csv'));
    for (const name of names.sort()) {
      const original = await keepOriginal(home.folder, join(beside(DATA), name));
      const said = { original, name, scopeId: '220000', sender: 'zhang', receivedAt: NOW };
      verdicts.set(name.slice(3, 7), await ingest(home.dock, said));
    }
  });
  afterAll(() => home.remove());

  const sum = (count: (verdict: Verdict) => number) =>
    [...verdicts.values()].reduce((total, one) => total + count(one), 0);
  const marked = (test: RegExp) =>
    [...verdicts].flatMap(([year, { quarantine }]) =>
      quarantine.filter(({ code }) => test.test(code)).map(({ row, code }) => `${year} ${row} ${code}`),
    );

  test('every year is recognised by its headers and taken in part at least', () => {
    expect(verdicts.size).toBe(27);
    expect([...verdicts.values()].filter(({ outcome }) => outcome === 'reject_file')).toEqual([]);
  });

  test('every row is loaded, sent back or named as a repetition', () => {
    const repeated = sum(({ warn }) => warn.filter(({ code }) => code.startsWith('ROW_DUPLICATE')).length);
    const passedOver = sum(({ ignored }) => ignored.length);
    const loaded = sum(({ load }) => load);
    const sentBack = sum(({ totals }) => totals.quarantinedRows);
    expect(loaded + sentBack + repeated + passedOver).toBe(18_658);
    expect({ sentBack, repeated, passedOver }).toEqual({ sentBack: 15 + 2, repeated: 4, passedOver: 0 });
  });

  test('fifteen codes fail, thirteen of them in rows destroyed by an encoding, and two rows have eleven cells', () => {
    const failed = marked(/^USCC_/);
    expect(failed).toHaveLength(15);
    expect(failed.filter(mark => /^2002 21[2-4]\d USCC_FORMAT$/.test(mark))).toHaveLength(13);
    expect(failed.filter(mark => mark.endsWith('USCC_CHECKSUM'))).toEqual([
      '1988 166 USCC_CHECKSUM',
      '2002 336 USCC_CHECKSUM',
    ]);
    expect(marked(/^ROW_RAGGED$/)).toEqual(['2002 2127 ROW_RAGGED', '2002 2137 ROW_RAGGED']);
  });

  test('four firms of 1981 stand twice and are taken once', () => {
    const repeated = verdicts.get('1981')!.warn.filter(({ code }) => code === 'ROW_DUPLICATE_IDENTICAL');
    expect(repeated.map(({ row }) => row)).toEqual([7, 11, 14, 15]);
  });

  test('all of them stand in a snapshot', async () => {
    const { counts } = await publishLive(home.dock, { actor: 'zhang', now: NOW });
    expect(counts.enterprises).toBe(sum(({ load }) => load));
  });
});
