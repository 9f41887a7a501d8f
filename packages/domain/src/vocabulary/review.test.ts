import { releaseStatus, reviewAfter, type ReviewStep } from './review.js';

test.each<[name: string, steps: ReviewStep[], state: string]>([
  ['nothing was done', [], 'collecting'],
  ['submitted', ['submit'], 'submitted'],
  ['sent back', ['submit', 'return'], 'returned'],
  ['sent back and submitted again', ['submit', 'return', 'submit'], 'submitted'],
  ['accepted', ['submit', 'accept'], 'accepted'],
  ['accepted and opened again', ['submit', 'accept', 'reopen'], 'returned'],
])('reports that were %s', (_, steps, state) => {
  expect(reviewAfter(steps).state).toBe(state);
});

const accepted = reviewAfter(['submit', 'accept']);
const again = reviewAfter(['submit', 'accept', 'reopen', 'submit', 'accept']);

test('figures are preliminary until the last unit is accepted, and revised once accepted figures were changed', () => {
  expect(releaseStatus([])).toBe('preliminary');
  expect(releaseStatus([accepted, reviewAfter(['submit'])])).toBe('preliminary');
  expect(releaseStatus([accepted, accepted])).toBe('final');
  expect(releaseStatus([accepted, again])).toBe('revised');
});
