/** The sums kept at every publication and the rows they were summed from give the same figures, whatever is asked. */
import fc from 'fast-check';
import { CATALOGUE, TIERS } from '@tidu/domain';
import { Lake } from '../../test/lake.js';
import { provinceOf } from '../../test/province.js';
import { placeOf } from './place.js';
import { planOf } from './plan.js';
import { openSnapshotFile, type SnapshotFile } from './snapshot-file.js';
import { groupName, readSums, sumsFromRows } from './sums.js';

let lake: Lake;
let snapshot: SnapshotFile;
beforeAll(async () => {
  lake = await Lake.create();
  snapshot = await openSnapshotFile(await provinceOf(lake));
}, 120_000);
afterAll(async () => {
  snapshot.close();
  await lake.remove();
});

const PERIODS = ['2025-06', '2025-09', '2026-03', '2026-06', '2026-09'];
const KEPT = CATALOGUE.filter(({ kept }) => kept);
const QUESTIONS = 80;

const question = fc.record({
  over: fc.constantFrom('serving', 'standing', 'duty'),
  regionId: fc.constantFrom('220000', '220100', '220200', '220102', 'changbaishan', 'changchun-xinqu'),
  by: fc.subarray(['prefecture', 'tier', 'section'] as const, { maxLength: 3 }),
  level: fc.constantFrom('prefecture', 'county'),
  tier: fc.constantFrom(null, 'monitored', ...TIERS),
  section: fc.constantFrom(null, 'C', 'I'),
} as const);

test(`${QUESTIONS} random questions, of every kept indicator and five periods each`, async () => {
  let figures = 0;
  await fc.assert(
    fc.asyncProperty(question, async ({ over, regionId, by, level, tier, section }) => {
      const dimensions = by.map(name => (name === 'prefecture' ? level : name));
      const asked = { codes: [], periods: PERIODS, by: dimensions, regionId, tier, section };
      const plan = planOf(asked, await placeOf(snapshot, '220000', regionId));
      const indicators = KEPT.filter(indicator => indicator.over === over);
      const sums = { over, indicators, periods: PERIODS, plan };
      const [fast, raw] = [await readSums(snapshot, sums), await sumsFromRows(snapshot, sums)];
      const told = (rows: typeof fast) =>
        new Map(rows.map(({ period, keys, sums: own }) => [groupName([period, ...keys]), own]));
      const [ours, theirs] = [told(fast), told(raw)];
      expect([...ours.keys()].sort()).toEqual([...theirs.keys()].sort());
      for (const [group, own] of theirs) {
        for (const column of Object.keys(own).filter(name => name.includes('_'))) {
          expect([group, column, ours.get(group)![column]]).toEqual([group, column, own[column]]);
          figures += 1;
        }
      }
    }),
    { numRuns: QUESTIONS, seed: 6 },
  );
  expect(figures).toBeGreaterThan(3000);
}, 120_000);
