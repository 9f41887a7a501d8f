/** What becomes of warnings from one evaluation to the next. */
import fc from 'fast-check';
import { ALERT_RULES, ALERT_STATES, makeUscc } from '@tidu/domain';
import type { Warning, WarningUpdate } from '@tidu/records';
import type { AlertFinding } from '@tidu/warehouse';
import { makeHome, type Home } from '../../test/home.js';
import { updatesOf } from './evaluate.js';

let home: Home;
beforeAll(async () => {
  home = await makeHome();
});
afterAll(() => home.remove());

const MONDAY = new Date('2026-10-19T00:05:00Z');
const TUESDAY = new Date('2026-10-20T00:05:00Z');
const FALLING = 'revenue-falling'; // fires after two periods running

const finding = (said: Partial<AlertFinding> = {}): AlertFinding => ({
  rule: FALLING,
  enterpriseId: makeUscc(1),
  enterpriseName: '甲公司',
  regionId: '220102',
  tier: 'national',
  secretary: null,
  period: '2026-09',
  value: -20,
  threshold: -10,
  streak: 1,
  ...said,
});

const evaluate = (findings: AlertFinding[], before: Warning[] = [], now = MONDAY) =>
  updatesOf(findings, before, { atlas: home.dock.atlas, now });

/** The warnings as an evaluation leaves them in the ledger. */
const kept = (updates: WarningUpdate[]): Warning[] =>
  updates.map(({ from: _, ...update }, n) => ({ ...update, id: update.id ?? `w${n}` }));

test('a breach waits, fires when it lasts, and is resolved when it ends', () => {
  const first = evaluate([finding({ streak: 1 })]);
  expect(first).toMatchObject([{ from: 'normal', state: 'pending', since: MONDAY, firedAt: null, streak: 1 }]);
  const second = evaluate([finding({ streak: 2, period: '2026-10' })], kept(first), TUESDAY);
  expect(second).toMatchObject([{ id: 'w0', from: 'pending', state: 'firing', since: TUESDAY, firedAt: TUESDAY }]);
  const third = evaluate([finding({ streak: 0, value: 3 })], kept(second), TUESDAY);
  expect(third).toMatchObject([{ id: 'w0', from: 'firing', state: 'normal', value: 3, firedAt: null }]);
});

test('what fires goes on as one warning, with the day it began', () => {
  const firing = kept(evaluate([finding({ streak: 2 })]));
  expect(evaluate([finding({ streak: 3, value: -30 })], firing, TUESDAY)).toMatchObject([
    { id: 'w0', from: 'firing', state: 'firing', since: MONDAY, firedAt: MONDAY, streak: 3, value: -30 },
  ]);
});

test('silence resolves nothing, and what was last seen stays to be read', () => {
  const firing = kept(evaluate([finding({ streak: 2 })]));
  const silent = finding({ period: '2026-10', value: null, threshold: null, streak: null });
  expect(evaluate([silent], firing, TUESDAY)).toMatchObject([
    { state: 'firing', period: '2026-10', value: -20, threshold: -10, streak: 2, firedAt: MONDAY },
  ]);
});

test('silence before a second period is neither a breach nor its end', () => {
  const pending = kept(evaluate([finding({ streak: 1 })]));
  expect(evaluate([finding({ streak: null })], pending)).toMatchObject([{ from: 'pending', state: 'no-data' }]);
});

test('an enterprise that a rule does not look at any more is at rest', () => {
  const firing = kept(evaluate([finding({ streak: 2 })]));
  expect(evaluate([], firing, TUESDAY)).toMatchObject([{ id: 'w0', from: 'firing', state: 'normal', streak: 0 }]);
  const resting = kept(evaluate([], firing, TUESDAY));
  expect(evaluate([], resting)).toEqual([]);
});

test('who was never anything but at rest is not kept', () => {
  expect(evaluate([finding({ streak: 0 }), finding({ streak: null, enterpriseId: makeUscc(2) })])).toEqual([]);
});

test('a rule that is no longer in force tells nothing', () => {
  expect(evaluate([finding({ rule: 'gone', streak: 9 })])).toEqual([]);
});

test('everyone above the region sees it; who has no region is seen by the whole installation', () => {
  const [known, unknown] = evaluate([
    finding({ streak: 2 }),
    finding({ streak: 2, enterpriseId: makeUscc(2), regionId: null }),
  ]);
  expect([known!.regionLine, unknown!.regionLine]).toEqual([['220102', '220100', '220000', '000000'], ['220000']]);
});

test('over any history: one warning an enterprise and rule, the same findings change nothing more', () => {
  const anyFinding = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom(...ALERT_RULES), fc.option(fc.integer({ min: 0, max: 3 })))
    .map(([serial, rule, streak]) => finding({ enterpriseId: makeUscc(serial), rule: rule.code, streak }));
  const evaluation = fc.uniqueArray(anyFinding, { selector: ({ enterpriseId, rule }) => enterpriseId + rule });
  fc.assert(
    fc.property(fc.array(evaluation, { minLength: 1, maxLength: 8 }), history => {
      let ledger = new Map<string, Warning>();
      for (const findings of history) {
        const updates = evaluate(findings, [...ledger.values()]);
        for (const update of updates) {
          const key = `${update.rule} ${update.enterpriseId}`;
          expect(update.id).toBe(ledger.get(key)?.id ?? null);
          expect(ALERT_STATES).toContain(update.state);
          expect(update.firedAt !== null).toBe(update.state === 'firing');
          ledger = new Map(ledger).set(key, { ...kept([update])[0]!, id: key });
        }
        const again = evaluate(findings, [...ledger.values()]);
        expect(again.filter(({ state, from }) => state !== from)).toEqual([]);
      }
    }),
  );
});
