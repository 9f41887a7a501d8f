import { ORGANISATION_WEIGHTS, UNSEEN_RE2, USCC_ALPHABET, USCC_WEIGHTS, YUAN_UNITS } from '../vocabulary/index.js';
import { ENERGY_UNITS } from './units.js';

/** Full-width signs, and spaces, hyphens and minus signs that are none of ASCII, with what they stand for. */
const WIDE =
  Array.from({ length: 94 }, (_, at) => String.fromCharCode(0xff01 + at)).join('') +
  '\u3000\u00a0\u2007\u2009\u202f\u2010\u2011\u2013\u2212\uffe5';
const NARROW = Array.from({ length: 94 }, (_, at) => String.fromCharCode(0x21 + at)).join('') + '     ----¥';

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
/** The words as alternatives of a pattern, longer ones first. */
const anyOf = (words: Iterable<string>) => [...words].sort((a, b) => b.length - a.length).join('|');

const BLANK = `[${UNSEEN_RE2.blank}]`;
const DIRECTION = `[${UNSEEN_RE2.direction}]`;
const INVISIBLE = `[${UNSEEN_RE2.invisible}]`;
const LINE_BREAKS = '[\\t\\n\\x{0B}\\f\\r\\x{85}\\x{2028}\\x{2029}]';
const CONTROL = '[\\x{00}-\\x{08}\\x{0E}-\\x{1F}\\x{7F}-\\x{84}\\x{86}-\\x{9F}]';

/** Letters that look like Latin ones and are not. */
const LOOK_ALIKE = 'АВЕКМНОРСТУХаеорсухіјѕԁΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ';
/** Words of firms' names (有限, 科技, 企业…) in UTF-8 read as GBK, and what is left of letters that were lost for good. */
const GARBLED =
  '锟斤拷|烫烫|屯屯|鏈夐檺|鍏徃|绉戞妧|浼佷笟|娴嬭瘯|闆嗗洟|鑲′唤|璐ｄ换|瀹炰笟|宸ヤ笟|鐢靛瓙|姹借溅|鍚夋灄|闀挎槬|\\?{3}';
/** A continuation byte of UTF-8 as Latin-1 or Windows-1252 show it. */
const CONTINUATION = '[\\x{80}-\\x{BF}ŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]';
const MOJIBAKE = `${GARBLED}|\\x{FFFD}|[ÂÃ][\\x{80}-\\x{BF}]|[âãäåæçèéï]${CONTINUATION}{2}|[\\x{A1}-\\x{FF}]{4}`;

/** What spreadsheets show in place of a value; a row of # stands for a number wider than its column. */
export const ERROR_VALUE =
  '#(?:N/A|REF!|DIV/0!|VALUE!|NAME\\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!|GETTING_DATA|##+)';
const NUMBER = '[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d{1,9})?';

/** Amounts people write without 元: 3万, 1.2亿. A bare 百 or 千 is no amount of money. */
const SHORT_MONEY = ['万', '十万', '百万', '千万', '亿'];
const MONEY_FACTORS = new Map([
  ...YUAN_UNITS,
  ...SHORT_MONEY.map(word => [word, YUAN_UNITS.get(`${word}元`)!] as const),
]);
/** A unit written behind a number, with or without brackets: 万元, (万元人民币), 亿. */
const behind = (units: Iterable<string>) => `\\s*\\(?(?:人民币)?(${anyOf(units)})(?:人民币)?\\)?$`;
const MONEY_BEHIND = behind(MONEY_FACTORS.keys());
const ENERGY_BEHIND = behind(ENERGY_UNITS.keys());
const COUNTED_BEHIND = behind(['人', '名', '位', '件', '项', '个', '户', '家']);

/**
 * An expression over a value that is computed once: a macro is put in wherever it is named, with all its patterns, and each
 * pattern costs more to prepare than a cell to read.
 */
const once = (name: string, value: string, expression: string) =>
  `list_transform([${value}], lambda ${name}: ${expression})[1]`;

/** The factor of the unit behind the number `b`; taking a unit out costs so much that its letters are looked for first. */
const factorBehind = (pattern: string, factors: ReadonlyMap<string, string>) => {
  const letters = [...new Set([...factors.keys()].join(''))].join('');
  const each = [...factors].map(([unit, factor]) => `WHEN '${unit}' THEN ${factor}`).join(' ');
  return `CASE WHEN NOT regexp_matches(b, '[${letters}]') THEN otherwise
    ELSE CASE regexp_extract(b, '${pattern}', 1) ${each} ELSE otherwise END END`;
};

const weighted = (weights: readonly number[], valueAt: (position: number) => string) =>
  weights.map((weight, at) => `${weight} * ${valueAt(at + 1)}`).join(' + ');
const usccValue = (code: string, position: number) =>
  `(strpos(${quoted(USCC_ALPHABET)}, substr(${code}, ${position}, 1)) - 1)`;
/** Weighted sum of eight digits of `t`, taken as one number: half the cost of eight letters, and most codes begin with sixteen digits. */
const weightedDigits = (first: number) => {
  const terms = USCC_WEIGHTS.slice(first - 1, first + 7).map(
    (weight, at) => `${weight} * (n // ${10 ** (7 - at)} % 10)`,
  );
  return `list_transform([CAST(substr(t, ${first}, 8) AS INTEGER)], lambda n: ${terms.join(' + ')})[1]`;
};
const organisationValue = (position: number) =>
  `(strpos('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', substr(u, ${position + 8}, 1)) - 1)`;

/**
 * The reading of single cells as DuckDB macros, created once in the database that runs the checks.
 *
 * The check characters follow GB 32100-2015 and GB 11714, as `checkUscc` does for single codes.
 */
export const CELL_MACROS: readonly string[] = [
  `narrow(t) AS translate(t, ${quoted(WIDE)}, ${quoted(NARROW)})`,
  `unseen_removed(t) AS regexp_replace(regexp_replace(t, '${INVISIBLE}', '', 'g'), '${DIRECTION}', '', 'g')`,
  `blanks_off(t) AS regexp_replace(t, '^${BLANK}+|${BLANK}+$', '', 'g')`,
  `bare(t) AS blanks_off(unseen_removed(narrow(t)))`,
  `is_error_value(t) AS regexp_full_match(bare(t), '${ERROR_VALUE}')`,

  // Numbers. A leading apostrophe marks text in spreadsheets; accountants write a negative number in brackets.
  `signs_off(b) AS regexp_replace(regexp_replace(b, '^''', ''), '^([-+]?)(?:[¥$]|人民币)\\s*', '\\1')`,
  `bare_number(t) AS signs_off(bare(t))`,
  `without_brackets(t) AS regexp_replace(t, '^\\((\\d[\\d,. ]*)\\)$', '-\\1')`,
  `without_groups(t) AS CASE WHEN regexp_full_match(t, '[-+]?\\d{1,3}(?:[, ]\\d{3})+(?:\\.\\d*)?') THEN regexp_replace(t, '[, ]', '', 'g') ELSE t END`,
  `plain_number(t, reading) AS ${once(
    'g',
    once(
      'b',
      'bare_number(t)',
      `without_brackets(CASE reading
     WHEN 'money' THEN regexp_replace(b, '${MONEY_BEHIND}', '')
     WHEN 'energy' THEN regexp_replace(b, '${ENERGY_BEHIND}', '')
     WHEN 'percent' THEN regexp_replace(b, '\\s*%$', '')
     ELSE regexp_replace(b, '${COUNTED_BEHIND}', '') END)`,
    ),
    'without_groups(g)',
  )}`,
  `number_in(plain) AS CASE WHEN regexp_full_match(plain, '${NUMBER}') THEN TRY_CAST(plain AS DECIMAL(28, 8)) END`,
  `factor_behind(t, reading, otherwise) AS ${once(
    'b',
    'bare_number(t)',
    `CASE reading
     WHEN 'money' THEN ${factorBehind(MONEY_BEHIND, MONEY_FACTORS)}
     WHEN 'energy' THEN ${factorBehind(ENERGY_BEHIND, ENERGY_UNITS)}
     ELSE otherwise END`,
  )}`,
  `number_fault(t, plain) AS ${once(
    'b',
    'bare(t)',
    `CASE
     WHEN regexp_full_match(b, '${ERROR_VALUE}') THEN 'CELL_ERROR'
     WHEN regexp_full_match(lower(signs_off(b)), '[-+]?(?:nan(?:\\(.*\\))?|inf|infinity|∞|1\\.#(?:inf|ind|qnan|nan).*)') THEN 'NUMBER_NOT_FINITE'
     WHEN regexp_full_match(plain, '${NUMBER}') THEN 'NUMBER_OUT_OF_RANGE'
     WHEN starts_with(b, '=') THEN 'CELL_FORMULA'
     ELSE 'NUMBER_UNPARSABLE' END`,
  )}`,

  // Text. What is plain needs no further look; the gate is one expression because a long one costs more than it saves.
  `is_plain_text(t) AS NOT regexp_matches(t, '[^!-~ \\x{4E00}-\\x{9FFF}（）《》“”、，。：；—·〔〕]|^[ #]| $|${GARBLED}')`,
  `cleaned(t) AS blanks_off(nfc_normalize(unseen_removed(regexp_replace(t, '\\s*${LINE_BREAKS}+\\s*', ' ', 'g'))))`,
  `text_fault(t, longest) AS CASE
     WHEN is_error_value(t) THEN 'CELL_ERROR'
     WHEN regexp_matches(t, '${MOJIBAKE}') THEN 'TEXT_MOJIBAKE'
     WHEN regexp_matches(t, '${CONTROL}') THEN 'TEXT_CONTROL_CHAR'
     WHEN regexp_matches(t, '\\p{M}{4,}') THEN 'TEXT_COMBINING_FLOOD'
     WHEN length(cleaned(t)) > longest THEN 'TEXT_TOO_LONG' END`,
  `text_remarks(t) AS list_filter([
     CASE WHEN regexp_matches(blanks_off(t), '${LINE_BREAKS}') THEN 'TEXT_CONTROL_REMOVED' END,
     CASE WHEN regexp_matches(t, '${DIRECTION}') THEN 'TEXT_BIDI_REMOVED' END,
     CASE WHEN regexp_matches(t, '${INVISIBLE}') THEN 'TEXT_INVISIBLE_REMOVED' END,
     CASE WHEN regexp_matches(t, '[${LOOK_ALIKE}]') AND regexp_matches(t, '[A-Za-z\\p{Han}]') THEN 'TEXT_MIXED_SCRIPT' END
   ], lambda code: code IS NOT NULL)`,

  // Credit codes.
  `uscc_of(t) AS upper(regexp_replace(regexp_replace(unseen_removed(narrow(t)), '${BLANK}+', '', 'g'), '^''', ''))`,
  `uscc_check(u) AS substr(${quoted(USCC_ALPHABET)}, (31 - (${weighted(USCC_WEIGHTS, position => usccValue('u', position))}) % 31) % 31 + 1, 1)`,
  `organisation_check(u) AS substr('0X987654321', (${weighted(ORGANISATION_WEIGHTS, organisationValue)}) % 11 + 1, 1)`,
  `is_plain_uscc(t) AS substr(t, 17) <> '00' AND CASE
     WHEN regexp_full_match(t, '\\d{16}[0-9A-HJ-NPQRTUWXY]{2}') THEN
       (${weightedDigits(1)} + ${weightedDigits(9)} + ${USCC_WEIGHTS[16]} * ${usccValue('t', 17)} + ${usccValue('t', 18)}) % 31 = 0
     ELSE regexp_full_match(t, '[0-9A-HJ-NPQRTUWXY]{18}') AND uscc_check(t) = substr(t, 18, 1) END`,
  `uscc_fault(u) AS CASE
     WHEN is_error_value(u) THEN 'CELL_ERROR'
     WHEN regexp_full_match(u, '\\d(?:\\.\\d*)?E\\+?\\d{1,3}') THEN 'USCC_PRECISION_LOST'
     WHEN NOT regexp_full_match(u, '[0-9A-HJ-NPQRTUWXY]{18}') THEN 'USCC_FORMAT'
     WHEN regexp_full_match(u, '\\d{16}00') AND (uscc_check(u) <> '0' OR organisation_check(u) <> substr(u, 17, 1)) THEN 'USCC_PRECISION_LOST'
     WHEN uscc_check(u) <> substr(u, 18, 1) THEN 'USCC_CHECKSUM' END`,
].map(macro => `CREATE TEMP MACRO ${macro}`);
