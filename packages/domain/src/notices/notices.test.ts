import { DEFAULT_WISH, minutesUntilMail, noticeLetter, noticeSentence, noticeWishSchema } from './index.js';

const wish = (changes: object) => noticeWishSchema.parse({ email: 'li@example.cn', mail: 'each', ...changes });

test.each<[name: string, wish: object, at: string, minutes: number]>([
  ['comes at once', {}, '10:00', 0],
  ['waits until the quiet hours end', { quietFrom: '22:00', quietTo: '07:00' }, '23:30', 7 * 60 + 30],
  ['waits within a quiet noon', { quietFrom: '12:00', quietTo: '13:00' }, '12:45', 15],
  ['comes with the next digest', { mail: 'digest', digestAt: '08:30' }, '09:00', 23 * 60 + 30],
  [
    'of a digest in quiet hours comes after them',
    { mail: 'digest', digestAt: '06:00', quietFrom: '22:00', quietTo: '07:00' },
    '05:00',
    120,
  ],
])('a mail %s', (_, changes, at, minutes) => {
  expect(minutesUntilMail(wish(changes), at)).toBe(minutes);
});

test('who never said anything gets no mail', () => {
  expect(DEFAULT_WISH).toMatchObject({ email: null, mail: 'off' });
});

const fired = {
  ...{ kind: 'warning.fired', severity: 'red', subjectName: '甲公司' },
  facts: { ruleName: '营业收入同比下降', period: '2026-09', value: -38.2, threshold: -30 },
};

test('a notice names the firm and the rule, and its figure only where it may', () => {
  expect(noticeSentence(fired, 'zh')).toBe('【红】甲公司，触发预警，营业收入同比下降，2026年1—9月');
  expect(noticeSentence(fired, 'zh', { figures: true })).toContain('-38.20');
});

test('a lot of news is one letter, and what is too long is counted', () => {
  const { title, lines } = noticeLetter(Array.from({ length: 25 }, () => fired));
  expect([title, lines.length, lines.at(-1)]).toEqual(['梯度：25 条通知', 21, '另有 5 条，请到系统里查看。']);
});
