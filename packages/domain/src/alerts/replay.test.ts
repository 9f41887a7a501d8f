import fc from 'fast-check';
import {
  ALERT_STATES,
  decideAlert,
  EVALUATIONS,
  isActive,
  NEXT_STATE,
  observationCode,
  overallColours,
  replay,
  type AlertObservation,
  type AlertState,
  type KeptAlert,
  type LevelTiming,
  type Severity,
} from './index.js';

const level = (severity: Severity, periods = 1, recovery = 1): LevelTiming => ({
  ...{ severity, periods, recovery: { periods: recovery } },
});
const SIGHTS: Record<string, AlertObservation> = { '!': 'met', '.': 'clear', '~': 'between', '?': 'missing' };
/** One level over periods written as signs: `!` met, `.` clear, `~` between the lines, `?` not filed, ` ` not looked at. */
const over = (levels: LevelTiming[], ...signs: string[]) => {
  const states: AlertState[] = [];
  const seen = (row: number, at: number) => {
    const sight = SIGHTS[signs[row]![at]!];
    return sight === undefined ? 0 : observationCode(sight);
  };
  const result = replay(levels, signs[0]!.length, seen, (_at, _gravity, state) => states.push(state));
  return { ...result, states };
};

test.each<[name: string, levels: LevelTiming[], signs: string, states: AlertState[]]>([
  ['fires when a breach has lasted two periods', [level('orange', 2)], '.!!', ['normal', 'pending', 'firing']],
  ['forgets one period that did not last', [level('orange', 2)], '!.!', ['pending', 'normal', 'pending']],
  ['is not resolved by silence', [level('orange')], '!??', ['firing', 'firing', 'firing']],
  ['starts the count again after silence', [level('orange', 2)], '!?!', ['pending', 'no-data', 'pending']],
  ['recovers for two clear periods', [level('red', 1, 2)], '!..', ['firing', 'recovering', 'normal']],
  [
    'goes on when the breach returns in recovery',
    [level('red', 2, 2)],
    '!!.!',
    ['pending', 'firing', 'recovering', 'firing'],
  ],
  ['stays within the band of recovery', [level('red')], '!~~.', ['firing', 'firing', 'firing', 'normal']],
  ['does not fire within the band', [level('red')], '~~', ['normal', 'normal']],
  ['passes over periods it does not look at', [level('orange', 2)], '! !', ['pending', 'firing']],
])('a rule %s', (_, levels, signs, states) => {
  expect(over(levels, signs).states).toEqual(states);
});

test('the gravest level that stands gives the colour, and it holds until its own recovery', () => {
  const levels = [level('yellow'), level('red', 1, 2)];
  expect(over(levels, '!!', '!.')).toMatchObject({ state: 'firing', severity: 'red', episode: { from: 0, to: 1 } });
  expect(over(levels, '!!!', '!..')).toMatchObject({ severity: 'yellow', gravest: 'red', episode: { from: 0, to: 2 } });
});

test('the overall colour falls by one level a period and rises at once', () => {
  expect(overallColours(['red', null, null, 'blue', null, 'orange'])).toEqual([
    ...['red', 'orange', 'yellow', 'blue', null, 'orange'],
  ]);
});

test('the table knows every state and every evaluation', () => {
  for (const state of ALERT_STATES) expect(Object.keys(NEXT_STATE[state]).sort()).toEqual([...EVALUATIONS].sort());
});

const found = (from: string, to: string, severity: Severity = 'yellow') =>
  ({ state: 'firing', severity, episode: { from, to }, ofTheDay: false }) as const;

test('an episode is told once, again only when it grows graver, and once when it is over', () => {
  const first = decideAlert(found('2026-06', '2026-06'));
  expect(first).toMatchObject({ news: 'fired', changed: true });
  expect(decideAlert(found('2026-06', '2026-06'), first.kept)).toMatchObject({ news: null, changed: false });
  const worse = decideAlert(found('2026-06', '2026-09', 'red'), first.kept);
  expect(worse).toMatchObject({ news: 'worse', kept: { episode: { gravest: 'red', from: '2026-06' } } });
  const milder = decideAlert(found('2026-06', '2026-09', 'yellow'), worse.kept);
  expect(milder).toMatchObject({ news: null, changed: true });
  expect(decideAlert(found('2026-06', '2026-09', 'red'), milder.kept).news).toBeNull();
  const over = decideAlert({ state: 'normal', severity: null, episode: null, ofTheDay: false }, milder.kept);
  expect(over).toMatchObject({ news: 'resolved', kept: { state: 'normal' } });
});

test('a restated period that moves or takes back an episode does not page again', () => {
  const { kept } = decideAlert(found('2026-06', '2026-09'));
  const earlier = decideAlert(found('2026-03', '2026-09'), kept);
  expect(earlier).toMatchObject({ news: null, kept: { episode: { from: '2026-03', to: '2026-09' } } });
  const gone = decideAlert({ state: 'normal', severity: null, episode: null, ofTheDay: false }, earlier.kept);
  expect(decideAlert(found('2026-09', '2026-09'), gone.kept)).toMatchObject({ news: null, changed: true });
  expect(decideAlert(found('2026-12', '2026-12'), gone.kept)).toMatchObject({ news: 'fired' });
});

test('over any history and any restatement: the same figures change nothing, and no episode is told twice', () => {
  const signs = fc.string({ unit: fc.constantFrom('!', '.', '~', '?', ' '), minLength: 1, maxLength: 10 });
  const period = (at: number) => `2026-${String(at + 1).padStart(2, '0')}`;
  fc.assert(
    fc.property(fc.array(signs, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 3 }), (history, periods) => {
      let kept: KeptAlert | undefined;
      const told: string[] = [];
      for (const row of history) {
        const { state, severity, episode } = over([level('orange', periods, 2)], row);
        const stands = isActive(state) && episode ? { from: period(episode.from), to: period(episode.to) } : null;
        const now = { state, severity, episode: stands, ofTheDay: false };
        const decision = decideAlert(now, kept);
        if (decision.news === 'fired') told.push(decision.kept.episode!.to);
        expect(decideAlert(now, decision.kept)).toMatchObject({ news: null, changed: false });
        kept = decision.kept;
      }
      expect(new Set(told).size).toBe(told.length);
    }),
  );
});
