import { placeOf, placeOfCharacter } from './refused.js';

const TEXT = 'SELECT 1 AS 收入\nFROM t WHERE WHERE x';

test('a place is told by line and column, and by units of the editor, whether bytes or characters are counted', () => {
  const at = TEXT.lastIndexOf('WHERE');
  const bytes = new TextEncoder().encode(TEXT.slice(0, at)).length;
  expect([bytes, at]).toEqual([32, 28]);
  expect(placeOf(TEXT, bytes)).toEqual({ at: '2:14', position: 28 });
  expect(placeOfCharacter(TEXT, at)).toEqual({ at: '2:14', position: 28 });
});

test('a character outside of the first plane is two units of the editor, and one of the parser', () => {
  expect(placeOfCharacter('𠮷𠮷x', 2)).toEqual({ at: '1:5', position: 4 });
});
