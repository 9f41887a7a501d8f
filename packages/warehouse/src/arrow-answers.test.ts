import { tableFromIPC } from 'apache-arrow';
import { arrowOfAnswers, type ArrowAnswer } from './arrow-answers.js';

const answer: ArrowAnswer = {
  code: 'revenue',
  period: '2026-09',
  keys: [{ key: '220100' }, { key: 'C' }],
  value: 1234.5,
  numerator: 1234.5,
  denominator: null,
  n: 12,
  nExpected: 14,
  nFiled: 13,
  prior: 1000,
  change: { value: 23.45, kind: 'growth', n: 11 },
  share: 50,
  rank: 1,
  contribution: { points: 3, entrants: 1, exits: -0.5 },
  note: null,
  withheldFor: null,
};
const hidden: ArrowAnswer = {
  ...answer,
  keys: [{ key: '220200' }, { key: 'I' }],
  ...{ value: null, numerator: null, n: null, prior: null, change: null, share: null, rank: null, contribution: null },
  withheldFor: 'few',
};

test('figures are read back by Arrow, a column for each dimension, the snapshot in every row', async () => {
  const pieces: Uint8Array[] = [];
  const origin = {
    dimensions: ['prefecture', 'section'] as const,
    snapshotId: 's00000007',
    asOf: '2026-10-20T08:00:00Z',
  };
  for await (const piece of arrowOfAnswers([answer, hidden], origin)) pieces.push(piece);
  const rows = tableFromIPC(Buffer.concat(pieces))
    .toArray()
    .map(row => (row as { toJSON(): unknown }).toJSON());
  const common = { code: 'revenue', period: '2026-09', n_expected: 14n, n_filed: 13n, snapshot_id: 's00000007' };
  expect(rows).toMatchObject([
    {
      ...common,
      prefecture: '220100',
      section: 'C',
      value: 1234.5,
      n: 12n,
      change: 23.45,
      change_n: 11n,
      points_exits: -0.5,
    },
    { ...common, prefecture: '220200', section: 'I', value: null, n: null, change: null, withheld_for: 'few' },
  ]);
});

test('no figure is a stream without rows', async () => {
  const pieces: Uint8Array[] = [];
  for await (const piece of arrowOfAnswers([], { dimensions: [], snapshotId: 's1', asOf: '' })) pieces.push(piece);
  expect(tableFromIPC(Buffer.concat(pieces)).numRows).toBe(0);
});
