/** By how much somebody falls short, also within a criterion of several parts. */
import { library } from '../../test/programmes.js';
import { decide } from './decide.js';
import { shortfallsOf } from './shortfalls.js';

const book = library();
const programme = book.programmeOf('national-2026');

test('of two parts that must both hold, the one that fails is told with its number', () => {
  const year = { revenue: 2000, rdExpense: 90, mainRevenue: 1900, totalAssets: 1000, totalLiabilities: 900 };
  const evidence = {
    industryCode: '3512',
    foundedOn: '2015-01-01',
    titles: [],
    years: [year, { ...year, rdExpense: 120 }, {}],
    facts: {},
  };
  const verdict = decide(book, programme, evidence, { purpose: 'application', on: '2026-05-10', period: '2025-12' });
  const told = shortfallsOf(
    book,
    programme,
    verdict.tiers.find(({ tier }) => tier === 'specialised')!,
  );
  expect(told.filter(({ criterion }) => criterion === 's-rd')).toMatchObject([
    { of: { zh: '研发费用' }, value: 90, threshold: 100, margin: -10, unit: '万元' },
  ]);
  expect(told.filter(({ criterion }) => criterion === 's-debt-ratio')).toMatchObject([
    { of: { zh: '负债合计/资产总计' }, value: 90, threshold: 80, margin: -10, unit: '%' },
  ]);
});
