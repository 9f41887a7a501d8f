import { ORGANISATION_WEIGHTS, USCC_ALPHABET, USCC_WEIGHTS } from '../vocabulary/index.js';

/** Full-width signs, and spaces and minus signs that are none of ASCII, with what they stand for. */
const WIDE =
  Array.from({ length: 94 }, (_, at) => String.fromCharCode(0xff01 + at)).join('') + '\u3000\u00a0\u2212\uffe5';
const NARROW = Array.from({ length: 94 }, (_, at) => String.fromCharCode(0x21 + at)).join('') + '  -¥';

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Letters that look like Latin ones and are not. */
const LOOK_ALIKE = 'АВЕКМНОРСТУХаеорсухіјѕԁΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ';
/** What UTF-8 and GBK turn into when each is read as the other or as Latin-1, and letters that were lost for good. */
const MOJIBAKE = '\\x{FFFD}|锟斤拷|烫烫|屯屯|[ÃÂâåæçèé][\\x{80}-\\x{BF}]|鏈夐檺|鍏徃|绉戞妧|\\?{3,}';
const BIDI = '[\\x{061C}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]';
const INVISIBLE =
  '[\\x{00AD}\\x{034F}\\x{115F}\\x{1160}\\x{180B}-\\x{180E}\\x{200B}-\\x{200D}\\x{2060}-\\x{2064}\\x{206A}-\\x{206F}\\x{3164}\\x{FE00}-\\x{FE0F}\\x{FEFF}\\x{FFA0}\\x{FFF9}-\\x{FFFB}\\x{E0000}-\\x{E007F}]';
const LINE_BREAKS = '[\\t\\n\\x{0B}\\f\\r\\x{85}\\x{2028}\\x{2029}]';
const CONTROL = '[\\x{01}-\\x{08}\\x{0E}-\\x{1F}\\x{7F}-\\x{84}\\x{86}-\\x{9F}]';
const NUMBER = '[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d{1,4})?';
/** A unit of money written behind a number, with or without brackets: 万元, (万元人民币), 亿. */
const MONEY_BEHIND = '\\s*\\(?(?:人民币)?((?:十万|百万|千万|[百千万])元?|亿元?|元)(?:人民币)?\\)?$';
const COUNTED_BEHIND = '\\s*(?:人|名|件|项|个|户|度|万千瓦时|千瓦时)$';

const weighted = (weights: readonly number[], valueAt: (position: number) => string) =>
  weights.map((weight, at) => `${weight} * ${valueAt(at + 1)}`).join(' + ');
const usccValue = (position: number) => `(strpos(${quoted(USCC_ALPHABET)}, substr(u, ${position}, 1)) - 1)`;
const organisationValue = (position: number) =>
  `(strpos('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', substr(u, ${position + 8}, 1)) - 1)`;

/**
 * The reading of single cells as DuckDB macros, created once in the database that runs the checks.
 *
 * The check characters follow GB 32100-2015 and GB 11714, as `checkUscc` does for single codes.
 */
export const CELL_MACROS: readonly string[] = [
  `narrow(t) AS translate(t, ${quoted(WIDE)}, ${quoted(NARROW)})`,
  `unseen_removed(t) AS regexp_replace(regexp_replace(t, '${INVISIBLE}', '', 'g'), '${BIDI}', '', 'g')`,

  // Numbers. A leading apostrophe marks text in spreadsheets; accountants write a negative number in brackets.
  `bare_number(t) AS regexp_replace(regexp_replace(trim(unseen_removed(narrow(t))), '^''', ''), '^([-+]?)[¥$]\\s*', '\\1')`,
  `without_brackets(t) AS regexp_replace(t, '^\\((\\d[\\d,. ]*)\\)$', '-\\1')`,
  `without_groups(t) AS CASE WHEN regexp_full_match(t, '[-+]?\\d{1,3}(?:[, ]\\d{3})+(?:\\.\\d*)?') THEN regexp_replace(t, '[, ]', '', 'g') ELSE t END`,
  `plain_number(t, reading) AS without_groups(without_brackets(CASE reading
     WHEN 'money' THEN regexp_replace(bare_number(t), '${MONEY_BEHIND}', '')
     WHEN 'percent' THEN regexp_replace(bare_number(t), '\\s*%$', '')
     ELSE regexp_replace(bare_number(t), '${COUNTED_BEHIND}', '') END))`,
  `number_in(plain) AS CASE WHEN regexp_full_match(plain, '${NUMBER}') THEN TRY_CAST(plain AS DECIMAL(28, 8)) END`,
  `yuan_factor(t, otherwise) AS CASE regexp_extract(bare_number(t), '${MONEY_BEHIND}', 1)
     WHEN '元' THEN 0.0001 WHEN '百元' THEN 0.01 WHEN '千元' THEN 0.1 WHEN '万元' THEN 1 WHEN '万' THEN 1 WHEN '十万元' THEN 10
     WHEN '百万元' THEN 100 WHEN '百万' THEN 100 WHEN '千万元' THEN 1000 WHEN '千万' THEN 1000 WHEN '亿元' THEN 10000
     WHEN '亿' THEN 10000 ELSE otherwise END`,
  `number_fault(t, plain) AS CASE
     WHEN regexp_matches(t, '^#[A-Z0-9/?!]+[!?]?$') THEN 'CELL_ERROR'
     WHEN regexp_full_match(lower(bare_number(t)), '[-+]?(?:nan|inf|infinity|∞|1\\.#(?:inf|ind|qnan|nan).*)') THEN 'NUMBER_NOT_FINITE'
     WHEN regexp_full_match(plain, '${NUMBER}') THEN 'NUMBER_OUT_OF_RANGE'
     WHEN starts_with(t, '=') THEN 'CELL_FORMULA'
     ELSE 'NUMBER_UNPARSABLE' END`,

  // Text. What is plain needs no further look; the gate is one expression because a long one costs more than it saves.
  `is_plain_text(t) AS NOT regexp_matches(t, '[^!-~ \\x{4E00}-\\x{9FFF}（）《》“”、，。：；—·〔〕]|^ | $|\\?{3}|锟斤拷|烫烫|屯屯|鏈夐檺|鍏徃|绉戞妧')`,
  `cleaned(t) AS regexp_replace(nfc_normalize(unseen_removed(regexp_replace(t, '\\s*${LINE_BREAKS}+\\s*', ' ', 'g'))), '^[\\s\\x{A0}\\x{3000}]+|[\\s\\x{A0}\\x{3000}]+$', '', 'g')`,
  `text_fault(t, longest) AS CASE
     WHEN regexp_matches(t, '${CONTROL}') THEN 'TEXT_CONTROL_CHAR'
     WHEN regexp_matches(t, '${MOJIBAKE}') THEN 'TEXT_MOJIBAKE'
     WHEN regexp_matches(t, '\\p{M}{4,}') THEN 'TEXT_COMBINING_FLOOD'
     WHEN length(t) > longest THEN 'TEXT_TOO_LONG' END`,
  `text_remarks(t) AS list_filter([
     CASE WHEN regexp_matches(trim(t), '${LINE_BREAKS}') THEN 'TEXT_CONTROL_REMOVED' END,
     CASE WHEN regexp_matches(t, '${BIDI}') THEN 'TEXT_BIDI_REMOVED' END,
     CASE WHEN regexp_matches(t, '${INVISIBLE}') THEN 'TEXT_INVISIBLE_REMOVED' END,
     CASE WHEN regexp_matches(t, '[${LOOK_ALIKE}]') AND regexp_matches(t, '[A-Za-z\\p{Han}]') THEN 'TEXT_MIXED_SCRIPT' END
   ], lambda code: code IS NOT NULL)`,

  // Credit codes.
  `uscc_of(t) AS upper(regexp_replace(unseen_removed(narrow(t)), '\\s+|^''', '', 'g'))`,
  `uscc_check(u) AS substr(${quoted(USCC_ALPHABET)}, (31 - (${weighted(USCC_WEIGHTS, usccValue)}) % 31) % 31 + 1, 1)`,
  `organisation_check(u) AS substr('0X987654321', (${weighted(ORGANISATION_WEIGHTS, organisationValue)}) % 11 + 1, 1)`,
  `is_plain_uscc(t) AS regexp_full_match(t, '[0-9A-HJ-NPQRTUWXY]{18}') AND uscc_check(t) = substr(t, 18, 1) AND substr(t, 17) <> '00'`,
  `uscc_fault(u) AS CASE
     WHEN regexp_full_match(u, '\\d(?:\\.\\d+)?E\\+?\\d{1,2}') THEN 'USCC_PRECISION_LOST'
     WHEN NOT regexp_full_match(u, '[0-9A-HJ-NPQRTUWXY]{18}') THEN 'USCC_FORMAT'
     WHEN regexp_full_match(u, '\\d{16}00') AND (uscc_check(u) <> '0' OR organisation_check(u) <> substr(u, 17, 1)) THEN 'USCC_PRECISION_LOST'
     WHEN uscc_check(u) <> substr(u, 18, 1) THEN 'USCC_CHECKSUM' END`,
].map(macro => `CREATE TEMP MACRO ${macro}`);
