import { nextPage } from './next-page.js';

test.each([
  ['/?region=220200', '/?region=220200'],
  ['https://elsewhere.example/', '/'],
  ['//elsewhere.example/', '/'],
  ['/\\elsewhere.example/', '/'],
  [undefined, '/'],
])('after signing in, a link to %s leads to %s', (next, page) => {
  expect(nextPage({ next })).toBe(page);
});
