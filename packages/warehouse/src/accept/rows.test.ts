/** What is said of rows as a whole: marks of the reader, repetitions, rows that are no data, and that none is lost. */
import fc from 'fast-check';
import { makeUscc, type Layout } from '@tidu/domain';
import { changed, LAYOUTS } from '../../test/layouts.js';
import { acceptRows, FORMS, goodRow, rowNumber, type Outcome, type Row } from '../../test/sheet.js';

const { report, register, titles } = LAYOUTS;

const said = (marks: Outcome['warn']) => marks.map(({ row, field, code }) => [row, field, code]);
const taken = ({ rows }: Outcome) => rows!.map(({ row }) => row);

describe('marks of the reader', () => {
  test.each<[mark: string, refused: [string | null, string][], remarks: [string | null, string][]]>([
    ['h;', [], [[null, 'ROW_HIDDEN']]],
    ['r9;', [[null, 'ROW_RAGGED']], []],
    ['f4;', [], [['revenue', 'CELL_FORMULA']]],
    [
      'h;f4;',
      [],
      [
        [null, 'ROW_HIDDEN'],
        ['revenue', 'CELL_FORMULA'],
      ],
    ],
    ['e4;', [['revenue', 'CELL_ERROR']], []],
    ['f3;', [], [['period', 'CELL_FORMULA']]],
  ])('%s', async (marks, refused, remarks) => {
    const outcome = await acceptRows({ layout: report, rows: [goodRow(1, { marks: `;${marks}` })] });
    expect(said(outcome.quarantine)).toEqual(refused.map(mark => [2, ...mark]));
    expect(said(outcome.warn)).toEqual(remarks.map(mark => [2, ...mark]));
  });

  test('a formula without a result is told once, and not as a missing cell', async () => {
    const { quarantine } = await acceptRows({ layout: report, rows: [goodRow(1, { revenue: '', marks: ';n4;' })] });
    expect(said(quarantine)).toEqual([[2, 'revenue', 'CELL_FORMULA_NO_VALUE']]);
  });

  test('of a row of another width nothing else is told: nobody knows which cell is which', async () => {
    const row = goodRow(1, { revenue: '约', region: '亚特兰蒂斯', marks: ';r7;' });
    const { quarantine, issues } = await acceptRows({ layout: report, rows: [row] });
    expect(said(quarantine)).toEqual([[2, null, 'ROW_RAGGED']]);
    expect(issues).toMatchObject([{ row: 2, found: '7', expected: '5' }]);
  });
});

describe.each(FORMS)('repetitions in %s form', form => {
  const twice = (layout: Layout, second: Row) =>
    acceptRows({ layout, form, rows: [goodRow(1), goodRow(2), goodRow(1, second)] });

  test('the same row again is taken once', async () => {
    const outcome = await twice(report, {});
    expect(taken(outcome)).toEqual([2, 3]);
    expect(said(outcome.warn)).toEqual([[4, 'uscc', 'ROW_DUPLICATE_IDENTICAL']]);
  });

  test('the same row in other words is the same row', async () => {
    const outcome = await twice(report, { revenue: '100.00', period: '2026年9月', region: '220100' });
    expect(said(outcome.warn)).toEqual([[4, 'uscc', 'ROW_DUPLICATE_IDENTICAL']]);
  });

  test.each<[rule: Layout['duplicates'], taken: number[], refused: number[], remarked: number[]]>([
    ['refuse', [3], [2, 4], []],
    ['first', [2, 3], [], [4]],
    ['last', [3, 4], [], [2]],
  ])('two values for one key: %s', async (duplicates, rows, refused, remarked) => {
    const outcome = await twice(changed(report, { duplicates }), { revenue: '101' });
    expect(taken(outcome)).toEqual(rows);
    expect(said(outcome.quarantine)).toEqual(refused.map(row => [row, 'uscc', 'ROW_DUPLICATE_CONFLICT']));
    expect(said(outcome.warn)).toEqual(remarked.map(row => [row, 'uscc', 'ROW_DUPLICATE_CONFLICT']));
  });

  test('two periods of one enterprise are two rows', async () => {
    expect(taken(await twice(report, { period: '2026-08', revenue: '90' }))).toEqual([2, 3, 4]);
  });

  test('a row that is sent back repeats nothing', async () => {
    expect(taken(await twice(report, { revenue: '约' }))).toEqual([2, 3]);
  });

  test('one name under two codes keeps nobody out', async () => {
    const outcome = await acceptRows({
      layout: report,
      form,
      rows: [goodRow(1), goodRow(2, { name: goodRow(1).name! })],
    });
    expect(taken(outcome)).toEqual([2, 3]);
    expect(said(outcome.warn)).toEqual([
      [2, 'name', 'NAME_COLLISION'],
      [3, 'name', 'NAME_COLLISION'],
    ]);
  });

  test('one code under two names keeps nobody out', async () => {
    const outcome = await twice(report, { period: '2026-08', name: '改名有限公司' });
    expect(taken(outcome)).toEqual([2, 3, 4]);
    expect(said(outcome.warn)).toEqual([
      [2, 'name', 'NAME_COLLISION'],
      [4, 'name', 'NAME_COLLISION'],
    ]);
  });
});

describe.each(FORMS)('rows that are no data in %s form', form => {
  const empty = { uscc: '', name: '', region: '', period: '', revenue: '' };
  test.each<[rule: string, why: string, cells: Row]>([
    ['a sum', 'TOTAL_ROW', { ...empty, uscc: '合计', revenue: '100' }],
    ['a sum named beside the code', 'TOTAL_ROW', { ...empty, name: '总 计', revenue: '100' }],
    ['a sum of a part', 'TOTAL_ROW', { ...empty, name: '小计：长春市', revenue: '100' }],
    ['a note', 'NOTE_ROW', { ...empty, uscc: '注：本表由企业填报' }],
    ['a line of names and telephones', 'NOTE_ROW', { ...empty, name: '填表人：某人', revenue: '联系电话 0431' }],
    [
      'the header again',
      'HEADER_ROW',
      { uscc: '信用代码', name: '企业名称', region: '地区', period: '报告期', revenue: '营业收入' },
    ],
  ])('%s', async (_, why, cells) => {
    const outcome = await acceptRows({ layout: report, form, rows: [goodRow(1), cells] });
    expect(outcome.ignored).toEqual([{ row: 3, why }]);
    expect(outcome.load).toBe(1);
    expect(outcome.quarantine).toEqual([]);
  });

  test('a firm whose name begins like a sum is a firm', async () => {
    const outcome = await acceptRows({ layout: report, form, rows: [goodRow(1, { name: '总计科技有限公司' })] });
    expect(outcome.load).toBe(1);
  });

  test('a row without a code that is none of these is sent back, not passed over', async () => {
    const outcome = await acceptRows({ layout: report, form, rows: [goodRow(1), goodRow(2, { uscc: '' })] });
    expect(said(outcome.quarantine)).toEqual([[3, 'uscc', 'REQUIRED_MISSING']]);
    expect(outcome.ignored).toEqual([]);
  });
});

describe('the whole sheet', () => {
  const withoutPeriod = (serial: number) => {
    const { period: _, ...row } = goodRow(serial);
    return row;
  };

  test('rows without a period of their own take the file’s', async () => {
    const outcome = await acceptRows({ layout: report, rows: [withoutPeriod(1)], options: { filePeriod: '2026-06' } });
    expect(outcome).toMatchObject({ load: 1, periods: ['2026-06'] });
  });

  test('a period that was filled and means nothing is not overruled by the file’s', async () => {
    const rows = [goodRow(1, { period: '' }), goodRow(2, { period: '九月' })];
    const outcome = await acceptRows({ layout: report, rows, options: { filePeriod: '2026-06' } });
    expect(outcome.rows).toMatchObject([{ row: 2, period: '2026-06' }]);
    expect(said(outcome.quarantine)).toEqual([[3, 'period', 'DATE_INVALID']]);
  });

  test('a file’s period that has not come sends back every row that takes it', async () => {
    const outcome = await acceptRows({ layout: report, rows: [withoutPeriod(1)], options: { filePeriod: '2027-03' } });
    expect(said(outcome.quarantine)).toEqual([[2, 'period', 'PERIOD_FUTURE']]);
  });

  test('a sender may report on his own region and below, and on no other', async () => {
    const rows = [goodRow(1, { region: '220202' }), goodRow(2, { region: '220102' }), goodRow(3, { region: '吉林省' })];
    const outcome = await acceptRows({ layout: report, rows, options: { words: { scopeId: '220200' } } });
    expect(taken(outcome)).toEqual([2]);
    expect(said(outcome.quarantine)).toEqual([
      [3, 'region', 'REGION_OUT_OF_SCOPE'],
      [4, 'region', 'REGION_OUT_OF_SCOPE'],
    ]);
  });

  test('a sheet of which four rows in five are out of scale is refused as a whole', async () => {
    const large = { revenue: '60000', employees: '10' };
    const rows = [1, 2, 3, 4].map(serial => goodRow(serial, large)).concat(goodRow(5, { employees: '10' }));
    const outcome = await acceptRows({ layout: report, rows });
    expect(outcome).toMatchObject({ reason: 'FILE_SCALE_SUSPECT', facts: { found: '4' }, load: 0, lake: [] });
    const mixed = await acceptRows({ layout: report, rows: [...rows, goodRow(6, { employees: '10' })] });
    expect(mixed).toMatchObject({ reason: null, load: 2 });
  });

  test('a sheet that is only examined leaves nothing behind', async () => {
    const outcome = await acceptRows({ layout: report, rows: [goodRow(1)], options: { writes: false } });
    expect(outcome).toMatchObject({ load: 1, lake: [] });
  });

  test('a sheet is synthetic when every enterprise in it is', async () => {
    const real = goodRow(1, { uscc: makeUscc(1, '220100') });
    expect((await acceptRows({ layout: report, rows: [goodRow(1)] })).synthetic).toBe(true);
    expect((await acceptRows({ layout: report, rows: [goodRow(2), real] })).synthetic).toBe(false);
  });
});

describe('registers and title lists', () => {
  test('a register is taken with its day, its section and its money in 万元', async () => {
    const row = { uscc: makeUscc(1), name: '甲公司', region: '南关区', industryCode: 'C3562', foundedOn: '2001/2/3' };
    const { lake } = await acceptRows({ layout: register, rows: [{ ...row, capital: '1,000万元', validFrom: '' }] });
    expect(lake).toMatchObject([
      {
        region_id: '220102',
        industry_code: '3562',
        section: 'C',
        founded_on: '2001-02-03',
        registered_capital_cny10k: 1000,
      },
    ]);
    expect(lake[0]!.valid_from).toBe('2026-10-20');
  });

  test('an enterprise without a region waits for one; one of no known industry is sent back', async () => {
    const rows = [
      { uscc: makeUscc(1), name: '甲公司', region: '', industryCode: '' },
      { uscc: makeUscc(2), name: '乙公司', region: '长春', industryCode: '9999' },
    ];
    const outcome = await acceptRows({ layout: register, rows });
    expect(said(outcome.warn)).toEqual([[2, 'region', 'REQUIRED_MISSING']]);
    expect(said(outcome.quarantine)).toEqual([[3, 'industryCode', 'VALUE_UNKNOWN']]);
  });

  test('a title holds three years from its day where the list names no end', async () => {
    const title = {
      uscc: makeUscc(1),
      name: '甲公司',
      tier: '国家级',
      action: '',
      grantedOn: '2024-03-01',
      validTo: '',
    };
    const rows = [title, { ...title, uscc: makeUscc(2), action: '复核', validTo: '2025-01-01' }];
    const { lake } = await acceptRows({ layout: titles, rows });
    expect(lake).toMatchObject([
      { tier: 'national', action: 'grant', valid_from: '2024-03-01', valid_to: '2027-03-01' },
      { tier: 'national', action: 'renew', valid_from: '2024-03-01', valid_to: '2025-01-01' },
    ]);
  });

  test('a title nobody knows is sent back with those there are', async () => {
    const rows = [{ uscc: makeUscc(1), name: '甲公司', tier: '宇宙级', grantedOn: '2024-03-01' }];
    const { issues } = await acceptRows({ layout: titles, rows });
    expect(issues).toMatchObject([{ field: 'tier', code: 'VALUE_UNKNOWN', expected: '省级、国家级' }]);
  });
});

describe('no row is lost', () => {
  const anyCells = fc.record({
    revenue: fc.constantFrom('100', '101', '１００', '约', '', '-1', '#REF!'),
    name: fc.constantFrom('甲公司', '乙公司', '甲\u200b公司', '锟斤拷', ''),
    region: fc.constantFrom('长春市', '220181', '亚特兰蒂斯', ''),
    period: fc.constantFrom('2026-09', '2026-06', '2026-01', '2099-01', '九月'),
    marks: fc.constantFrom('', '', ';h;', ';r9;', ';e4;'),
  });
  const anyKind = fc.constantFrom('data', 'data', 'data', 'total', 'note');
  const anyRow: fc.Arbitrary<[number, string, Row]> = fc.tuple(fc.integer({ min: 1, max: 20 }), anyKind, anyCells);
  const toRow = ([serial, kind, cells]: [number, string, Row]): Row => {
    if (kind === 'total') return { uscc: '合计', name: '', region: '', period: '', revenue: '1', marks: '' };
    if (kind === 'note') return { uscc: '注：自填', name: '', region: '', period: '', revenue: '', marks: '' };
    return { uscc: makeUscc(serial), ...cells };
  };

  test.each(['refuse', 'first', 'last'] as const)(
    'loaded, sent back, passed over or said twice: %s',
    async duplicates => {
      const layout = changed(report, { duplicates });
      await fc.assert(
        fc.asyncProperty(
          fc.array(anyRow, { minLength: 1, maxLength: 60, size: 'max' }),
          fc.constantFrom(...FORMS),
          async (made, form) => {
            const rows = made.map(toRow);
            const outcome = await acceptRows({ layout, rows, form });
            if (made.every(([, kind]) => kind !== 'data')) {
              expect(outcome.reason).toBe('FILE_NO_DATA_ROWS');
              return;
            }
            const numbers = (marks: Outcome['warn']) => new Set(marks.map(({ row }) => row));
            const groups = [
              new Set(taken(outcome)),
              numbers(outcome.quarantine),
              new Set(outcome.ignored.map(({ row }) => row)),
              numbers(outcome.warn.filter(({ code }) => code.startsWith('ROW_DUPLICATE'))),
            ];
            expect(groups.flatMap(group => [...group]).sort((a, b) => Number(a) - Number(b))).toEqual(
              rows.map((_, at) => rowNumber(at)),
            );
            expect([outcome.load, outcome.totals.quarantinedRows]).toEqual([groups[0]!.size, groups[1]!.size]);
          },
        ),
        { numRuns: 6 },
      );
    },
  );
});
