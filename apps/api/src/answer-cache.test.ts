import { AnswerCache } from './answer-cache.js';

const bytes = (length: number) => Buffer.alloc(length);

test('the answer unused for longest makes room for the newest', () => {
  const cache = new AnswerCache(10);
  cache.set('a', bytes(4));
  cache.set('b', bytes(4));
  cache.get('a');
  cache.set('c', bytes(4));
  expect([cache.get('a'), cache.get('b'), cache.get('c')].map(answer => answer?.length ?? null)).toEqual([4, null, 4]);
});

test('an answer larger than the room is not kept', () => {
  const cache = new AnswerCache(10);
  cache.set('a', bytes(11));
  expect(cache.get('a')).toBeNull();
});
