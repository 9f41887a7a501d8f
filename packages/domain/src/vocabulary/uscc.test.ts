import { checkUscc, isSynthetic, makeUscc, normaliseUscc, organisationCodeHolds } from './uscc.js';

test.each([
  ['91440300192317458F', '比亚迪股份有限公司'],
  ['9144030071526726XG', '腾讯科技(深圳)有限公司'],
  ['91350900587527783P', '宁德时代'],
  ['914403001922038216', '华为技术有限公司'],
  ['91440300708461136T', '深圳市腾讯计算机系统'],
  ['11220200795219742W', '吉林市的一个机关'],
  ['912201011239989159', '中国一汽集团'],
])('%s of %s passes both checks', uscc => {
  expect(checkUscc(uscc)).toBeNull();
  expect(organisationCodeHolds(uscc)).toBe(true);
});

test.each([
  ['91220101123999824F', 'Q'],
  ['91310115MA1H8R7C6D', '7'],
  ['91350211M0000XUF46', 'R'],
])('%s fails its check digit, which should be %s', (uscc, expected) => {
  expect(checkUscc(uscc)).toEqual({ code: 'USCC_CHECKSUM', expected });
});

test.each([
  ['one character short', '91110108MA01712M9'],
  ['nineteen characters', '91440300192317458FF'],
  ['the letter I, which the code does not use', '9144030019231745IF'],
  ['the letter O, which the code does not use', '9144O300192317458F'],
  ['the letter S, which the code does not use', '91440300S92317458F'],
  ['the letter V, which the code does not use', '91440300V92317458F'],
  ['the letter Z, which the code does not use', '91440300Z92317458F'],
  ['a Cyrillic А, which only looks like A', '91440300МА2317458F'],
  ['a name', '吉林测试有限公司'],
  ['nothing', ''],
])('%s is not the form of a credit code', (_, text) => {
  expect(checkUscc(text)).toEqual({ code: 'USCC_FORMAT' });
});

test('the third negative example fails', () => {
  expect(checkUscc('91110108MA01712M9L')).toMatchObject({ code: 'USCC_CHECKSUM' });
});

test.each([
  '9.1330100E+17',
  '9.12E+17',
  '9.12201011239989E+17',
  '9e17',
  '9.12201011239989E+017',
  '912201011239989100',
  '912201011239989000',
])('%s was a credit code until a spreadsheet took it for a number', text => {
  expect(checkUscc(text)).toEqual({ code: 'USCC_PRECISION_LOST' });
});

test.each([
  ['lower case', '91220582ma13xcrl8f', '91220582MA13XCRL8F'],
  ['full width', '９１４４０３００１９２３１７４５８Ｆ', '91440300192317458F'],
  ['blanks around and between', ' 914403 00192317458F　', '91440300192317458F'],
  ['the apostrophe of a spreadsheet', "'91440300192317458F", '91440300192317458F'],
  ['an invisible space', '91440300\u200b192317458F\ufeff', '91440300192317458F'],
])('%s is put right before the check', (_, filed, stored) => {
  expect(normaliseUscc(filed)).toBe(stored);
  expect(checkUscc(filed)).toBeNull();
});

test('a failing organisation code inside does not fail the credit code', () => {
  expect(organisationCodeHolds('91330100MATE00001L')).toBe(false);
  expect(checkUscc('91330100MATE00001L')).toBeNull();
});

test('one wrong digit anywhere is found', () => {
  const right = '912201011239989159';
  const wrong = [...right].map(
    (digit, place) => right.slice(0, place) + ((Number(digit) + 1) % 10) + right.slice(place + 1),
  );
  expect(wrong.filter(uscc => checkUscc(uscc) === null)).toEqual([]);
});

test('codes made for demonstration pass both checks and carry a registrar that does not exist', () => {
  const made = [0, 1, 2, 12_345, 99_999_999].map(serial => makeUscc(serial));
  expect(made.map(checkUscc)).toEqual([null, null, null, null, null]);
  expect(made.every(organisationCodeHolds)).toBe(true);
  expect(made.every(isSynthetic)).toBe(true);
  expect(isSynthetic('912201011239989159')).toBe(false);
});

test('a thousand serials give a thousand codes that pass, those with check character 0 too', () => {
  const made = Array.from({ length: 1000 }, (_, serial) => makeUscc(serial));
  expect(new Set(made).size).toBe(1000);
  expect(made.filter(uscc => checkUscc(uscc) !== null)).toEqual([]);
  expect(made.filter(uscc => uscc.endsWith('0')).length).toBeGreaterThan(0);
});

test('a serial that does not fit is refused', () => {
  expect(() => makeUscc(100_000_000)).toThrow('0…99999999');
});
