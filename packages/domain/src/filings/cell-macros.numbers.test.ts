import { openDuckDb } from '../../test/duckdb.js';
import { sql } from '../sql.js';
import { CELL_MACROS } from './cell-macros.js';

type Kind = 'money' | 'energy' | 'percent' | 'count';
type Read = { value: number | null; fault: string | null };

const READ: [why: string, text: string, value: number][] = [
  ['as it stands', '1234.5', 1234.5],
  ['with full-width digits and point', '１２３４．５', 1234.5],
  ['with a full-width minus', '－１２', -12],
  ['with the minus sign of print', '\u221212.5', -12.5],
  ['with a dash for a minus', '–12.5', -12.5],
  ['with a plus sign', '+5', 5],
  ['with groups of three', '1,234,567.8', 1234567.8],
  ['with full-width commas', '１，２３４', 1234],
  ['with groups set apart by blanks', '1 234 567', 1234567],
  ['with groups set apart by narrow blanks', '1\u202f234', 1234],
  ['with blanks and tabs around', '\t 1234 \u00a0\n', 1234],
  ['with invisible characters', '\ufeff12\u200b34', 1234],
  ['with the apostrophe of a spreadsheet', "'1234", 1234],
  ['with a currency sign', '¥1,234', 1234],
  ['with a full-width currency sign', '￥1,234', 1234],
  ['with a minus before the currency sign', '-¥12', -12],
  ['with the name of the currency', '人民币500万元', 500],
  ['in brackets, which make it negative', '(1,234.5)', -1234.5],
  ['in full-width brackets', '（12）', -12],
  ['in scientific notation', '1.2345E+3', 1234.5],
  ['in scientific notation with a small exponent', '5e-1', 0.5],
  ['without digits before the point', '.5', 0.5],
  ['without digits behind it', '5.', 5],
  ['with zeros before it', '0012', 12],
];

/** In 万元 or 万千瓦时 where the text names a unit of them. */
const WITH_UNIT: [text: string, value: number, reading: Kind][] = [
  ['1234.5万元', 1234.5, 'money'],
  ['1234.5 万元', 1234.5, 'money'],
  ['1,234.5（万元）', 1234.5, 'money'],
  ['50(万元人民币)', 50, 'money'],
  ['1000万人民币', 1000, 'money'],
  ['3万', 3, 'money'],
  ['12345元', 1.2345, 'money'],
  ['12百元', 0.12, 'money'],
  ['12千元', 1.2, 'money'],
  ['2十万元', 20, 'money'],
  ['2百万元', 200, 'money'],
  ['2百万', 200, 'money'],
  ['2千万元', 2000, 'money'],
  ['1.2亿', 12000, 'money'],
  ['1.2亿元', 12000, 'money'],
  ['(3)亿元', -30000, 'money'],
  ['500千瓦时', 0.05, 'energy'],
  ['500度', 0.05, 'energy'],
  ['3万千瓦时', 3, 'energy'],
  ['3万度', 3, 'energy'],
  ['0.5亿千瓦时', 5000, 'energy'],
  ['20兆瓦时', 2, 'energy'],
  ['12.5%', 12.5, 'percent'],
  ['12.5 ％', 12.5, 'percent'],
  ['(3)%', -3, 'percent'],
  ['12人', 12, 'count'],
  ['1,200 名', 1200, 'count'],
  ['7件', 7, 'count'],
];

const NO_NUMBER: [text: string, fault: string, reading?: Kind][] = [
  ['约500', 'NUMBER_UNPARSABLE'],
  ['五百', 'NUMBER_UNPARSABLE'],
  ['壹仟贰佰', 'NUMBER_UNPARSABLE'],
  ['500左右', 'NUMBER_UNPARSABLE'],
  ['500-600', 'NUMBER_UNPARSABLE'],
  ['>500', 'NUMBER_UNPARSABLE'],
  ['1.2.3', 'NUMBER_UNPARSABLE'],
  ['1.234,5', 'NUMBER_UNPARSABLE'],
  ['12,34', 'NUMBER_UNPARSABLE'],
  ['1,2345', 'NUMBER_UNPARSABLE'],
  ['1234,567', 'NUMBER_UNPARSABLE'],
  ['1 2', 'NUMBER_UNPARSABLE'],
  ['--5', 'NUMBER_UNPARSABLE'],
  ['(-5)', 'NUMBER_UNPARSABLE'],
  ['0x10', 'NUMBER_UNPARSABLE'],
  ['100美元', 'NUMBER_UNPARSABLE'],
  ['100万美元', 'NUMBER_UNPARSABLE'],
  ['3千', 'NUMBER_UNPARSABLE'],
  ['3百', 'NUMBER_UNPARSABLE'],
  ['万元', 'NUMBER_UNPARSABLE'],
  ['12人', 'NUMBER_UNPARSABLE'],
  ['1.2万人', 'NUMBER_UNPARSABLE', 'count'],
  ['12‰', 'NUMBER_UNPARSABLE', 'percent'],
  ['12个百分点', 'NUMBER_UNPARSABLE', 'percent'],
  ['TRUE', 'NUMBER_UNPARSABLE'],
  ['null', 'NUMBER_UNPARSABLE'],
  ['1\u00019', 'NUMBER_UNPARSABLE'],
  ['NaN', 'NUMBER_NOT_FINITE'],
  ['-nan(ind)', 'NUMBER_NOT_FINITE'],
  ['1.#QNAN', 'NUMBER_NOT_FINITE'],
  ['Infinity', 'NUMBER_NOT_FINITE'],
  ['-inf', 'NUMBER_NOT_FINITE'],
  ['＋∞', 'NUMBER_NOT_FINITE'],
  ['1e308', 'NUMBER_OUT_OF_RANGE'],
  ['1e99999', 'NUMBER_OUT_OF_RANGE'],
  ['123456789012345678901234567890', 'NUMBER_OUT_OF_RANGE'],
  ['#DIV/0!', 'CELL_ERROR'],
  ['#N/A', 'CELL_ERROR'],
  ['#REF!', 'CELL_ERROR'],
  ['#NAME?', 'CELL_ERROR'],
  [' #VALUE! ', 'CELL_ERROR'],
  ['＃ＲＥＦ！', 'CELL_ERROR'],
  ['########', 'CELL_ERROR'],
  ['#1', 'NUMBER_UNPARSABLE'],
  ['=A1+B1', 'CELL_FORMULA'],
  ['＝SUM(A1:A3)', 'CELL_FORMULA'],
];

let answers: Map<string, Read>;
beforeAll(async () => {
  const asked: [text: string, reading: Kind][] = [
    ...READ.map(([, text]): [string, Kind] => [text, 'money']),
    ...WITH_UNIT.map(([text, , reading]): [string, Kind] => [text, reading]),
    ...NO_NUMBER.map(([text, , reading = 'money']): [string, Kind] => [text, reading]),
  ];
  // By place: on its way back from DuckDB a text loses a byte order mark at its beginning.
  const rows = sql.join(asked.map(([text, reading], place) => sql`(${place}, ${text}, ${reading})`));
  const database = await openDuckDb(CELL_MACROS);
  const read = await database.rows<Read & { place: number }>(sql`
    SELECT place, number * CAST(factor_behind(text, reading, 1.0) AS DECIMAL(9, 4)) AS value,
      CASE WHEN number IS NULL THEN number_fault(text, form) END AS fault
    FROM (SELECT *, plain_number(text, reading) AS form, number_in(plain_number(text, reading)) AS number FROM (VALUES ${rows}) x(place, text, reading))`);
  database.close();
  answers = new Map(read.map(({ place, ...answer }) => [asked[place]!.join(' '), answer]));
});

const answerTo = (text: string, reading: Kind) => answers.get(`${text} ${reading}`);

test.each(READ)('a number is read %s: %j', (_, text, value) => {
  expect(answerTo(text, 'money')).toEqual({ value, fault: null });
});

test.each(WITH_UNIT)('%s: a unit behind a number wins over that of the column', (text, value, reading) => {
  expect(answerTo(text, reading)).toEqual({ value, fault: null });
});

test.each(NO_NUMBER)('%j is no number: %s', (text, fault, reading = 'money') => {
  expect(answerTo(text, reading)).toEqual({ value: null, fault });
});
