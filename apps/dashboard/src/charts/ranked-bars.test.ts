import { rankedBars } from './ranked-bars.js';

test('the highest growth stands on top, and a region without a figure has no bar', () => {
  const option = rankedBars([
    { name: '长春', growth: 8.3 },
    { name: '白城', growth: -4.6 },
    { name: '白山', growth: null },
  ]);
  expect(option).toMatchObject({
    yAxis: { data: ['白城', '长春'] },
    series: [{ data: [{ value: -4.6 }, { value: 8.3 }] }],
  });
});
