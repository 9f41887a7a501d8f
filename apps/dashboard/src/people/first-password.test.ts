import { firstPassword } from './first-password.js';

test('a first password has four groups of letters nobody mistakes for others', () => {
  expect(firstPassword()).toMatch(/^([a-kmnp-z2-9]{4}-){3}[a-kmnp-z2-9]{4}$/);
});

test('every byte chooses a letter, each as often as another', () => {
  const chosen = Array.from({ length: 16 }, (_, block) =>
    firstPassword(Uint8Array.from({ length: 16 }, (__, at) => block * 16 + at)).replaceAll('-', ''),
  ).join('');
  expect(chosen).toMatch(/^[a-kmnp-z2-9]+$/);
  const counts = new Map<string, number>();
  for (const letter of chosen) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  expect(counts.size).toBe(32);
  expect(new Set(counts.values())).toEqual(new Set([8]));
});

test('two passwords are not the same', () => {
  expect(firstPassword()).not.toBe(firstPassword());
});
