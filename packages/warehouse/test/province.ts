import { Lake, type Built, type LakeRow } from './lake.js';

/** Regions of every kind: counties, a zone, prefectures themselves, an agency, the province itself, and none. */
const REGIONS: readonly (string | null)[] = [
  '220102',
  '220103',
  '220184',
  'changchun-xinqu',
  '220100',
  '220202',
  '220271',
  '220200',
  '220381',
  '222401',
  'changbaishan',
  '220000',
  null,
];
const TIERS = [
  [],
  ['seed'],
  ['municipal'],
  ['provincial'],
  ['provincial', 'national'],
  ['champion', 'municipal'],
  ['champion'],
];
const SECTIONS = ['C', 'C', 'I', null];
const PERIODS = ['2025-06', '2025-09', '2026-03', '2026-06', '2026-09'];
const ENTERPRISES = 130;

/**
 * A province in which every kind of region meets every tier and section, some values are missing, some profits negative,
 * some enterprises without a return or only with one; a quarter moves to 吉林市 in 2026.
 */
export async function provinceOf(lake: Lake): Promise<Built> {
  const ids = Array.from({ length: ENTERPRISES }, (_, index) => index);
  const register = ids.flatMap(index => {
    const entry = { enterprise_id: idOf(index), name: `企业${index}`, section: SECTIONS[index % 4]! };
    const here = { ...entry, valid_from: '2024-01-01', region_id: REGIONS[index % 13]! };
    return index % 4 === 3 ? [here, { ...entry, valid_from: '2026-01-01', region_id: '220202' }] : [here];
  });
  const titles = ids.flatMap(index =>
    TIERS[index % 7]!.map(tier => ({
      enterprise_id: idOf(index),
      tier,
      action: 'grant',
      valid_from: index % 5 === 0 ? '2026-05-01' : '2024-05-01',
      valid_to: index % 9 === 0 ? '2026-08-01' : null,
    })),
  );
  const batches = [await lake.register(register), await lake.titles(titles)];
  for (const [at, period] of PERIODS.entries()) {
    const rows = ids.filter(index => (index + at) % 6 !== 0).map(index => returnOf(index, at));
    batches.push(
      await lake.filing(
        rows.map(row => ({ ...row, period })),
        { receivedOn: dayAfter(period) },
      ),
    );
  }
  return lake.publish(batches);
}

function idOf(index: number): string {
  return `E${String(index).padStart(3, '0')}`;
}

function returnOf(index: number, at: number): LakeRow {
  const step = index * 7 + at * 13;
  const some = (n: number, value: number) => ((step + n) % 11 === 0 ? null : value);
  return {
    enterprise_id: idOf(index),
    reported_on: null,
    revenue: some(1, ((step * 37) % 101) * 10.25),
    revenue_prior: index % 3 === 0 ? some(2, ((step * 29) % 97) * 9.5) : null,
    rd_expense: some(3, ((step * 5) % 17) * 1.1),
    total_profit: some(4, ((step * 3) % 23) - 9),
    total_assets: some(5, 100 + (step % 50)),
    total_liabilities: some(6, step % 90),
    employees: some(7, step % 40),
    average_employees: some(8, (step % 40) + 0.5),
    receivables: some(9, (step % 30) * 2.5),
  };
}

/** In time for two periods of three. */
function dayAfter(period: string): string {
  const month = Number(period.slice(5)) + 1;
  return `${period.slice(0, 4)}-${String(month).padStart(2, '0')}-${period === '2026-06' ? '20' : '08'}`;
}
