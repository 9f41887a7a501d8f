import { CASE_ACTS, CASE_STATES, NEXT_CASE_STATE, rungAbove, RUNGS } from './index.js';

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
