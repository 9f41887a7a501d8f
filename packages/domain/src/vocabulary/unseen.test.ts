import { seenOnly, UNSEEN_RE2 } from './unseen.js';

test.each([
  ['blanks of every width', ' 甲\u00a0公\u3000司\u2009\u202f', '甲公司'],
  ['line breaks', '甲\r\n公\u2028司\u0085', '甲公司'],
  ['zero-width marks and byte order marks', '\ufeff甲\u200b公\u2060司', '甲公司'],
  ['direction marks', '\u202e甲\u2066公司\u2069', '甲公司'],
  ['tags and variation selectors', '甲公司\u{e0041}\ufe0f\u{e0101}', '甲公司'],
  ['full width', 'ＡＢＣ（１）', 'ABC(1)'],
])('%s are not what one reads', (_, text, seen) => {
  expect(seenOnly(text)).toBe(seen);
});

test('letters of every script and signs are', () => {
  expect(seenOnly('甲𠮷é–А😀-.,')).toBe('甲𠮷é–А😀-.,');
});

test('the three classes have no character in common', () => {
  const isIn = Object.values(UNSEEN_RE2).map(
    characters => new RegExp(`[${characters.replaceAll('\\x{', '\\u{')}]`, 'u'),
  );
  const shared = Array.from({ length: 0xe0200 }, (_, code) => code)
    .filter(code => code < 0xd800 || code > 0xdfff)
    .filter(code => isIn.filter(one => one.test(String.fromCodePoint(code))).length > 1);
  expect(shared).toEqual([]);
});
