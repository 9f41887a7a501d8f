import fc from 'fast-check';
import { openDuckDb } from '../../test/duckdb.js';
import { sql } from '../sql.js';
import { CELL_MACROS } from './cell-macros.js';

type Judged = { kept: string; fault: string | null; remarks: string[]; plain: boolean };

const KEPT: [why: string, text: string, kept: string, remarks: string[]][] = [
  ['a plain name', '甲公司', '甲公司', []],
  ['blanks around it', '　甲公司\u00a0 ', '甲公司', []],
  ['line breaks around it', '\n甲公司\r\n', '甲公司', []],
  ['a blank within', '甲 (集团) 公司', '甲 (集团) 公司', []],
  ['a line break within', '甲\r\n公司', '甲 公司', ['TEXT_CONTROL_REMOVED']],
  ['line breaks with blanks about them', '甲 \n\n 公司', '甲 公司', ['TEXT_CONTROL_REMOVED']],
  ['a tab within', '甲\t公司', '甲 公司', ['TEXT_CONTROL_REMOVED']],
  ['the line separator of Unicode', '甲\u2028公司', '甲 公司', ['TEXT_CONTROL_REMOVED']],
  ['a zero-width space', '甲\u200b公司', '甲公司', ['TEXT_INVISIBLE_REMOVED']],
  ['a byte order mark', '\ufeff甲公司', '甲公司', ['TEXT_INVISIBLE_REMOVED']],
  ['a soft hyphen', '甲\u00ad公司', '甲公司', ['TEXT_INVISIBLE_REMOVED']],
  ['a tag', '甲公司\u{e0041}', '甲公司', ['TEXT_INVISIBLE_REMOVED']],
  ['a variation selector', '辻\u{e0100}公司', '辻公司', ['TEXT_INVISIBLE_REMOVED']],
  ['a mark that turns the text', '甲\u202excod.exe', '甲xcod.exe', ['TEXT_BIDI_REMOVED']],
  ['an isolate', '\u2066甲公司\u2069', '甲公司', ['TEXT_BIDI_REMOVED']],
  ['letters taken apart', 'Cafe\u0301公司', 'Café公司', []],
  ['a Cyrillic А among Latin letters', 'АBC公司', 'АBC公司', ['TEXT_MIXED_SCRIPT']],
  ['a Greek Ο among Chinese', '甲Ο公司', '甲Ο公司', ['TEXT_MIXED_SCRIPT']],
  ['a Russian name', 'Москва', 'Москва', []],
  ['an emoji', '甲😀公司', '甲😀公司', []],
  ['a rare character', '𠮷野公司', '𠮷野公司', []],
];

const REFUSED: [why: string, text: string, code: string][] = [
  ['a NUL', '甲\u0000公司', 'TEXT_CONTROL_CHAR'],
  ['a bell', '甲\u0007公司', 'TEXT_CONTROL_CHAR'],
  ['an escape', '\u001b[31m甲公司', 'TEXT_CONTROL_CHAR'],
  ['a control character of Latin-1', '甲\u009b公司', 'TEXT_CONTROL_CHAR'],
  ['a letter that was lost', '甲\ufffd公司', 'TEXT_MOJIBAKE'],
  ['letters lost twice', '锟斤拷有限公司', 'TEXT_MOJIBAKE'],
  ['question marks in place of letters', '????有限公司', 'TEXT_MOJIBAKE'],
  ['UTF-8 read as GBK', '娴嬭瘯浼佷笟', 'TEXT_MOJIBAKE'],
  ['UTF-8 read as Windows-1252', 'æµ‹è¯•ä¸šå…¬å¸', 'TEXT_MOJIBAKE'],
  ['UTF-8 read as Latin-1, which leaves control characters', 'æµ\u008bè¯\u0095å\u0085¬å\u008f¸', 'TEXT_MOJIBAKE'],
  ['UTF-8 read as Latin-1, of which the controls are gone', 'ä¸­å¤®', 'TEXT_MOJIBAKE'],
  ['GBK read as Latin-1', '²âÊÔÆóÒµ', 'TEXT_MOJIBAKE'],
  ['a letter twice encoded', 'CafÃ©', 'TEXT_MOJIBAKE'],
  ['marks piled on a letter', `e${'\u0301'.repeat(5)}公司`, 'TEXT_COMBINING_FLOOD'],
  ['an error value', '#REF!', 'CELL_ERROR'],
];

const SOUND = ['Café Noël Ärzte', 'Ünal Ölçer A.Ş.', '“Café” 公司', '#1公司', 'What??'];

const LONG = '长'.repeat(200);
const LENGTHS: [why: string, text: string, fault: string | null][] = [
  ['two hundred letters', LONG, null],
  ['one more', `${LONG}长`, 'TEXT_TOO_LONG'],
  ['two hundred with blanks and invisible ones around', `  ${LONG}\u200b\n`, null],
];

const PIECES = ['甲', '公司', 'A', ' ', '(', '）', '#', '?', '\n', '\u200b', 'é', 'Ã', '©', '锟斤拷', 'А', '\u0301'];
const MADE = fc.sample(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map(pieces => pieces.join('')),
  { numRuns: 3000, seed: 20_261_122 },
);

let judged: Map<string, Judged>;
beforeAll(async () => {
  const texts = [...KEPT, ...REFUSED, ...LENGTHS].map(([, text]) => text).concat(SOUND, MADE);
  // By place: on its way back from DuckDB a text loses a byte order mark at its beginning.
  const rows = sql.join(texts.map((text, place) => sql`(${place}, ${text})`));
  const database = await openDuckDb(CELL_MACROS);
  const answers = await database.rows<Judged & { place: number }>(sql`
    SELECT
      place, cleaned(text) AS kept, text_fault(text, 200) AS fault, text_remarks(text) AS remarks, is_plain_text(text) AS plain
    FROM (VALUES ${rows}) x(place, text)`);
  database.close();
  judged = new Map(answers.map(({ place, ...answer }) => [texts[place]!, answer]));
});

test.each(KEPT)('a text is kept with %s', (_, text, kept, remarks) => {
  expect(judged.get(text)).toMatchObject({ kept, remarks, fault: null });
});

test.each(REFUSED)('a text is refused with %s', (_, text, code) => {
  expect(judged.get(text)).toMatchObject({ fault: code, plain: false });
});

test.each(SOUND)('%s is no garbled text', text => {
  expect(judged.get(text)).toMatchObject({ fault: null, kept: text });
});

test.each(LENGTHS)('a text is as long as what is kept of it: %s', (_, text, fault) => {
  expect(judged.get(text)).toMatchObject({ fault });
});

test('a text that is plain needs no cleaning, no refusal and no remark', () => {
  const plain = [...new Set(MADE)].filter(text => judged.get(text)!.plain);
  expect(plain.length).toBeGreaterThan(50);
  expect(plain.map(text => judged.get(text))).toEqual(
    plain.map(text => ({ kept: text, fault: null, remarks: [], plain: true })),
  );
});
