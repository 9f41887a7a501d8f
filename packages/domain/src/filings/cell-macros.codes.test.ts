import fc from 'fast-check';
import { openDuckDb } from '../../test/duckdb.js';
import { sql } from '../sql.js';
import { checkUscc, makeUscc, normaliseUscc, USCC_ALPHABET } from '../vocabulary/index.js';
import { CELL_MACROS } from './cell-macros.js';

type Judged = { text: string; code: string; fault: string | null; plain: boolean };

/** Codes of public bodies and companies, and ones that were seen to fail. */
const STANDS = [
  '91440300192317458F',
  '9144030071526726XG',
  '91350900587527783P',
  '914403001922038216',
  '91440300708461136T',
  '11220200795219742W',
  '912201011239989159',
];

const FALLS: [text: string, fault: string][] = [
  ['91220101123999824F', 'USCC_CHECKSUM'],
  ['91310115MA1H8R7C6D', 'USCC_CHECKSUM'],
  ['91110108MA01712M9L', 'USCC_CHECKSUM'],
  ['91350211M0000XUF46', 'USCC_CHECKSUM'],
  ['9144030019231745IF', 'USCC_FORMAT'],
  ['220101000012345', 'USCC_FORMAT'],
  ['吉林测试有限公司', 'USCC_FORMAT'],
  ['9.12201E+17', 'USCC_PRECISION_LOST'],
  ['9.12201011239989E+017', 'USCC_PRECISION_LOST'],
  ['9E17', 'USCC_PRECISION_LOST'],
  ['912201011239989000', 'USCC_PRECISION_LOST'],
  ['#N/A', 'CELL_ERROR'],
];

/** Codes as people and programs write them, right and wrong. */
const sound = fc
  .tuple(fc.integer({ min: 0, max: 99_999_999 }), fc.constantFrom('229900', '220101', '330100'))
  .map(([serial, registrar]) => makeUscc(serial, registrar));
const letters = fc.string({ unit: fc.constantFrom(...USCC_ALPHABET, ...'IOSVZ'), minLength: 16, maxLength: 20 });
const code = fc.oneof(
  sound,
  fc
    .tuple(sound, fc.nat(17), fc.constantFrom(...USCC_ALPHABET))
    .map(([uscc, at, letter]) => uscc.slice(0, at) + letter + uscc.slice(at + 1)),
  fc.tuple(sound, fc.nat(18)).map(([uscc, length]) => uscc.slice(0, length)),
  fc.bigInt({ min: 10n ** 17n, max: 10n ** 18n - 1n }).map(digits => String(Number(digits)).padEnd(18, '0')),
  fc.bigInt({ min: 10n ** 15n, max: 10n ** 16n - 1n }).map(digits => `${digits}00`),
  fc
    .tuple(fc.integer({ min: 100, max: 999 }), fc.constantFrom('E+17', 'e17', 'E+017'))
    .map(([digits, exponent]) => `${digits / 100}${exponent}`),
  letters,
);
const dressed = fc
  .tuple(
    code,
    fc.constantFrom('', "'", ' ', '\t', '\u00a0'),
    fc.constantFrom('', ' ', '\u3000', '\u200b', '\n', '\u202e', '\u2009'),
    fc.nat(18),
    fc.constantFrom('as is', 'small', 'wide'),
  )
  .map(([text, before, within, at, letterForm]) => {
    const formed = letterForm === 'small' ? text.toLowerCase() : letterForm === 'wide' ? wide(text) : text;
    return before + formed.slice(0, at) + within + formed.slice(at);
  });

const MADE = fc.sample(fc.oneof(sound, dressed), { numRuns: 4000, seed: 20_261_122 });

let judged: Map<string, Judged>;
beforeAll(async () => {
  const texts = new Set([...STANDS, ...FALLS.map(([text]) => text), ...MADE]);
  const rows = sql.join([...texts].map(text => sql`(${text})`));
  const database = await openDuckDb(CELL_MACROS);
  const answers = await database.rows<Judged>(sql`
    SELECT text, uscc_of(text) AS code, uscc_fault(uscc_of(text)) AS fault, is_plain_uscc(text) AS plain
    FROM (VALUES ${rows}) x(text)`);
  database.close();
  judged = new Map(answers.map(answer => [answer.text, answer]));
});

test.each(STANDS)('%s stands', uscc => {
  expect(judged.get(uscc)).toMatchObject({ fault: null, plain: true });
});

test.each(FALLS)('%s is %s', (text, fault) => {
  expect(judged.get(text)).toMatchObject({ fault, plain: false });
});

test('the database judges every code as checkUscc does, whatever surrounds it', () => {
  const told = MADE.map(text => judged.get(text)!);
  expect(told.map(({ text, code, fault }) => [text, code, fault])).toEqual(
    MADE.map(text => [text, normaliseUscc(text), checkUscc(text)?.code ?? null]),
  );
  expect(new Set(told.map(({ fault }) => fault))).toEqual(
    new Set([null, 'USCC_CHECKSUM', 'USCC_FORMAT', 'USCC_PRECISION_LOST']),
  );
});

test('a code that is plain stands as it is written', () => {
  const plain = MADE.map(text => judged.get(text)!).filter(answer => answer.plain);
  expect(plain.length).toBeGreaterThan(100);
  expect(plain.filter(({ text, code, fault }) => text !== code || fault !== null)).toEqual([]);
});

function wide(text: string): string {
  return Array.from(text, letter =>
    letter >= '!' && letter <= '~' ? String.fromCharCode(letter.charCodeAt(0) + 0xfee0) : letter,
  ).join('');
}
