import { warningFigures } from './warning-words.js';

const printed = (value: number | null, threshold: number | null, unit = 'percent') =>
  warningFigures({ value, threshold, unit }, 'zh');

test('a share and its floor have two decimals', () => {
  expect(printed(1.388, 2)).toEqual({ value: '1.39%', threshold: '2.00%' });
});

test('a share just under its floor is not rounded up to it', () => {
  expect(printed(1.998, 2)).toEqual({ value: '1.998%', threshold: '2.00%' });
  expect(printed(1.99996, 2).value).toBe('2.0000%');
});

test('a rule about a missing return has no number, an unreported value is no zero', () => {
  expect(printed(null, null, 'none')).toEqual({ value: null, threshold: null });
  expect(printed(null, 2)).toEqual({ value: '…', threshold: '2.00%' });
});

test('a value of another unit has its word', () => {
  expect(warningFigures({ value: 168.42, threshold: 155, unit: 'day' }, 'en')).toEqual({
    value: '168.4 days',
    threshold: '155.0 days',
  });
});
