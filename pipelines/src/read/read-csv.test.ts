/** Text tables as senders save them: encodings, delimiters, quotes, line ends, and what stands around the table. */
import fc from 'fast-check';
import { encode } from 'iconv-lite';
import { marksOf, rowsOf, SHORT, take } from '../../test/take.js';

const HEAD = '代码,企业名称,营业收入';
const TABLE = `${HEAD}\nA,甲公司,1.5\nB,乙公司,2\n`;
const ROWS = [
  ['A', '甲公司', 1.5],
  ['B', '乙公司', 2],
];
const read = (taken: Awaited<ReturnType<typeof take>>) => rowsOf(taken, 'code', 'name', 'revenue');

describe('encodings', () => {
  test.each<[encoding: string, bytes: Buffer]>([
    ['UTF-8', Buffer.from(TABLE)],
    ['UTF-8 with a mark', encode(TABLE, 'utf8', { addBOM: true })],
    ['GBK', encode(TABLE, 'gbk')],
    ['GB18030', encode(TABLE, 'gb18030')],
    ['UTF-16 little-endian with a mark', encode(TABLE, 'utf16le', { addBOM: true })],
    ['UTF-16 big-endian with a mark', encode(TABLE, 'utf16be', { addBOM: true })],
  ])('%s', async (_, bytes) => {
    expect(read(await take(bytes))).toEqual(ROWS);
  });

  test('letters of four bytes in GB18030', async () => {
    expect(rowsOf(await take(encode(`${HEAD}\nA,𠮷㐀公司,1\n`, 'gb18030')), 'name')).toEqual([['𠮷㐀公司']]);
  });

  test.each(['utf8', 'gb18030'] as const)('a letter cut by the end of a mebibyte, in %s', async encoding => {
    const filling = Array.from({ length: 60_000 }, (_, at) => `N${at},企业名称很长的公司,1`).join('\n');
    for (const shift of ['', 'x', 'xx']) {
      const taken = await take(encode(`${HEAD}\nS${shift},甲,1\n${filling}\n`, encoding));
      expect(taken).toMatchObject({ refused: null, load: 60_001 });
      expect(new Set(taken.rows!.map(({ name }) => name))).toEqual(new Set(['甲', '企业名称很长的公司']));
    }
  });

  test.each<[why: string, bytes: Buffer, code: string, found: string | null]>([
    [
      'two encodings in one file',
      Buffer.concat([Buffer.from(TABLE), encode('C,丙公司,3\n', 'gbk')]),
      'FILE_ENCODING_INVALID',
      '第 4 行',
    ],
    [
      'a mark that does not hold',
      Buffer.concat([encode(TABLE, 'utf8', { addBOM: true }), encode('C,丙公司,3\n', 'gbk')]),
      'FILE_ENCODING_INVALID',
      '第 4 行',
    ],
    ['UTF-16 without a mark', encode(TABLE, 'utf16le'), 'FILE_ENCODING_UNKNOWN', null],
    ['UTF-32', encode(TABLE, 'utf32le', { addBOM: true }), 'FILE_ENCODING_UNKNOWN', null],
    [
      'UTF-16 that breaks off',
      encode(TABLE, 'utf16le', { addBOM: true }).subarray(0, -1),
      'FILE_ENCODING_INVALID',
      'UTF-16LE',
    ],
    [
      'Big5, which reads as nonsense',
      encode('代碼,企業名稱,營業收入\nA,甲公司,1\n', 'big5'),
      'FILE_ENCODING_UNKNOWN',
      null,
    ],
    ['bytes that are no text', Buffer.concat([Buffer.from(TABLE), Buffer.alloc(40, 3)]), 'FILE_BINARY_CONTENT', null],
  ])('%s is refused', async (_, bytes, code, found) => {
    expect(await take(bytes)).toMatchObject({ refused: code, found });
  });
});

describe('delimiters', () => {
  test.each([',', ';', '\t', '|'])('%j', async delimiter => {
    const taken = await take(TABLE.replaceAll(',', delimiter));
    expect(read(taken)).toEqual(ROWS);
    expect(taken.read!.cells).toMatchObject({ form: 'csv', delimiter });
  });

  test('a comma in a table of semicolons is a comma', async () => {
    expect(read(await take('代码;企业名称;营业收入\nA;甲, 乙公司;1,234\n'))).toEqual([['A', '甲, 乙公司', 1234]]);
  });
});

describe('quotes', () => {
  test.each<[rule: string, cell: string, name: string]>([
    ['a delimiter in quotes is a letter', '"甲, 乙公司"', '甲, 乙公司'],
    ['a doubled quote is a quote', '"甲""乙""公司"', '甲"乙"公司'],
    ['a line break in quotes is a space of the name', '"甲\n公司"', '甲 公司'],
    ['a quote inside a plain field is a letter', '甲"乙公司', '甲"乙公司'],
    ['text after a closing quote belongs to the field', '"甲"乙公司', '甲乙公司'],
  ])('%s', async (_, cell, name) => {
    expect(read(await take(`${HEAD}\nA,${cell},1\nB,乙公司,2\n`))).toEqual([
      ['A', name, 1],
      ['B', '乙公司', 2],
    ]);
  });

  test('rows are numbered by records, whatever their line breaks', async () => {
    const taken = await take(`${HEAD}\nA,"甲\n\n公司",1\nB,乙公司,约\n`);
    expect(marksOf(taken)).toEqual([
      [3, 'revenue', 'NUMBER_UNPARSABLE'],
      [2, 'name', 'TEXT_CONTROL_REMOVED'],
    ]);
  });

  test.each([
    ['in the last row', `${HEAD}\nA,甲公司,1\nB,"乙公司,2\n`, '3'],
    ['in a long file', `${HEAD}\nA,"甲公司,1\n${'B,乙公司,2\n'.repeat(200_000)}`, '2'],
  ])('a quote that never closes refuses the file: %s', async (_, text, found) => {
    expect(await take(text)).toMatchObject({ refused: 'CSV_UNTERMINATED_QUOTE', found });
  });
});

describe('line ends', () => {
  test.each([
    ['CR LF', TABLE.replaceAll('\n', '\r\n')],
    ['CR alone', TABLE.replaceAll('\n', '\r')],
    ['a last line without an end', TABLE.trimEnd()],
    ['blank lines at the end', `${TABLE}\n\n`],
    ['CR LF and LF mixed', TABLE.replace('\n', '\r\n')],
  ])('%s', async (_, text) => {
    expect(read(await take(text))).toEqual(ROWS);
  });

  test('blank lines between rows are counted and no rows', async () => {
    const taken = await take(`${HEAD}\n\nA,甲公司,1.5\n\nB,乙公司,约\n`);
    expect(taken.rows!.map(({ row }) => row)).toEqual([3]);
    expect(marksOf(taken)).toEqual([[5, 'revenue', 'NUMBER_UNPARSABLE']]);
  });

  test('a CR LF cut by the end of a mebibyte is one line end', async () => {
    const row = 'N,甲公司,1\r\n';
    const before = (1 << 20) - Buffer.byteLength(`${HEAD}\r\n`) + 1;
    const rows = Math.floor(before / Buffer.byteLength(row)) - 1;
    const first = `F,${'x'.repeat(before - rows * Buffer.byteLength(row) - 'F,,1\r\n'.length)},1\r\n`;
    const text = `${HEAD}\r\n${first}${row.repeat(rows)}${row}`;
    expect(Buffer.from(text)[(1 << 20) - 1]).toBe(0x0d);
    const taken = await take(text);
    expect(taken.read).toMatchObject({ cells: { form: 'csv', rows: rows + 2 } });
  });
});

describe('what stands around the table', () => {
  test('titles, a line of the unit and a line of units are read, not taken for rows', async () => {
    const taken = await take(`某某市经营情况表（2026年1—9月）,,\n单位：千元,,\n${HEAD}\nA,甲公司,15\n`);
    expect(read(taken)).toEqual([['A', '甲公司', 1.5]]);
    expect(taken.read!.plan).toMatchObject({ headerRow: 3, firstRow: 4 });
    const units = await take(`${HEAD}\n,,（千元）\nA,甲公司,15\n`);
    expect(read(units)).toEqual([['A', '甲公司', 1.5]]);
    expect(units.ignored).toEqual([{ row: 2, why: 'UNITS_ROW' }]);
  });

  test('units that contradict each other refuse the file', async () => {
    expect(await take('单位：千元,,\n代码,企业名称,营业收入（万元）\nA,甲,1\n')).toMatchObject({
      refused: 'FILE_UNIT_MISMATCH',
    });
  });

  test('headers are found through spaces, full-width letters and what one cannot see', async () => {
    expect(read(await take('代 码, 企业名称\u200b,营业收入（万元）\nA,甲公司,1\n'))).toEqual([['A', '甲公司', 1]]);
  });

  test('a row of another width is sent back alone; empty cells beyond the header are no width', async () => {
    const taken = await take(`${HEAD}\nA,甲公司\nB,乙公司,2,,\nC,丙公司,3,4\n`);
    expect(read(taken)).toEqual([['B', '乙公司', 2]]);
    expect(marksOf(taken)).toEqual([
      [2, null, 'ROW_RAGGED'],
      [4, null, 'ROW_RAGGED'],
    ]);
  });

  test('a column nobody knows is named, one that is ignored is not', async () => {
    const taken = await take('代码,秘密,营业收入,备注\nA,x,1,y\n');
    expect(taken.read!.plan.unknown).toEqual(['秘密']);
  });

  test('the year before stands beside the year, by its header', async () => {
    const taken = await take('代码,营业收入,营业收入上年同期,利润总额,上年同期\nA,5,4,3,2\n');
    expect(rowsOf(taken, 'revenue', 'revenuePrior', 'totalProfit', 'totalProfitPrior')).toEqual([[5, 4, 3, 2]]);
  });

  test.each<[why: string, text: string, code: string]>([
    ['no bytes', '', 'FILE_EMPTY'],
    ['only a header', `${HEAD}\n`, 'FILE_NO_DATA_ROWS'],
    ['only a header and blank lines', `${HEAD}\n\n\n`, 'FILE_NO_DATA_ROWS'],
    ['no header', 'A,甲公司,1\nB,乙公司,2\n', 'FILE_HEADER_NOT_FOUND'],
    ['a header too far down', `${'x\n'.repeat(40)}${TABLE}`, 'FILE_HEADER_NOT_FOUND'],
    ['a required column missing', '企业名称,营业收入\n甲,1\n', 'FILE_MISSING_COLUMN'],
    ['one column twice', '代码,营业收入,营业收入\nA,1,2\n', 'FILE_DUPLICATE_HEADER'],
    ['a cell without end', `${HEAD}\nA,${'长'.repeat(50_000)},1\n`, 'FILE_FIELD_TOO_LONG'],
    ['a line without end', `${HEAD}\n${'A,甲,1\n'.repeat(40_000)}${'A,'.repeat(1_100_000)}`, 'FILE_FIELD_TOO_LONG'],
    ['a header without end', `${'x,'.repeat(20_000)}\n`, 'FILE_TOO_MANY_COLUMNS'],
    ['a header wider than the layout allows', `${HEAD}${',备注'.repeat(600)}\nA,甲,1\n`, 'FILE_TOO_MANY_COLUMNS'],
    ['a web page', '<html><table><tr><td>代码</td></tr></table></html>', 'FILE_TYPE_MISMATCH'],
    ['a picture', '\u0089PNG', 'FILE_HEADER_NOT_FOUND'],
  ])('%s', async (_, text, code) => {
    expect(await take(text)).toMatchObject({ refused: code });
  });

  test.each<[what: string, bytes: number[], found: string]>([
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10], 'PNG 图片'],
    ['a PDF', [...Buffer.from('%PDF-1.7')], 'PDF 文档'],
    ['a gzip', [0x1f, 0x8b, 8], 'gzip 压缩包'],
  ])('%s is named as what it is', async (_, bytes, found) => {
    expect(await take(Buffer.from(bytes))).toMatchObject({ refused: 'FILE_TYPE_MISMATCH', found });
  });

  test('more rows than the layout allows refuse the file', async () => {
    const short = { ...SHORT, limits: { ...SHORT.limits, maxRows: 1 } };
    expect(await take(TABLE, short)).toMatchObject({ refused: 'FILE_TOO_MANY_ROWS' });
  });
});

describe('whatever is written by the rules is read', () => {
  const anyCell = fc.string({
    unit: fc.constantFrom('甲', 'x', ' ', ',', ';', '"', '\n', '\r', '\r\n', "'"),
    maxLength: 6,
  });
  const quoted = (cell: string) => (/[",;\r\n']/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const plain = (cell: string) => `公${cell}司`.replace(/\s*[\r\n]+\s*/g, ' ');

  test.each(['\n', '\r\n', '\r'])('lines ending in %j', async end => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyCell, { minLength: 1, maxLength: 40, size: 'max' }),
        fc.boolean(),
        async (cells, ended) => {
          const lines = cells.map((cell, index) => `N${index},${quoted(`公${cell}司`)},${index}`);
          const taken = await take([HEAD, ...lines].join(end) + (ended ? end : ''));
          expect(read(taken)).toEqual(cells.map((cell, index) => [`N${index}`, plain(cell), index]));
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('one record that is built otherwise among many that are alike', () => {
  const alike = Array.from({ length: 40 }, (_, at) => `N${at},甲公司,${at}`);
  test.each<[what: string, line: string, rows: number, sentBack: boolean]>([
    ['a blank line', '', 40, false],
    ['a row too short', 'X,甲公司', 40, true],
    ['a row too long', 'X,甲公司,1,2', 40, true],
    ['a figure that is none', 'X,甲公司,约', 40, true],
    ['a quoted field', 'X,"甲,公司",1', 41, false],
    ['a line break in quotes', 'X,"甲\n公司",1', 41, false],
    ['a quote inside a field', 'X,甲"公司,1', 41, false],
  ])('%s, wherever it stands', async (_, line, rows, sentBack) => {
    for (const end of ['\n', '\r\n'])
      for (const at of [0, 1, 17, 40]) {
        const taken = await take([HEAD, ...alike.toSpliced(at, 0, line), ''].join(end));
        expect(taken.load).toBe(rows);
        expect(taken.quarantine!.map(({ row }) => row)).toEqual(sentBack ? [at + 2] : []);
        // The records after it keep their numbers.
        expect(taken.rows!.at(-1)!.row).toBe(at === 40 && rows === 40 ? 41 : 42);
      }
  });

  test.each([
    ['\r\n', '\n'],
    ['\n', '\r\n'],
    ['\n', '\r'],
  ])('another line end, %j after %j', async (end, other) => {
    const text = alike.map((line, at) => line + (at === 17 ? other : end)).join('');
    const taken = await take(`${HEAD}${end}${text}`);
    expect(taken.rows!.map(({ row, code }) => [row, code])).toEqual(alike.map((_, at) => [at + 2, `N${at}`]));
  });
});

test('a regular file is read from the sender’s own bytes, any other is written anew', async () => {
  expect((await take(TABLE)).read!.cells).toMatchObject({ form: 'csv' });
  expect((await take(`${HEAD}\nA,甲"公司,1\n`)).read!.cells).toMatchObject({ form: 'cells' });
});
