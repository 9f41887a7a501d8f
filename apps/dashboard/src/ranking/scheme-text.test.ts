import { numberOf, weightsOf, withNumber, withWeight } from './scheme-text.js';

const TEXT = `id: a
indicators:
  - indicator: revenue-growth
    weight: 1
  - { indicator: rd-growth, minSample: 3 }
minSample: 5 # 少于 5 户不排名
minReportingRate: null
`;

test('numbers of the outermost level are read and changed; remarks stay', () => {
  expect([numberOf(TEXT, 'minSample'), numberOf(TEXT, 'minReportingRate'), numberOf(TEXT, 'places')]).toEqual([
    5,
    null,
    null,
  ]);
  expect(withNumber(TEXT, 'minSample', 3)).toContain('minSample: 3 # 少于 5 户不排名');
  expect(withNumber(TEXT, 'minReportingRate', 80)).toContain('minReportingRate: 80\n');
  expect(withNumber(TEXT, 'places', 2)).toBe(`${TEXT}places: 2\n`);
});

test('a weight is changed where it is written, and written where it was not', () => {
  expect(weightsOf(TEXT)).toEqual([1, 1]);
  const changed = withWeight(withWeight(TEXT, 0, 2.5), 1, 4);
  expect(weightsOf(changed)).toEqual([2.5, 4]);
  expect(changed).toContain('  - { indicator: rd-growth, minSample: 3, weight: 4 }\n');
  expect(withWeight('indicators:\n  - indicator: a\n    tiers: [b]\n', 0, 3)).toBe(
    'indicators:\n  - indicator: a\n    weight: 3\n    tiers: [b]\n',
  );
});
