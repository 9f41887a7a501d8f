/** What is said of single cells and rows, in both forms a sheet reaches the pass. */
import { INPUT_CODES, makeUscc } from '@tidu/domain';
import { LAYOUTS } from '../../test/layouts.js';
import { acceptRows, FORMS, goodRow, rowNumber, type Outcome, type Row } from '../../test/sheet.js';

type Mark = [field: string | null, code: string];
interface Expected {
  /** What sends the row back. */
  refused?: Mark[];
  /** What is remarked of a row that is taken. */
  remarks?: Mark[];
  /** What is loaded, by key. */
  loaded?: Record<string, string | number | null>;
}
type Case = [rule: string, cells: Row, expected: Expected];

const refused = (field: string | null, code: string): Expected => ({ refused: [[field, code]] });
const loaded = (values: Expected['loaded'], ...remarks: Mark[]): Expected => ({
  loaded: values!,
  ...(remarks.length > 0 && { remarks }),
});

const NUMBERS: Case[] = [
  ['a plain number is read', { revenue: '1234.5' }, loaded({ revenue: 1234.5 })],
  ['a zero is a zero', { revenue: '0' }, loaded({ revenue: 0 })],
  ['one yuan is the fourth digit', { revenue: '1.23456' }, loaded({ revenue: 1.2346 })],
  ['full-width digits are digits', { revenue: '１２３４．５' }, loaded({ revenue: 1234.5 })],
  ['thousands may be set apart by commas', { revenue: '1,234.50' }, loaded({ revenue: 1234.5 })],
  ['thousands may be set apart by spaces', { revenue: '1 234' }, loaded({ revenue: 1234 })],
  ['an odd group of digits is no number', { revenue: '12,34' }, refused('revenue', 'NUMBER_UNPARSABLE')],
  ['brackets make a loss', { totalProfit: '(12.5)' }, loaded({ totalProfit: -12.5 })],
  ['a minus sign of print is a minus', { totalProfit: '−12.5' }, loaded({ totalProfit: -12.5 })],
  ['a unit in the cell wins over the column', { revenue: '1.5亿元' }, loaded({ revenue: 15000 })],
  ['a unit in brackets is read', { revenue: '50(万元人民币)' }, loaded({ revenue: 50 })],
  ['yuan become 万元', { revenue: '123456元' }, loaded({ revenue: 12.3456 })],
  ['a currency sign is read over', { revenue: '¥100' }, loaded({ revenue: 100 })],
  ['the apostrophe of a spreadsheet is read over', { revenue: "'100" }, loaded({ revenue: 100 })],
  ['scientific notation is a number', { revenue: '1.2E3' }, loaded({ revenue: 1200 })],
  ['persons may be called persons', { employees: '12人' }, loaded({ employees: 12 })],
  ['a percent sign is read over', { growth: '12.5%' }, loaded({ growth: 12.5 })],
  ['a dash is nothing filed', { employees: '—' }, loaded({ employees: null })],
  ['an empty cell is nothing filed', { employees: '', rdStaff: '5' }, loaded({ employees: null, rdStaff: 5 })],
  ['a word of the layout is nothing filed', { totalProfit: '无' }, loaded({ totalProfit: null })],
  ['an average of persons may have a fraction', { averageEmployees: '10.5' }, loaded({ averageEmployees: 10.5 })],
  ['persons at a day may not', { employees: '10.5' }, refused('employees', 'NUMBER_NOT_INTEGER')],
  ['about is no number', { revenue: '约500' }, refused('revenue', 'NUMBER_UNPARSABLE')],
  ['numerals in letters are no number', { revenue: '五百' }, refused('revenue', 'NUMBER_UNPARSABLE')],
  ['two points are no number', { revenue: '1.2.3' }, refused('revenue', 'NUMBER_UNPARSABLE')],
  ['NaN is not a number', { revenue: 'NaN' }, refused('revenue', 'NUMBER_NOT_FINITE')],
  ['infinity is not a number', { revenue: '-∞' }, refused('revenue', 'NUMBER_NOT_FINITE')],
  ['a number without end is out of range', { revenue: '1e308' }, refused('revenue', 'NUMBER_OUT_OF_RANGE')],
  [
    'what no column can hold is out of range',
    { totalProfit: '100000000000000' },
    refused('totalProfit', 'NUMBER_OUT_OF_RANGE'),
  ],
  [
    'above the bound of the layout is out of range',
    { revenue: '1000000001' },
    refused('revenue', 'NUMBER_OUT_OF_RANGE'),
  ],
  ['below the bound of the layout is out of range', { growth: '-100.5' }, refused('growth', 'NUMBER_OUT_OF_RANGE')],
  ['revenue is not negative', { revenue: '-5' }, refused('revenue', 'NUMBER_NEGATIVE')],
  ['profit may be negative', { totalProfit: '-5' }, loaded({ totalProfit: -5 })],
  ['an error value is told as such', { revenue: '#REF!' }, refused('revenue', 'CELL_ERROR')],
  ['a formula in a text file is no number', { revenue: '=A1+1' }, refused('revenue', 'CELL_FORMULA')],
  ['the year before is read like the year', { revenuePrior: '90' }, loaded({ revenuePrior: 90 })],
  ['a year before below zero is negative', { revenuePrior: '-90' }, refused('revenuePrior', 'NUMBER_NEGATIVE')],
];

/** Two codes that end in a letter. */
const [SOUND, SOUND_TOO] = ['9122990000009000XN', '91229900000090018N'] as const;

const CODES: Case[] = [
  [
    'a code may be typed in small letters with spaces',
    { uscc: ` ${spaced(SOUND).toLowerCase()}` },
    loaded({ uscc: SOUND }),
  ],
  ['full-width letters are letters', { uscc: wide(SOUND_TOO) }, loaded({ uscc: SOUND_TOO })],
  ['a code of a wrong length is none', { uscc: '9122990000' }, refused('uscc', 'USCC_FORMAT')],
  [
    'a code with a wrong check character is told',
    { uscc: wrongCheck(makeUscc(9001)) },
    refused('uscc', 'USCC_CHECKSUM'),
  ],
  ['a code turned into a number is lost', { uscc: '9.12299E+17' }, refused('uscc', 'USCC_PRECISION_LOST')],
  ['a code rounded to fifteen digits is lost', { uscc: '912299000000090000' }, refused('uscc', 'USCC_PRECISION_LOST')],
  ['a row without a code cannot be kept', { uscc: '' }, refused('uscc', 'REQUIRED_MISSING')],
];

const TEXTS: Case[] = [
  ['a name stays as it is', { name: '甲 (集团) 有限公司' }, loaded({ name: '甲 (集团) 有限公司' })],
  ['spaces around a name are taken off', { name: '　乙公司 ' }, loaded({ name: '乙公司' })],
  ['a name is required', { name: '' }, refused('name', 'REQUIRED_MISSING')],
  [
    'what one cannot see is taken out',
    { name: '丙\u200b公司' },
    loaded({ name: '丙公司' }, ['name', 'TEXT_INVISIBLE_REMOVED']),
  ],
  [
    'what turns the text around is taken out',
    { name: '甲\u202e公司' },
    loaded({ name: '甲公司' }, ['name', 'TEXT_BIDI_REMOVED']),
  ],
  ['a line break becomes a space', { name: '甲\n公司' }, loaded({ name: '甲 公司' }, ['name', 'TEXT_CONTROL_REMOVED'])],
  ['a control character is refused', { name: '甲\u0001公司' }, refused('name', 'TEXT_CONTROL_CHAR')],
  [
    'the characters the pass itself uses are refused',
    { name: '甲\u001e5\u001f999' },
    refused('name', 'TEXT_CONTROL_CHAR'),
  ],
  ['and so they are in a number', { revenue: '1\u001e5\u001f999' }, refused('revenue', 'NUMBER_UNPARSABLE')],
  ['letters lost in a wrong encoding are refused', { name: '锟斤拷有限公司' }, refused('name', 'TEXT_MOJIBAKE')],
  [
    'marks piled on a letter are refused',
    { name: `e${'\u0301'.repeat(6)}公司` },
    refused('name', 'TEXT_COMBINING_FLOOD'),
  ],
  ['a text has two hundred characters at most', { name: '长'.repeat(201) }, refused('name', 'TEXT_TOO_LONG')],
  ['two hundred are taken', { name: '长'.repeat(200) }, loaded({ name: '长'.repeat(200) })],
  [
    'letters of another script are remarked',
    { name: 'АBC公司' },
    loaded({ name: 'АBC公司' }, ['name', 'TEXT_MIXED_SCRIPT']),
  ],
  ['a name like a command is a name', { name: "=cmd|' /C calc'!A0" }, loaded({ name: "=cmd|' /C calc'!A0" })],
  ['a name like a statement is a name', { name: "'); DROP TABLE told;--" }, loaded({ name: "'); DROP TABLE told;--" })],
];

const WORDS: Case[] = [
  ['a period may be written as a span', { period: '2026年1—9月' }, loaded({ period: '2026-09' })],
  ['a period may be the last day', { period: '2026/9/30' }, loaded({ period: '2026-09' })],
  ['a period may be the number of a day', { period: '46295' }, loaded({ period: '2026-09' })],
  ['a period that has not come is refused', { period: '2026-11' }, refused('period', 'PERIOD_FUTURE')],
  ['a period before the first is refused', { period: '2009-12' }, refused('period', 'PERIOD_TOO_OLD')],
  ['a period that can be read two ways is refused', { period: '09/10/2026' }, refused('period', 'DATE_AMBIGUOUS')],
  ['a thirteenth month is refused', { period: '2026-13' }, refused('period', 'DATE_INVALID')],
  ['a row without a period is refused', { period: '' }, refused('period', 'REQUIRED_MISSING')],
  [
    'January alone is taken and remarked',
    { period: '2026-01' },
    loaded({ period: '2026-01' }, ['period', 'JANUARY_ALONE']),
  ],
  ['a region may be a code', { region: '220102' }, loaded({ region: '220102' })],
  ['a region may be a chain of names', { region: '吉林省长春市南关区' }, loaded({ region: '220102' })],
  ['a region may be a word of the layout', { region: '省会' }, loaded({ region: '220100' })],
  ['a region nobody knows is refused', { region: '亚特兰蒂斯' }, refused('region', 'REGION_UNKNOWN')],
  ['a region of another province is refused', { region: '330100' }, refused('region', 'REGION_OUT_OF_SCOPE')],
  ['an abolished region is refused with its successor', { region: '220181' }, refused('region', 'REGION_ABOLISHED')],
  ['it is taken for a period in which it stood', { region: '220181', period: '2013-12' }, loaded({ region: '220181' })],
  ['a region is required here', { region: '' }, refused('region', 'REQUIRED_MISSING')],
  ['a day is read', { reportedOn: '2026年10月8日' }, loaded({ reportedOn: '2026-10-08' })],
  [
    'a wrong day is only remarked where the layout says so',
    { reportedOn: '2026-02-30' },
    loaded({ reportedOn: null }, ['reportedOn', 'DATE_INVALID']),
  ],
];

const RULES: Case[] = [
  [
    'V02 assets are liabilities and equity',
    { totalAssets: '100', totalLiabilities: '60', equity: '41' },
    refused('totalAssets', 'V02'),
  ],
  [
    'V02 one step of the last digit is no breach',
    { totalAssets: '100', totalLiabilities: '60', equity: '40.01' },
    loaded({ equity: 40.01 }),
  ],
  [
    'V02 a missing part is no breach',
    { totalAssets: '100', totalLiabilities: '60' },
    loaded({ totalAssets: 100, equity: null }),
  ],
  ['V03 assets hold the current ones', { totalAssets: '100', currentAssets: '101' }, refused('totalAssets', 'V03')],
  [
    'V03 current assets hold receivables and stock',
    { currentAssets: '10', receivables: '6', inventory: '5' },
    refused('currentAssets', 'V03'),
  ],
  ['V03 stock holds finished goods', { inventory: '5', finishedGoods: '6' }, refused('inventory', 'V03')],
  ['V04 revenue holds that of the main business', { revenue: '100', mainRevenue: '100.02' }, refused('revenue', 'V04')],
  [
    'V05 sales hold exports, remarked here',
    { salesValue: '5', exportDelivery: '6' },
    loaded({ salesValue: 5 }, ['salesValue', 'V05']),
  ],
  ['V05 persons hold researchers', { employees: '5', rdStaff: '6' }, loaded({ rdStaff: 6 }, ['employees', 'V05'])],
  ['V05 revenue needs workers', { revenue: '100', averageEmployees: '0' }, loaded({}, ['averageEmployees', 'V05'])],
  ['V05 no revenue needs none', { revenue: '0', averageEmployees: '0' }, loaded({ averageEmployees: 0 })],
  ['research is not above revenue', { revenue: '100', rdExpense: '101' }, refused('rdExpense', 'RULE_RD_GT_REVENUE')],
  [
    'revenue per head above 5,000 looks mis-scaled',
    { revenue: '50001', employees: '10' },
    refused('revenue', 'SCALE_SUSPECT'),
  ],
  ['exactly 5,000 does not', { revenue: '50000', employees: '10' }, loaded({ revenue: 50000 })],
  [
    'a figure no column can hold breaches nothing besides',
    { revenue: '-5', rdExpense: '1', mainRevenue: '1' },
    refused('revenue', 'NUMBER_NEGATIVE'),
  ],
  [
    'nor does one that is too large',
    { revenue: '1000000001', employees: '10' },
    refused('revenue', 'NUMBER_OUT_OF_RANGE'),
  ],
  [
    'a row tells of all its faults',
    { revenue: '约', period: '2099-01' },
    {
      refused: [
        ['period', 'PERIOD_FUTURE'],
        ['revenue', 'NUMBER_UNPARSABLE'],
      ],
    },
  ],
];

const CASES = [...NUMBERS, ...CODES, ...TEXTS, ...WORDS, ...RULES];

describe.each(FORMS)('in %s form', form => {
  let outcome: Outcome;
  beforeAll(async () => {
    const rows = CASES.map(([, cells], index) => goodRow(index + 1, cells));
    const columns = [...LAYOUTS.report.columns.map(({ key }) => key), 'revenuePrior'];
    outcome = await acceptRows({ layout: LAYOUTS.report, rows, form, columns });
  });

  test.each(CASES.map((one, index) => [...one, rowNumber(index)] as const))('%s', (_, __, expected, row) => {
    const marksOf = (marks: Outcome['warn']) =>
      marks.filter(mark => mark.row === row).map(({ field, code }) => [field, code]);
    expect({ refused: marksOf(outcome.quarantine), remarks: marksOf(outcome.warn) }).toEqual({
      refused: expected.refused ?? [],
      remarks: expected.remarks ?? [],
    });
    const taken = outcome.rows!.find(({ row: number }) => number === row);
    if (expected.loaded) expect(taken).toMatchObject(expected.loaded);
    else expect(taken).toBeUndefined();
  });

  test('what was taken and what was said is what lies in the lake', () => {
    expect(outcome.lake.map(({ row_no: row }) => row)).toEqual(outcome.rows!.map(({ row }) => row));
    expect(outcome.issues.filter(({ severity }) => severity === 'refused')).toHaveLength(outcome.quarantine.length);
    expect(outcome.issues.filter(({ severity }) => severity !== 'refused')).toHaveLength(outcome.warn.length);
  });
});

function spaced(code: string): string {
  return code.replace(/(.{4})/g, '$1 ');
}

function wide(code: string): string {
  return Array.from(code, letter => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join('');
}

/** Another letter in the last place. */
function wrongCheck(uscc: string): string {
  return uscc.slice(0, 17) + (uscc.endsWith('0') ? '1' : '0');
}

test('every code of a row has a case here or in the tests beside', () => {
  const elsewhere = [
    'CELL_FORMULA_NO_VALUE',
    'CHOICES_TOO_MANY',
    'ROW_HIDDEN',
    'ROW_RAGGED',
    'NAME_COLLISION',
    'VALUE_UNKNOWN',
    'ROW_DUPLICATE_CONFLICT',
    'ROW_DUPLICATE_IDENTICAL',
    'PERIOD_LOCKED',
  ];
  const here = CASES.flatMap(([, , { refused = [], remarks = [] }]) =>
    [...refused, ...remarks].map(([, code]) => code),
  );
  const rowCodes = Object.keys(INPUT_CODES).filter(code => !/^(?:FILE|CSV)_/.test(code));
  expect(rowCodes.filter(code => !here.includes(code) && !elsewhere.includes(code))).toEqual([]);
});
