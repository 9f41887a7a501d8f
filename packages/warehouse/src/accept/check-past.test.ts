import { readFileSync } from 'node:fs';
import { makeUscc, readLayout } from '@tidu/domain';
import { Lake, type LakeRow } from '../../test/lake.js';
import { acceptRows, goodRow, rowNumber, type Row } from '../../test/sheet.js';

const layout = readLayout(
  readFileSync(new URL('../../../../pipelines/layouts/operating-report.yaml', import.meta.url), 'utf8'),
  'operating-report.yaml',
);

let lake: Lake;
let snapshotFile: string;

/** What enterprise 1 filed: 100 a month in 2026, 90 a month the year before; its peers file between 1 and 3 a head. */
beforeAll(async () => {
  lake = await Lake.create();
  const own = (period: string, revenue: number, changes: LakeRow = {}): LakeRow => ({
    ...{ enterprise_id: makeUscc(1), period, name: '测试企业1有限公司', region_id: '220102', revenue },
    ...{ rd_expense: revenue / 10, total_assets: 5000, payroll: 77, inventory: 33, receivables: 44, ...changes },
  });
  const months = (year: number, monthly: number) =>
    [2, 3, 4, 5, 6, 7, 8].map(month => own(`${year}-0${month}`, month * monthly));
  const peers = Array.from({ length: 40 }, (_, at): LakeRow => ({
    ...{ enterprise_id: makeUscc(100 + at), period: '2025-09', name: `同行${at}`, region_id: '220102' },
    ...{ revenue: 100 + at * 5, average_employees: 100 },
  }));
  const firms = [1, ...peers.map((_, at) => 100 + at)];
  const register = await lake.register(
    firms.map(serial => ({
      ...{ enterprise_id: makeUscc(serial), name: `企业${serial}`, region_id: '220102' },
      ...{ section: 'C', industry_code: '3670', valid_from: '2024-01-01' },
    })),
  );
  const titles = await lake.titles([
    {
      enterprise_id: makeUscc(1),
      tier: 'provincial',
      action: 'grant',
      valid_from: '2025-01-01',
      valid_to: '2028-01-01',
    },
  ]);
  const filings = await lake.filing([...months(2025, 90), own('2025-09', 810), ...months(2026, 100), ...peers]);
  snapshotFile = (await lake.publish([register, titles, filings])).file;
});
afterAll(() => lake.remove());

/** What a return of enterprise 1 for January to September 2026 is asked, as code and field. */
async function asked(changes: Row): Promise<string[]> {
  const row = goodRow(1, { revenue: '900', rdExpense: '90', ...changes });
  const { warn, load } = await acceptRows({ layout, rows: [row], options: { snapshotFile } });
  expect(load).toBe(1);
  return warn.map(({ code, field }) => `${code} ${field}`);
}

test.each<[why: string, changes: Row, asked: string[]]>([
  ['a return like the months before it', {}, []],
  ['less than eight months had brought', { revenue: '799' }, ['V06 revenue', 'V09 revenue']],
  ['another value for last year than was filed then', { revenuePrior: '790' }, ['V07 revenuePrior']],
  ['the value that was filed', { revenuePrior: '810' }, []],
  ['a month of four', { revenue: '1200' }, ['V09 revenue']],
  ['no R&D in a provincial firm', { rdExpense: '0' }, ['V06 rdExpense', 'V10 rdExpense']],
  ['yuan for 万元', { revenue: '9000000', rdExpense: '900000' }, ['V09 revenue', 'V13 revenue']],
  ['revenue per head far above its industry', { averageEmployees: '90' }, ['V11 revenue']],
  ['revenue per head like its industry', { averageEmployees: '450' }, []],
  [
    'five figures as in the month before',
    { revenue: '800', rdExpense: '80', totalAssets: '5000', payroll: '77', inventory: '33', receivables: '44' },
    ['V09 revenue', 'V12 revenue'],
  ],
])('%s', async (_, changes, expected) => {
  expect((await asked(changes)).sort()).toEqual(expected);
});

test('what it was held against is told, and what the sender explains goes with it', async () => {
  const row = goodRow(1, { revenue: '900', revenuePrior: '790', explanation: '按审计调整' });
  const { issues } = await acceptRows({ layout, rows: [row], options: { snapshotFile } });
  expect(issues).toMatchObject([
    { code: 'V07', field: 'revenuePrior', found: '790.0000', expected: '810.0000', advice: '已说明：按审计调整' },
  ]);
});

test('the periods of one sheet are each other’s past', async () => {
  const rows = [goodRow(7, { period: '2026-08', revenue: '80' }), goodRow(7, { period: '2026-09', revenue: '70' })];
  const { warn } = await acceptRows({ layout, rows });
  expect(warn).toEqual([{ row: rowNumber(1), field: 'revenue', code: 'V06' }]);
});

test('a firm nobody knows has no past to be held against', async () => {
  const { warn } = await acceptRows({ layout, rows: [goodRow(9, { revenue: '5' })], options: { snapshotFile } });
  expect(warn).toEqual([]);
});
