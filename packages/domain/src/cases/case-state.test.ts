import { createWorkCalendar } from '../vocabulary/index.js';
import { CASE_ACTS, CASE_STATES, handlingDeadline, NEXT_CASE_STATE, rungAbove, RUNGS } from './index.js';

test('a closed case takes notes and may be opened again, and nothing else', () => {
  const allowed = CASE_ACTS.filter(act => NEXT_CASE_STATE.closed[act] !== null);
  expect(allowed).toEqual(['comment', 'attach', 'reopen']);
});

test('who is given a case has still to take it up', () => {
  expect(NEXT_CASE_STATE.handling.assign).toBe('open');
  expect(NEXT_CASE_STATE.open.accept).toBe('handling');
});

test('only known states follow', () => {
  const reached = CASE_STATES.flatMap(state => CASE_ACTS.map(act => NEXT_CASE_STATE[state][act]));
  expect(reached.filter(state => state !== null && !CASE_STATES.includes(state))).toEqual([]);
});

test('the ladder ends with the government', () => {
  expect(RUNGS.map(rungAbove)).toEqual(['county', 'prefecture', 'province', 'leading-group', 'government', null]);
});

test('a deadline counts working days, and days where the holidays are not announced', () => {
  const nationalDay = { date: '2026-10-01', kind: 'off', name: '国庆节' } as const;
  const calendar = createWorkCalendar([nationalDay, { ...nationalDay, date: '2026-10-02' }]);
  // From Tuesday: Wednesday, then Monday after the holiday and the weekend, then Tuesday.
  expect(handlingDeadline('red', '2026-09-29', calendar)).toBe('2026-10-06');
  expect(handlingDeadline('red', '2027-03-01', calendar)).toBe('2027-03-04');
  expect(handlingDeadline('blue', '2026-09-29', calendar)).toBeNull();
});
