import fc from 'fast-check';
import { superfluous, type Aged } from './retention.js';

const made = (day: string, fault: string | null = null): Aged => {
  const at = new Date(`${day}T01:30:00Z`);
  return { id: day, madeAt: at, checkedAt: at, fault };
};
const days = (from: string, n: number) =>
  Array.from({ length: n }, (_, at) => made(new Date(Date.parse(from) + at * 86_400_000).toISOString().slice(0, 10)));

test('of a hundred daily ones a week of days, the ends of four weeks and those of the months are left', () => {
  const all = days('2026-07-01', 100);
  const gone = superfluous(all);
  const left = all.filter(each => !gone.includes(each)).map(({ id }) => id);
  expect(left).toEqual([
    ...['2026-07-31', '2026-08-31', '2026-09-20', '2026-09-27', '2026-09-30', '2026-10-02', '2026-10-03'],
    ...['2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07', '2026-10-08'],
  ]);
});

test('a damaged one counts for nothing and goes, and never takes the last good one with it', () => {
  const good = made('2025-01-01');
  const bad = days('2026-09-01', 30).map(each => ({ ...each, fault: '内容变了' }));
  expect(superfluous([good, ...bad])).toEqual(bad.toReversed());
});

test('whatever there is, the newest that was found whole stays', () => {
  const backup = fc.record({
    id: fc.uuid(),
    madeAt: fc.date({ min: new Date('2024-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }),
    isChecked: fc.boolean(),
    fault: fc.constantFrom(null, null, '内容变了'),
  });
  fc.assert(
    fc.property(fc.uniqueArray(backup, { selector: ({ id }) => id, maxLength: 60 }), found => {
      const all = found.map(({ isChecked, ...each }) => ({ ...each, checkedAt: isChecked ? each.madeAt : null }));
      const whole = all.filter(({ fault, checkedAt }) => fault === null && checkedAt !== null);
      const newest = Math.max(...whole.map(({ madeAt }) => madeAt.getTime()));
      const gone = superfluous(all);
      return whole.length === 0 || whole.some(each => each.madeAt.getTime() === newest && !gone.includes(each));
    }),
  );
});
