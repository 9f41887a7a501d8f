import { longer, readOperationsQuestion, writeOperationsQuestion } from './question.js';

test('a question survives being sent as an address', () => {
  const address = { job: 'ingest', state: 'failed', run: '0b5e7c1e-0000-4000-8000-000000000000', limit: '200' };
  expect(writeOperationsQuestion(readOperationsQuestion(address))).toEqual(address);
});

test('an address that cannot be read lists the newest runs of every job', () => {
  const address = { job: 'sweep', state: 'lost', limit: '7' };
  expect(writeOperationsQuestion(readOperationsQuestion(address))).toEqual({});
});

test('the list grows in steps to what the API hands out at most', () => {
  expect([50, 200, 500].map(longer)).toEqual([200, 500, null]);
});
