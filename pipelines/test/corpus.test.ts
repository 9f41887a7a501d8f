/** A corpus of hostile and broken files, each with what a good system does with it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mark, Verdict } from '@tidu/domain';
import { listAudit, listBatches } from '@tidu/records';
import { keepOriginal } from '@tidu/warehouse';
import { ingest } from '../src/jobs/ingest.js';
import { beside, describeWith } from './beside.js';
import { makeHome, type Home } from './home.js';

interface Expected {
  outcome: Verdict['outcome'];
  load: number;
  reason?: string;
  /** Marks, or that every row has one of this code. */
  quarantine?: Mark[] | string;
  /** Marks, or the codes of marks anywhere. */
  warn?: (Mark | string)[];
  ignored?: { row: number; why: string }[];
  values?: { row: number; field: string; value: string | number | null }[];
  alt?: Expected[];
}
interface Case {
  id: string;
  kind: string;
  variant: string;
  file: string;
  upload_as: string;
  expect: Expected & { limits: { max_ms: number } };
}

const describeCorpus = describeWith('corpus');
const manifest = beside('corpus/manifest.json');
const { cases, as_of: asOf } = existsSync(manifest)
  ? (JSON.parse(readFileSync(manifest, 'utf8')) as { cases: Case[]; as_of: string })
  : { cases: [], as_of: '' };

describeCorpus('each file of the corpus', () => {
  let home: Home;
  beforeAll(async () => {
    home = await makeHome('330000');
  });
  afterAll(() => home.remove());

  const send = async ({ file, upload_as: name }: Case) => {
    const original = await keepOriginal(home.folder, join(beside('corpus'), file));
    const receivedAt = new Date(`${asOf}T12:00:00`);
    return ingest(home.dock, { original, name, scopeId: '330000', sender: 'zhang', receivedAt, wantsRows: true });
  };

  test('the corpus has its 79 files', () => expect(cases).toHaveLength(79));

  test.each(cases.map(one => [`${one.id} ${one.kind} ${one.variant}`, one] as const))('%s', async (_, one) => {
    const { alt = [], ...expected } = one.expect;
    const started = performance.now();
    const verdict = await send(one);
    expect(performance.now() - started).toBeLessThan(expected.limits.max_ms);
    const misses = [expected, ...alt].map(wish => missOf(wish, verdict));
    expect(misses.includes(null) ? null : misses[0]).toBeNull();

    // Sent again it says the same and adds nothing.
    const batches = await listBatches(home.dock.ledger);
    const lake = home.list('lake');
    expect(await send(one)).toEqual(verdict);
    expect(await listBatches(home.dock.ledger)).toEqual(batches);
    expect(home.list('lake')).toEqual(lake);
    expect(await listAudit(home.dock.ledger, { subject: verdict.batch! })).toHaveLength(1);
  });

  test('nothing was named by a sender, left behind, or opened that was not sent', async () => {
    expect(home.list('files').filter(name => !/^[0-9a-f]{64}$/.test(name))).toEqual([]);
    expect(home.list('work')).toEqual([]);
    expect(home.list('lake').filter(name => !/^b\d{8}(?:\.issues)?\.parquet$/.test(name))).toEqual([]);
    expect(existsSync('/tmp/pwned-name')).toBe(false);
    expect(Object.keys(Object.prototype)).toEqual([]);
    const told = JSON.stringify(await listBatches(home.dock.ledger));
    expect(told).not.toMatch(/root:x:0/);
  });
});

/** What an expectation misses in a verdict; null where it holds. */
function missOf(wish: Expected, verdict: Verdict): unknown {
  const { outcome, reason, load } = verdict;
  if (outcome !== wish.outcome || load !== wish.load || (wish.reason ?? null) !== reason)
    return { outcome, reason, load };
  const { quarantine, warn, ignored, rows = [] } = verdict;
  if (Array.isArray(wish.quarantine) && !sameMarks(wish.quarantine, quarantine)) return { quarantine };
  const ofAll = typeof wish.quarantine === 'string' ? wish.quarantine : null;
  if (ofAll !== null && quarantine.some(({ code }) => !ofAll.endsWith(code))) return { quarantine };
  const isTold = (mark: Mark | string) =>
    warn.some(told => (typeof mark === 'string' ? told.code === mark : keyOf(told) === keyOf(mark)));
  if (!(wish.warn ?? []).every(isTold)) return { warn };
  if (!(wish.ignored ?? []).every(({ row, why }) => ignored.some(one => one.row === row && one.why === why)))
    return { ignored };
  const wrong = (wish.values ?? []).filter(
    ({ row, field, value }) => rows.find(one => one.row === row)?.[field] !== value,
  );
  return wrong.length > 0 ? { wrong, rows } : null;
}

function sameMarks(wished: readonly Mark[], told: readonly Mark[]): boolean {
  return wished.map(keyOf).sort().join() === told.map(keyOf).sort().join();
}

function keyOf({ row, field, code }: Mark): string {
  return `${row} ${field} ${code}`;
}
