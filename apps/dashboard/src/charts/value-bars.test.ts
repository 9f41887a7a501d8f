import { valueBars } from './value-bars.js';

test('the first row is on top, and a group without a value has a gap', () => {
  const option = valueBars({
    unit: '万元',
    rows: [
      { name: '长春', value: 3 },
      { name: '吉林', value: null },
    ],
    print: value => value.toFixed(1),
  });
  expect(option.yAxis).toMatchObject({ data: ['吉林', '长春'] });
  expect(option.series).toMatchObject([{ data: ['-', 3] }]);
});
