/** The cases beside each built-in programme, which anybody can check, against the verdicts of this room. */
import { BUILT_IN, builtIn, inLibrary, library } from '../../test/programmes.js';
import { failuresOf, readCases } from './cases.js';

const book = library();

describe.each(BUILT_IN)('%s', id => {
  const programme = builtIn(id);
  const cases = readCases(inLibrary(id, 'cases.yaml'), `${id}/cases.yaml`, programme);

  test('every case comes as it is expected', () => {
    expect(failuresOf(book, programme, cases)).toEqual([]);
  });

  test('it has cases', () => {
    expect(cases.enterprises.length + cases.claims.length + cases.progress.length).toBeGreaterThan(2);
  });
});

test('a case that expects something else is told: which, what, expected and found', () => {
  const programme = builtIn('jilin-city-2015');
  const yaml = inLibrary('jilin-city-2015', 'cases.yaml').replace('sales-floor: 4000', 'sales-floor: 4001');
  expect(failuresOf(book, programme, readCases(yaml, 'cases', programme))).toEqual([
    {
      case: '定义里的各项都达到，知识产权待核实',
      what: 'sales-floor 差额',
      expected: '4001',
      found: '4000',
    },
  ]);
});

test('a case about a criterion that is not there is told with its line', () => {
  const yaml = `enterprises:
  - name: 试
    enterprise: {}
    on: 2020-01-01
    period: 2019-12
    expect: { criteria: { nothing: met } }
`;
  expect(() => readCases(yaml, 'cases.yaml', builtIn('haicheng-2017'))).toThrow(
    '第 6 行 enterprises.0.expect.criteria：政策里没有“nothing”',
  );
});
