import { warningValue } from './warning-words.js';

test('a share just under its floor is not rounded up to it', () => {
  expect(warningValue(1.96, 'percent', 'zh')).toBe('1.96%');
  expect(warningValue(2, 'percent', 'zh')).toBe('2.00%');
});

test('a rule about a missing return has no number, an unreported value is no zero', () => {
  expect(warningValue(null, 'none', 'zh')).toBeNull();
  expect(warningValue(null, 'percent', 'zh')).toBe('…');
});

test('a value of another unit has its word', () => {
  expect(warningValue(168.42, 'day', 'en')).toBe('168.4 days');
});
