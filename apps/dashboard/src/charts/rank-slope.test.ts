import { rankSlope } from './rank-slope.js';

test('a line a unit, the first rank at the top, a year without a rank is a gap', () => {
  const option = rankSlope(
    ['2024', '2025'],
    [
      { name: '长春', ranks: [2, 1], isFirst: true },
      { name: '白城', ranks: [null, 9], isFirst: false },
    ],
  );
  expect(option).toMatchObject({
    yAxis: { inverse: true, min: 1, max: 9 },
    xAxis: { data: ['2024', '2025'] },
    series: [
      { name: '长春', data: [2, 1], connectNulls: false },
      { name: '白城', data: [null, 9] },
    ],
  });
});
