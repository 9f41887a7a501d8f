import { changed, readFilingsQuestion, writeFilingsQuestion } from './question.js';

test('a question survives being sent as an address', () => {
  const address = {
    period: '2026-09',
    region: '220200',
    span: 'period',
    status: 'accepted',
    page: '3',
    batch: 'b00000162',
    severity: 'refused',
    rows: '2',
  };
  expect(writeFilingsQuestion(readFilingsQuestion(address))).toEqual(address);
});

test('an address that cannot be read opens the first page of everything', () => {
  const address = { period: '2026-13', span: 'year', status: 'lost', page: '0', severity: 'grave', rows: '-1' };
  expect(writeFilingsQuestion(readFilingsQuestion(address))).toEqual({});
});

test('another condition begins at the first page and keeps the open batch', () => {
  const third = readFilingsQuestion({ page: '3', batch: 'b00000162' });
  expect(writeFilingsQuestion(changed(third, { status: 'withdrawn' }))).toEqual({
    status: 'withdrawn',
    batch: 'b00000162',
  });
});

test('another batch is opened with all its rows, on the same page of the list', () => {
  const reading = readFilingsQuestion({ page: '3', batch: 'b00000162', severity: 'refused', rows: '2' });
  expect(writeFilingsQuestion(changed(reading, { batch: 'b00000093' }))).toEqual({ page: '3', batch: 'b00000093' });
});
