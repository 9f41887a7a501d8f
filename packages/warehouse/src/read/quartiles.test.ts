import { Lake } from '../../test/lake.js';

test('an enterprise stands among those of its division, where there are enough of them', async () => {
  const lake = await Lake.create();
  const firms = Array.from({ length: 9 }, (_, at) => `E${at + 1}`);
  const register = [...firms, 'X'].map(id => ({
    enterprise_id: id,
    name: id,
    region_id: '220102',
    section: 'C',
    industry_code: id === 'X' ? '2511' : '3562',
    valid_from: '2024-01-01',
  }));
  const filed = firms.map((id, at) => ({ enterprise_id: id, period: '2026-09', revenue: 100, rd_expense: at + 1 }));
  const other = { enterprise_id: 'X', period: '2026-09', revenue: 100, rd_expense: 99 };
  const built = await lake.publish([await lake.register(register), await lake.filing([...filed, other])]);
  const warehouse = await built.open();
  const asked = { code: 'rd-intensity', periods: ['2026-09'] };
  // Nine shares of 1 … 9 %.
  expect(await warehouse.quartiles({ ...asked, enterpriseId: 'E1' })).toEqual([
    { period: '2026-09', division: '35', n: 9, low: 3, median: 5, high: expect.closeTo(7, 9) as number },
  ]);
  expect(await warehouse.quartiles({ ...asked, enterpriseId: 'X' })).toEqual([]);
  warehouse.close();
  await lake.remove();
});
