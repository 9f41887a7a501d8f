/** XML cut into tokens is the same XML when they are put together, wherever the pieces it came in end. */
import fc from 'fast-check';
import { attributeIn, resolved, TokenScanner, withAttributes } from './xml-tokens.js';

const SHEET =
  '\uFEFF<?xml version="1.0"?><x:sheet a="1>2" b=\'<"\'><!-- <c r="A1"/> --><x:row r="1"><x:c r="A1" t="s"><x:v>1 &lt; 2</x:v></x:c><x:c\n r="B1"/></x:row><![CDATA[<row>]]></x:sheet>\n';

test('an honest part falls into its tags and what lies between them', () => {
  const tokens = new TokenScanner().push(SHEET).filter(({ kind }) => kind !== 'between');
  expect(tokens.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'open sheet',
    'open row',
    'open c',
    'open v',
    'close v',
    'close c',
    'empty c',
    'close row',
    'close sheet',
  ]);
});

test('no cut changes a letter or a tag', () => {
  const tags = (pieces: string[]) => {
    const scanner = new TokenScanner();
    const tokens = pieces.flatMap(piece => scanner.push(piece));
    scanner.end();
    expect(tokens.map(({ raw }) => raw).join('')).toBe(pieces.join(''));
    return tokens.filter(({ kind }) => kind !== 'between');
  };
  const whole = tags([SHEET]);
  fc.assert(
    fc.property(fc.array(fc.nat({ max: SHEET.length }), { maxLength: 12 }), cuts => {
      const places = [0, ...cuts.sort((a, b) => a - b), SHEET.length];
      expect(tags(places.slice(1).map((end, at) => SHEET.slice(places[at], end)))).toEqual(whole);
    }),
  );
});

test.each([
  ['breaks off', '<row r="1"'],
  ['breaks off in a comment', '<!-- '],
])('a part that %s cannot be edited', (_, text) => {
  const scanner = new TokenScanner();
  scanner.push(text);
  expect(() => scanner.end()).toThrow('cannot be marked');
});

test('a declaration of entities cannot be edited', () => {
  expect(() => new TokenScanner().push('<!DOCTYPE a><a/>')).toThrow('cannot be marked');
});

test.each([
  ['<c r="A1"/>', '<c r="A1" s="7"/>'],
  ['<c r="A1" s="3" t="s">', '<c r="A1" s="7" t="s">'],
  ["<c s='3'>", '<c s="7">'],
  ['<c x:s="3" b=" s=&quot;1&quot;">', '<c x:s="3" b=" s=&quot;1&quot;" s="7">'],
])('%s gets its attribute, and keeps the others as written', (before, after) => {
  expect(withAttributes(before, { s: '7' })).toBe(after);
});

test('values are read with their entities', () => {
  expect(attributeIn('<sheet name="&lt;A&amp;B&gt; &#20030;&#x4E8C;"/>', 'name')).toBe('<A&B> 举二');
  expect(resolved('&nbsp; &#x110000; &amp;lt;')).toBe('&nbsp; &#x110000; &lt;');
});
