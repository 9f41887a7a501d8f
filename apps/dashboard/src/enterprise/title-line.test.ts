import { titleLine } from './title-line.js';

const names = { zh: '', en: null };
const title = (tier: 'seed' | 'municipal' | 'provincial', from: string, until: string | null, cancelledOn = '') => ({
  tier,
  tierName: names,
  action: 'grant' as const,
  from,
  until,
  cancelledOn: cancelledOn === '' ? null : cancelledOn,
  document: null,
  batchId: 'b00000001',
});
const standings = (line: ReturnType<typeof titleLine>) =>
  line?.rows.map(({ tier, bars }) => [tier, ...bars.map(({ standing }) => standing)]);

test('an enterprise without titles has no line', () => {
  expect(titleLine([], '2026-07-02')).toBeNull();
});

test('a title of one year fills the second half of a line of two, and today stands where the day is', () => {
  const line = titleLine([title('municipal', '2027-01-01', '2028-01-01')], '2026-07-02');
  expect(line).toMatchObject({ years: [{ year: 2026, left: 0 }, { year: 2027 }, { year: 2028 }] });
  // 365, 365 and 366 days.
  expect(line?.rows[0]?.bars[0]?.left).toBeCloseTo((365 / 1096) * 100);
  expect(line?.rows[0]?.bars[0]?.width).toBeCloseTo((365 / 1096) * 100);
  expect(line?.today).toBeCloseTo((182 / 1096) * 100);
});

test('the highest title that holds stands out, whatever held before or lies under it', () => {
  const titles = [
    title('municipal', '2025-01-01', '2028-01-01'),
    title('provincial', '2023-05-01', '2026-05-01'),
    title('provincial', '2026-05-01', '2029-05-01'),
    title('seed', '2020-01-01', '2023-01-01'),
  ];
  expect(standings(titleLine(titles, '2026-07-02'))).toEqual([
    ['provincial', 'past', 'highest'],
    ['municipal', 'held'],
    ['seed', 'past'],
  ]);
});

test('on its last day a title is over: it holds up to that day', () => {
  const titles = [title('provincial', '2023-05-01', '2026-05-01')];
  expect(titleLine(titles, '2026-04-30')?.rows[0]?.bars[0]).toMatchObject({ standing: 'highest', daysLeft: 1 });
  expect(titleLine(titles, '2026-05-01')?.rows[0]?.bars[0]).toMatchObject({ standing: 'past', daysLeft: null });
});

test('a title that was cancelled ends on that day', () => {
  const bar = titleLine([title('seed', '2025-01-01', '2028-01-01', '2026-01-01')], '2026-07-02')?.rows[0]?.bars[0];
  expect(bar).toMatchObject({ standing: 'cancelled', width: 50 });
});

test('a title without an end holds until the edge of the line', () => {
  const bar = titleLine([title('seed', '2026-01-01', null)], '2026-07-02')?.rows[0]?.bars[0];
  expect(bar).toMatchObject({ standing: 'highest', left: 0, width: 100, daysLeft: null });
});
